import { problem } from '../../shared/problem.ts'
import { ok, type Result } from '../../shared/result.ts'
import { applyChange, emptySnapshot, type Snapshot } from '../../shared/snapshot.ts'
import { isInterruption, terminalProblem } from '../session/terminal-problem.ts'
import type { Terminal, TerminalError } from '../terminal/terminal.ts'
import { type Act, notProved, proved, waiting } from './act.ts'
import { factsOf } from './facts.ts'
import { otherTerminal, sameTerminal } from './identity.ts'

/** Everything, read now; nothing of it is older than this call. */
export async function readAll(terminal: Terminal, signal: AbortSignal): Promise<Result<Snapshot, TerminalError>> {
  let snapshot = emptySnapshot()
  const read = await terminal.readSnapshot((change) => {
    snapshot = applyChange(snapshot, change)
  }, signal)
  return read.ok ? ok(snapshot) : read
}

/** Step 2: terminal and old card, freshly read. Reading changes nothing, so after a restart it is simply read again. */
export const readBefore: Act = async ({ state, world, clock, signal, done }) => {
  const terminal = world.terminal()
  if (!terminal) return waiting()
  const read = await readAll(terminal, signal)
  if (!read.ok) return isInterruption(read.error) ? waiting() : notProved(terminalProblem(read.error))
  if (!done()) return waiting()
  const facts = factsOf(read.value, new Date(clock.now()).toISOString())
  const { imei } = state()
  switch (sameTerminal(imei, facts.imei)) {
    case 'other':
      return notProved(otherTerminal(imei, facts.imei))
    case 'unread':
      return notProved(problem('notProved', undefined, 'no IMEI'))
    default:
      return proved({ act: 'readBefore', facts })
  }
}
