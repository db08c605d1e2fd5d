import * as z from 'zod'
import { Problem } from '../problem.ts'
import { line } from './line.ts'

export const Language = z.enum(['zh-CN', 'en'])
export type Language = z.infer<typeof Language>

const isPort = (port: number): boolean => port >= 1 && port <= 65_535

/** What the bench is set to. Kept in the store; every change is journaled. */
export const AppSettings = z.object({
  benchName: line(60),
  siteName: line(60),
  sitePhone: line(32),
  /** The person at the bench; on every record. Empty until someone types it. */
  technician: line(40),
  language: z.union([Language, z.literal('system')]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Subscriber data is masked on screen and in print. */
  masked: z.boolean(),
  sounds: z.boolean(),
  /** `host:port` of the payment host that the traffic check connects to; empty: that check is not possible here. */
  paymentHost: z
    .string()
    .trim()
    .max(253 + 6)
    .regex(/^$|^[A-Za-z0-9][A-Za-z0-9.-]*:\d{1,5}$/)
    .refine((text) => text === '' || isPort(Number(text.slice(text.lastIndexOf(':') + 1)))),
  /** RSRP in dBm below which a signal counts as too weak (LTE, NR). */
  signalThresholdDbm: z.number().int().min(-140).max(-44),
  /** Months after which a card is due by the shop's own rule; 0: no such rule. */
  replaceAfterMonths: z.number().int().min(0).max(60),
  retentionMonths: z.number().int().min(1).max(120),
})
export type AppSettings = z.infer<typeof AppSettings>

export const AppView = z.object({
  topic: z.literal('app'),
  version: z.string(),
  shell: z.enum(['electron', 'browser', 'test']),
  /** The language of the system, for `language: 'system'`. */
  systemLanguage: Language,
  settings: AppSettings,
  /** The shell can start a simulated terminal; `running` while one is there. */
  demo: z.object({ offered: z.boolean(), running: z.boolean(), terminalId: z.string().optional() }),
  looking: z.boolean(),
  /** Serial ports that were found and not recognised: offered, never probed unasked. */
  unknownPorts: z.array(
    z.object({
      path: z.string(),
      name: z.string().optional(),
      usb: z.string().optional(),
    }),
  ),
  /** Why ports could not be listed, where they could not. */
  portsProblem: Problem.optional(),
  openJobs: z.number().int(),
  orders: z.number().int(),
})
export type AppView = z.infer<typeof AppView>
