import { type Unknown, unknown } from '../../../shared/reading.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { AtError, FinalResult } from '../../at/at.ts'
import type { TerminalError } from '../terminal.ts'

/** 27.007 §9.2: the modem knows the command, and this state of card, phone or network does not allow it. */
const BY_STATE = [
  3, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 30, 31, 32, 40, 41, 42, 43, 44, 45, 46, 47, 53, 54, 55, 148,
]
/** The same in words, from modems that do not take AT+CMEE=1. */
const BY_STATE_WORDS = /\bsim\b|network|not allowed|\bp[iu][nk]2?\b/i
/** Nothing stands there. */
const NOTHING_THERE = [21, 22]
const NOTHING_THERE_WORDS = /invalid index|not found/i

export const finalWords = (final: FinalResult): string => withoutControls(final.line).trim()

/** Why a refused question leaves its value unknown. */
export function unknownAfter(final: FinalResult): Unknown {
  const { code, text = '' } = final.kind === 'cme' ? final : { code: undefined }
  const words = code === undefined ? text : ''
  if (BY_STATE.includes(code ?? -1) || BY_STATE_WORDS.test(words)) return unknown('stateForbids', finalWords(final))
  if (NOTHING_THERE.includes(code ?? -1) || NOTHING_THERE_WORDS.test(words))
    return unknown('notReported', finalWords(final))
  return unknown('notSupported', finalWords(final))
}

/** An error of the chat in the words of the terminal. */
export function terminalError(error: AtError): TerminalError {
  switch (error.code) {
    case 'refused':
      return { code: 'refused', detail: finalWords(error.final) }
    case 'timeout':
      return { code: 'notAnswering', seen: error.seen }
    case 'aborted':
      return { code: 'aborted' }
    case 'linkClosed':
      return { code: 'linkGone', detail: error.end.detail ?? error.end.reason }
    case 'modemReset':
      return { code: 'refused', detail: `The modem restarted (${withoutControls(error.line)}).` }
  }
}
