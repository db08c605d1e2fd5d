import * as z from 'zod'
import { Outcome } from '../outcome.ts'
import { SwapView } from './swap.ts'

/** A row of the list. Subscriber data in it is masked already. */
export const OrderRow = z.object({
  orderNumber: z.string(),
  jobId: z.string(),
  status: z.enum(['open', 'closed', 'abandoned']),
  outcome: Outcome.optional(),
  merchant: z.string().optional(),
  model: z.string().optional(),
  newCardTail: z.string().optional(),
  technician: z.string(),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  simulated: z.boolean(),
})
export type OrderRow = z.infer<typeof OrderRow>

export const OrderFilter = z.object({
  text: z.string().trim().max(100).optional(),
  limit: z.number().int().min(1).max(500).default(100),
  offset: z.number().int().min(0).default(0),
})
export type OrderFilter = z.infer<typeof OrderFilter>

/** The lasting record of one job: its folded state, and who and where. It is rebuilt from the journal alone. */
export const WorkOrder = z.object({
  job: SwapView,
  site: z.object({ siteName: z.string(), benchName: z.string(), sitePhone: z.string() }),
  nextSteps: z.object({
    usageCheck: z.string().optional(),
    replaceDue: z.string().optional(),
    replaceRuleMonths: z.number().int().optional(),
    planEnd: z.string().optional(),
  }),
  retentionMonths: z.number().int(),
})
export type WorkOrder = z.infer<typeof WorkOrder>
