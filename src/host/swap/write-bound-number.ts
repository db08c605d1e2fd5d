import type { SettingResult } from '../../shared/contract/swap.ts'
import { problem } from '../../shared/problem.ts'
import { isInterruption, terminalProblem } from '../session/terminal-problem.ts'
import type { Identity, Terminal, TerminalError } from '../terminal/terminal.ts'
import { type Act, type ActContext, type ActEnd, notProved, proved, waiting } from './act.ts'

/** What is to be written, where, and to which card in which terminal; undefined while the terminal is away. */
interface Write {
  readonly terminal: Terminal
  readonly number: string
  readonly expect: Identity
}

function writeOf({ state, act, world }: ActContext): Write | undefined {
  const terminal = world.terminal()
  if (!terminal || act.intent.act !== 'writeBoundNumber') return undefined
  const { imei, newCard } = state()
  return { terminal, number: act.intent.number, expect: { imei, iccid: newCard?.iccid } }
}

/**
 * Step 9: the old value is read and journaled, the new one written once, read back and compared. A turn that is not the first one
 * looks at the card before anything else and never writes: one click is at most one write.
 */
export const writeBoundNumber: Act = async (context) => {
  const write = writeOf(context)
  if (!write) return waiting()
  if (!context.fresh) return lookUp(context, write)
  const { terminal, number, expect } = write
  const { act, boundNumber, signal, note, done } = context

  const old = await boundNumber.readOld(terminal, expect, signal)
  if (!old.ok) return ended(context, old.error)
  if (!note({ type: 'oldValueRead', attempt: act.attempt, old: old.value })) return waiting()
  // The card has it already: the read that said so is the proof, and the record is spared a write.
  if (boundNumber.same(old.value, number)) return done() ? matches(context, old.value) : waiting()

  const written = await boundNumber.write(terminal, number, expect, signal)
  // Without an answer it may have been written or not: the card knows.
  if (!written.ok) return written.error.code === 'notAnswering' ? lookUp(context, write) : ended(context, written.error)
  if (!done()) return waiting()
  const readBack = await boundNumber.readBack(terminal, expect, signal)
  return readBack.ok ? compared(context, write, readBack.value) : ended(context, readBack.error)
}

/** The intent stands and its proof is missing: what does the card say? */
async function lookUp(context: ActContext, write: Write): Promise<ActEnd> {
  const { act, boundNumber, signal, done } = context
  const { terminal, number, expect } = write
  const read = await boundNumber.readBack(terminal, expect, signal)
  if (!read.ok) return ended(context, read.error)
  if (act.state === 'done') return compared(context, write, read.value)
  if (boundNumber.same(read.value, number)) return done() ? matches(context, read.value) : waiting()
  // The write did not come about. Whether it is tried again is for the technician to say.
  return notProved(problem('notProved', undefined, 'not written'))
}

const compared = (context: ActContext, { number }: Write, readBack: string): ActEnd =>
  context.boundNumber.same(readBack, number)
    ? matches(context, readBack)
    : notProved(problem('readBackDiffers'), { ...result(context, 'differs'), readBack })

const matches = (context: ActContext, readBack: string): ActEnd =>
  proved({ act: 'writeBoundNumber', result: { ...result(context, 'matches'), readBack } })

function ended(context: ActContext, error: TerminalError): ActEnd {
  if (isInterruption(error)) return waiting()
  const why = terminalProblem(error)
  switch (error.code) {
    case 'unsupported':
      return notProved(why, { ...result(context, 'unsupported'), reason: error.reason, problem: why })
    case 'refused':
      return notProved(why, { ...result(context, 'refused'), problem: why })
    default:
      return notProved(why)
  }
}

function result({ state, act, clock }: ActContext, status: SettingResult['status']): SettingResult {
  const { old } = state().setting ?? {}
  return {
    setting: 'boundNumber',
    status,
    at: new Date(clock.now()).toISOString(),
    ...(old !== undefined && { old }),
    ...(act.intent.act === 'writeBoundNumber' && { wanted: act.intent.number }),
  }
}
