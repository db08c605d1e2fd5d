import * as z from 'zod'
import { EndpointId } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import { PdpContext, SNAPSHOT_LEAVES } from '../snapshot.ts'

/** A rule's verdict on a snapshot. `rule` names it; its words stand in the dictionaries, filled from `params`. */
export const Finding = z.object({
  rule: z.string(),
  state: z.enum(['look', 'wrong', 'unknown']),
  confidence: z.enum(['high', 'medium', 'low']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The dotted paths of the readings it rests on. */
  evidence: z.array(z.string()),
})
export type Finding = z.infer<typeof Finding>

export const Capability = z.union([
  z.object({ possible: z.literal(true) }),
  z.object({ possible: z.literal(false), reason: z.string() }),
])

/** One terminal on the bench, without its readings: those stream by themselves. */
export const TerminalView = z.object({
  topic: z.literal('terminal'),
  id: z.string(),
  /** Its place on the board, from 1; kept while the console runs and over expected reboots. */
  place: z.number().int().min(1),
  endpoint: EndpointId,
  simulated: z.boolean(),
  link: z.object({
    state: z.enum(['opening', 'connected', 'gone', 'failed']),
    since: z.string(),
    /** True while a job expects the link to be away (power off, reboot). */
    expected: z.boolean(),
    problem: Problem.optional(),
  }),
  /** `identifying`: talking, nothing known. `reading`: the first snapshot fills in. `live`: it is polled each second. */
  phase: z.enum(['waiting', 'identifying', 'reading', 'live', 'notAnswering', 'paused']),
  problem: Problem.optional(),
  dialect: z.string().optional(),
  progress: z.object({ read: z.number().int(), total: z.number().int() }),
  /** When the last complete snapshot ended. */
  readAt: z.string().optional(),
  findings: z.array(Finding),
  jobId: z.string().optional(),
  capabilities: z.record(z.enum(['tcp', 'ping', 'powerOff', 'boundNumber']), Capability).optional(),
})
export type TerminalView = z.infer<typeof TerminalView>

const paths = Object.entries(SNAPSHOT_LEAVES).flatMap(([group, leaves]) => leaves.map((leaf) => `${group}.${leaf}`))

/** The latest reading at one path of one terminal's snapshot; its value was checked by the Snapshot schema at the edge. */
export const ReadingView = z.object({
  topic: z.literal('reading'),
  terminalId: z.string(),
  path: z.enum(paths as [string, ...string[]]),
  reading: z.union([
    z.object({
      value: z.union([z.string(), z.number(), z.boolean()]),
      raw: z.string(),
      source: z.string(),
      at: z.string(),
    }),
    z.object({ unknown: z.string(), detail: z.string().optional() }),
  ]),
})
export type ReadingView = z.infer<typeof ReadingView>

export const ContextsView = z.object({
  topic: z.literal('contexts'),
  terminalId: z.string(),
  contexts: z.array(PdpContext),
})
export type ContextsView = z.infer<typeof ContextsView>

/** One point of the live chart. */
export const SignalSample = z.object({
  at: z.string(),
  rsrpDbm: z.number().nullable(),
  rssiDbm: z.number().nullable(),
})
export type SignalSample = z.infer<typeof SignalSample>
