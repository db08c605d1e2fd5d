import type { Check } from '../../../shared/contract/swap.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Snapshot } from '../../../shared/snapshot.ts'
import type { Clock } from '../../session/clock.ts'
import type { Terminal, TerminalError } from '../../terminal/terminal.ts'
import { POLL_MS } from '../deadlines.ts'

/** What one of step 8's checks comes to. */
export type Verdict = Pick<Check, 'status' | 'seen' | 'problem'>

/** What a check works with: one terminal on one link, and what was agreed for this attempt. */
export interface CheckContext {
  readonly terminal: Terminal
  /** The readings so far; `read` brings some of them up to date. */
  snapshot(): Snapshot
  read(what: 'card' | 'signal' | 'contexts'): Promise<Result<Snapshot, TerminalError>>
  /** ICCIDs of the card that is expected and of the one that was there before. */
  readonly expectedIccid: string
  readonly oldIccid: string | undefined
  /** dBm. */
  readonly signalThresholdDbm: number
  /** `host:port`, or empty. */
  readonly paymentHost: string
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** An error only where the terminal did not give an answer at all; a bad answer is a verdict. */
export type CheckRun = (context: CheckContext) => Promise<Result<Verdict, TerminalError>>

export const verdict = (
  status: Verdict['status'],
  seen: Record<string, string | number | undefined> = {},
  problem?: Verdict['problem'],
): Result<Verdict, never> =>
  ok({
    status,
    seen: Object.fromEntries(
      Object.entries(seen).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
    ),
    ...(problem && { problem }),
  })

/** Reads and judges, again and again until there is a verdict; `judge` is told how many milliseconds have passed. */
export async function until(
  context: CheckContext,
  what: 'card' | 'signal',
  judge: (snapshot: Snapshot, passedMs: number) => Result<Verdict, never> | undefined,
): Promise<Result<Verdict, TerminalError>> {
  const began = context.clock.now()
  for (;;) {
    const read = await context.read(what)
    if (!read.ok) return read
    const judged = judge(read.value, context.clock.now() - began)
    if (judged) return judged
    await context.clock.sleep(POLL_MS, context.signal)
    if (context.signal.aborted) return err({ code: 'aborted' })
  }
}
