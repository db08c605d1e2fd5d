import { sameIccid } from '../../shared/iccid.ts'
import { maskText, tail } from '../../shared/mask.ts'
import { type Problem, type ProblemCode, problem } from '../../shared/problem.ts'
import type { TerminalError } from '../terminal/terminal.ts'

type Seen = Extract<TerminalError, { code: 'notAnswering' }>['seen']

const NOT_ANSWERING = {
  silence: 'modemSilent',
  echoOnly: 'modemEchoOnly',
  noise: 'modemNoise',
  noFinalCode: 'modemNoFinalCode',
} as const satisfies Record<Seen, ProblemCode>

/** Problems of a modem on a link that is open. */
export const MODEM_PROBLEMS: readonly ProblemCode[] = [...Object.values(NOT_ANSWERING), 'modemRefused']

/** A terminal's error in the words that the window has. */
export function terminalProblem(error: TerminalError): Problem {
  switch (error.code) {
    case 'linkGone':
      return problem('linkGone', undefined, maskText(error.detail))
    case 'notAnswering':
      return problem(NOT_ANSWERING[error.seen])
    case 'refused':
      return problem('modemRefused', undefined, maskText(error.detail))
    case 'unsupported':
      return problem('unsupported', undefined, maskText(error.reason))
    case 'identityDiffers': {
      const { expected, seen } = error
      const sameCard = expected.iccid !== undefined && seen.iccid !== undefined && sameIccid(expected.iccid, seen.iccid)
      const what = sameCard || expected.iccid === undefined ? 'imei' : 'iccid'
      return problem('identityDiffers', { expected: tail(expected[what] ?? ''), seen: tail(seen[what] ?? '') })
    }
    case 'malformed':
      return problem('notProved', undefined, maskText(error.detail))
    case 'aborted':
      return problem('notProved', undefined, 'stopped')
  }
}

/** The terminal went away under the act (or the act was stopped): nothing is decided, it goes on when the terminal is back. */
export const isInterruption = (error: TerminalError): boolean => error.code === 'linkGone' || error.code === 'aborted'
