import type { SettingResult } from '../../shared/contract/swap.ts'
import { problem } from '../../shared/problem.ts'
import { isInterruption, terminalProblem } from '../session/terminal-problem.ts'
import type { Identity, TerminalError } from '../terminal/terminal.ts'
import { type Act, type ActContext, type ActEnd, notProved, proved, waiting } from './act.ts'

/**
 * Step 9: the old value is read and journaled, the new one written once, read back and compared. A turn that is not the first one
 * looks at the card before anything else and never writes: one click is at most one write.
 */
export const writeBoundNumber: Act = async (context) => {
  const { state, act, fresh, world, boundNumber, signal, note, done } = context
  const terminal = world.terminal()
  if (!terminal || act.intent.act !== 'writeBoundNumber') return waiting()
  const { number } = act.intent
  const { imei, newCard, after } = state()
  const expect: Identity = { imei, iccid: after?.iccid ?? newCard?.iccid }

  if (!fresh) return lookUp(context)

  const old = await boundNumber.readOld(terminal, expect, signal)
  if (!old.ok) return ended(context, old.error)
  if (!note({ type: 'oldValueRead', attempt: act.attempt, old: old.value })) return waiting()
  // The card has it already: the read that said so is the proof, and the record is spared a write.
  if (boundNumber.same(old.value, number)) return done() ? matches(context, old.value) : waiting()

  const written = await boundNumber.write(terminal, number, expect, signal)
  // Without an answer it may have been written or not: the card knows.
  if (!written.ok) return written.error.code === 'notAnswering' ? lookUp(context) : ended(context, written.error)
  if (!done()) return waiting()
  const readBack = await boundNumber.readBack(terminal, expect, signal)
  if (!readBack.ok) return ended(context, readBack.error)
  return compared(context, readBack.value)
}

/** The intent stands and its proof is missing: what does the card say? */
async function lookUp(context: ActContext): Promise<ActEnd> {
  const { state, act, world, boundNumber, signal, done } = context
  const terminal = world.terminal()
  if (!terminal || act.intent.act !== 'writeBoundNumber') return waiting()
  const { imei, newCard, after } = state()
  const expect: Identity = { imei, iccid: after?.iccid ?? newCard?.iccid }
  const read = await boundNumber.readBack(terminal, expect, signal)
  if (!read.ok) return ended(context, read.error)
  if (act.state === 'done') return compared(context, read.value)
  if (boundNumber.same(read.value, act.intent.number)) return done() ? matches(context, read.value) : waiting()
  // The write did not come about. Whether it is tried again is for the technician to say.
  return notProved(problem('notProved', undefined, 'not written'))
}

const compared = (context: ActContext, readBack: string): ActEnd =>
  context.act.intent.act === 'writeBoundNumber' && context.boundNumber.same(readBack, context.act.intent.number)
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
