import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { ControlState, ControlVerb } from '../control.ts'
import { Problem } from '../problem.ts'
import { AppSettings, AppView } from './app.ts'
import { Reason } from './line.ts'
import { OrderFilter, OrderRow, WorkOrder } from './orders.ts'
import { Intake, OldCardFate, PaymentTest, Step, SwapView, WordName } from './swap.ts'
import { ContextsView, ReadingView, SignalSample, TerminalView } from './terminal.ts'

/** One thing of the state. Views are keyed; a frame carries the newest value of each key that changed. */
export const StateValue = z.discriminatedUnion('topic', [AppView, TerminalView, ReadingView, ContextsView, SwapView])
export type StateValue = z.infer<typeof StateValue>

/**
 * State goes out as one whole frame, then as changes: at most one frame per 50 ms, the newest value per key, the next only after
 * the client's ack. `value: null` takes a key away. A reload simply follows again.
 */
export const Frame = z.object({
  streamId: z.string(),
  seq: z.number().int(),
  /** True for the first: drop what you had. */
  whole: z.boolean(),
  changes: z.array(z.object({ key: z.string(), value: StateValue.nullable() })),
})
export type Frame = z.infer<typeof Frame>

/** The one error that calls fail with; its data is a problem of the documented set. */
const call = oc.errors({ PROBLEM: { status: 409, data: Problem } })
const done = z.object({})
const ofJob = z.object({ jobId: z.string(), seq: z.number().int() })
const ofTerminal = z.object({ terminalId: z.string() })

/** Every call and stream between the window and the host. Both ends are derived from it, and so are the tests' hosts. */
export const contract = {
  state: {
    follow: oc.input(z.object({})).output(eventIterator(Frame)),
    ack: oc.input(z.object({ streamId: z.string(), seq: z.number().int() })).output(done),
  },
  app: {
    change: call.input(AppSettings.partial()).output(AppSettings),
  },
  bench: {
    /** Looks for terminals once more. */
    look: call.input(z.object({})).output(z.object({ found: z.number().int() })),
    /** A tty or COM path, or tcp://host:port. */
    add: call
      .input(z.object({ address: z.string().trim().min(1).max(1024), baudRate: z.number().int().optional() }))
      .output(ofTerminal),
    remove: call.input(ofTerminal).output(done),
    /** Reads everything once more. */
    refresh: call.input(ofTerminal).output(done),
    signalHistory: call.input(ofTerminal).output(z.array(SignalSample)),
  },
  swap: {
    open: call.input(ofTerminal).output(SwapView),
    recordIntake: call.input(ofJob.extend({ intake: Intake })).output(SwapView),
    readBefore: call.input(ofJob).output(SwapView),
    checkNewCard: call
      .input(
        ofJob.extend({
          iccid: z.string().max(40),
          how: z.enum(['scanned', 'typed']),
          usedElsewhere: z.enum(['no', 'yes', 'unknown']),
          override: z.object({ reason: Reason }).optional(),
        }),
      )
      .output(SwapView),
    /** The technician's word, kept with name and time. */
    say: call.input(ofJob.extend({ word: WordName })).output(SwapView),
    verify: call.input(ofJob).output(SwapView),
    writeBoundNumber: call
      .input(ofJob.extend({ number: z.string().max(32), merchantAgreed: z.literal(true) }))
      .output(SwapView),
    skipSetting: call.input(ofJob.extend({ reason: Reason })).output(SwapView),
    recordPaymentTest: call.input(ofJob.extend({ test: PaymentTest })).output(SwapView),
    recordOldCard: call.input(ofJob.extend({ oldCard: OldCardFate })).output(SwapView),
    /** Leaves the current step for the next; refused as `stepIncomplete` while something is missing. */
    next: call.input(ofJob.extend({ from: Step })).output(SwapView),
    /** Goes back to an earlier step because something has to be done again. */
    goBack: call.input(ofJob.extend({ to: Step, reason: Reason })).output(SwapView),
    /** Ends step 10: the work order is closed with the outcome that stands. */
    finish: call.input(ofJob).output(SwapView),
    abandon: call.input(ofJob.extend({ reason: Reason })).output(SwapView),
  },
  orders: {
    list: call.input(OrderFilter).output(z.object({ rows: z.array(OrderRow), total: z.number().int() })),
    get: call.input(z.object({ orderNumber: z.string() })).output(WorkOrder),
  },
  demo: {
    start: call.input(z.object({})).output(ofTerminal),
    /** What a hand does to the simulated terminal: handed on to the simulator's own process, never read by the host. */
    control: call.input(ControlVerb).output(ControlState),
  },
}
export type Contract = typeof contract
