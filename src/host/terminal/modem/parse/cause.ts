import { withoutControls } from '../../../../shared/text.ts'
import type { FinalResult } from '../../../at/at.ts'

/** 24.301 §9.9.4.4 and 24.008 §10.5.6.6: why the network refused a context. */
const CONTEXT_CAUSES: Readonly<Record<number, string>> = {
  8: 'operator determined barring',
  26: 'insufficient resources',
  27: 'missing or unknown APN',
  28: 'unknown PDN type',
  29: 'user authentication failed',
  30: 'rejected by gateway',
  31: 'rejected, unspecified',
  32: 'service option not supported',
  33: 'requested service option not subscribed',
  34: 'service option temporarily out of order',
  36: 'regular deactivation',
  38: 'network failure',
  50: 'only IPv4 allowed',
  51: 'only IPv6 allowed',
  54: 'PDN connection does not exist',
  55: 'multiple PDN connections for one APN not allowed',
  65: 'maximum number of bearers reached',
  66: 'APN not supported in this network',
  112: 'APN restriction',
}

/** 27.007 §9.2.2: the result codes that stand for a cause of their own, by number. */
const CAUSE_OF_CME: Readonly<Record<number, number>> = {
  126: 26,
  127: 27,
  128: 28,
  129: 29,
  130: 30,
  131: 31,
  132: 32,
  133: 33,
  134: 34,
  136: 36,
  177: 8,
  178: 65,
  179: 66,
  190: 38,
  192: 50,
  193: 51,
  199: 112,
  202: 54,
  203: 55,
}

const named = (cause: number): string | undefined =>
  CONTEXT_CAUSES[cause] === undefined ? undefined : `ESM cause ${cause}, ${CONTEXT_CAUSES[cause]}`

/** The cause that a refused activation names in its result code. */
export const causeOfRefusal = (final: FinalResult): string | undefined =>
  final.kind === 'cme' && final.code !== undefined ? named(CAUSE_OF_CME[final.code] ?? 0) : undefined

/**
 * The cause in the report of +CEER (27.007 §6.10): free text, a number after a word like `cause`, or a group and a number as in
 * `+CEER: 5,33`. Undefined where no known cause can be made out; the text itself is still worth showing.
 */
export function causeOfReport(lines: readonly string[]): string | undefined {
  const text = withoutControls(lines.join(' ')).replace(/^\+CEER\s*:/i, '')
  const number =
    /cause\D{0,12}(\d{1,3})/i.exec(text) ??
    /^\s*\d{1,3}\s*,\s*(\d{1,3})\s*$/.exec(text) ??
    /^\s*(\d{1,3})\s*$/.exec(text)
  if (number?.[1]) return named(Number(number[1]))
  const cause = Object.entries(CONTEXT_CAUSES).find(([, words]) => text.toLowerCase().includes(words.toLowerCase()))
  return cause && named(Number(cause[0]))
}
