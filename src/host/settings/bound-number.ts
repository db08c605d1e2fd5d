import { sameIccid } from '../../shared/iccid.ts'
import { sameImei } from '../../shared/imei.ts'
import { parseMsisdn, sameMsisdn } from '../../shared/msisdn.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Identity, Terminal, TerminalError } from '../terminal/terminal.ts'

/**
 * The number in the one form in which it is written: digits as one dials them at home for China (11 or 13), else with `+`.
 * Errors: `numberInvalid`.
 */
export function parseBoundNumber(text: string): Result<string, Problem> {
  const parsed = parseMsisdn(text)
  return parsed.ok ? ok(parsed.value.national) : err(problem('numberInvalid'))
}

/** Whether two records name the same number; +86 and the national form are one, and two blank records are equal. */
export const sameBoundNumber = sameMsisdn

/** What the card holds, empty for a blank record; read only where this terminal can do it and is the one meant. */
export async function readOldNumber(
  terminal: Terminal,
  expect: Identity,
  signal: AbortSignal,
): Promise<Result<string, TerminalError>> {
  const { boundNumber } = await terminal.capabilities()
  if (!boundNumber.possible) return err({ code: 'unsupported', reason: boundNumber.reason })
  return readNumber(terminal, expect, signal)
}

/** What the card holds now, after its identity was read once more: a record of another card proves nothing. */
export async function readNumber(
  terminal: Terminal,
  expect: Identity,
  signal: AbortSignal,
): Promise<Result<string, TerminalError>> {
  const seen = await terminal.identify(signal)
  if (!seen.ok) return seen
  if (!isMeant(expect, seen.value)) return err({ code: 'identityDiffers', expected: expect, seen: seen.value })
  const record = await terminal.readOwnNumber(signal)
  return record.ok ? ok(record.value.number) : record
}

/** Writes once; the terminal compares the identity itself, right before. Success is its answer, and no proof. */
export const writeNumber = (
  terminal: Terminal,
  number: string,
  expect: Identity,
  signal: AbortSignal,
): Promise<Result<void, TerminalError>> => terminal.writeOwnNumber(number, expect, signal)

/** The card must be known and the one meant; the terminal only where its IMEI was ever read. */
const isMeant = (expect: Identity, seen: Identity): boolean =>
  expect.iccid !== undefined &&
  seen.iccid !== undefined &&
  sameIccid(expect.iccid, seen.iccid) &&
  (expect.imei === undefined || (seen.imei !== undefined && sameImei(expect.imei, seen.imei)))

/** All of it in the shape in which the swap takes it. */
export const boundNumber = {
  parse: parseBoundNumber,
  readOld: readOldNumber,
  write: writeNumber,
  readBack: readNumber,
  same: sameBoundNumber,
}
