import type { FinalResult } from './at.ts'

/**
 * A line that is a final result code as a whole: V.250 §5.7.1, 27.007 §9, 27.005 §3.2.5, and what Huawei and MeiG add.
 * Anything more or less on the line makes it another line.
 */
export function parseFinal(line: string): FinalResult | undefined {
  const simple = SIMPLE.get(line)
  if (simple) return { kind: simple, line }
  const found = /^\+?(CM[ES]) ERROR(?:$|\s*:\s*(.*)$)/.exec(line)
  if (!found) return undefined
  const [, which, said = ''] = found
  const kind = which === 'CME' ? 'cme' : 'cms'
  if (/^\d{1,5}$/.test(said)) return { kind, line, code: Number(said), text: undefined }
  return { kind, line, code: undefined, text: said === '' ? undefined : said }
}

const SIMPLE = new Map<string, Exclude<FinalResult['kind'], 'cme' | 'cms'>>([
  ['OK', 'ok'],
  ['ERROR', 'error'],
  ['NO CARRIER', 'noCarrier'],
  ['BUSY', 'busy'],
  ['NO ANSWER', 'noAnswer'],
  ['NO DIALTONE', 'noDialtone'],
  ['NO DIAL TONE', 'noDialtone'],
  ['ABORTED', 'aborted'],
  ['COMMAND NOT SUPPORT', 'vendor'],
  ['COMMAND NOT SUPPORTED', 'vendor'],
  ['TOO MANY PARAMETERS', 'vendor'],
])

/** With V0 a final is one digit, V.250 §6.2.6. `1` (CONNECT), `2` (RING) and `5` are none. */
export function parseNumericFinal(line: string): FinalResult | undefined {
  const verbose = NUMERIC.get(line)
  const final = verbose === undefined ? undefined : parseFinal(verbose)
  return final && { ...final, line }
}

const NUMERIC = new Map([
  ['0', 'OK'],
  ['3', 'NO CARRIER'],
  ['4', 'ERROR'],
  ['6', 'NO DIALTONE'],
  ['7', 'BUSY'],
  ['8', 'NO ANSWER'],
])

/** Results of a call. They also come unasked when a context is lost, and then end no command but those that set up a call. */
export const endsCallOnly = (final: FinalResult): boolean =>
  ['noCarrier', 'busy', 'noAnswer', 'noDialtone'].includes(final.kind)

/** Dial, answer, hang up, back to data: the commands whose final may be a call's result. */
export const setsUpCall = (command: string): boolean => /^AT(?:D|A$|H|O\d*$|\+CGDATA)/i.test(command)
