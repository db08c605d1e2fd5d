import { luhnDigit, passesLuhn } from './luhn.ts'
import { err, ok, type Result } from './result.ts'
import { foldWidth } from './text.ts'

export type ImeiProblem = 'empty' | 'characters' | 'length'

export interface Imei {
  /** 15 digits: type allocation code (8), serial number (6), check digit. */
  readonly imei: string
  /** An IMEISV has a software version (2) in place of the check digit, which is then computed. */
  readonly form: 'imei' | 'imeisv'
  /** Whether the check digit fits: advice for a typed label, never a reason to drop what a modem answered. */
  readonly checkDigit: 'passes' | 'fails'
}

/** 3GPP TS 23.003 §6.2: an IMEI (15 digits) or IMEISV (16). */
export function parseImei(text: string): Result<Imei, ImeiProblem> {
  const digits = foldWidth(text).replace(/[\s"'/-]/g, '')
  if (digits === '') return err('empty')
  if (!/^\d+$/.test(digits)) return err('characters')
  if (digits.length === 15)
    return ok({ imei: digits, form: 'imei', checkDigit: passesLuhn(digits) ? 'passes' : 'fails' })
  if (digits.length !== 16) return err('length')
  const body = digits.slice(0, 14)
  return ok({ imei: `${body}${luhnDigit(body)}`, form: 'imeisv', checkDigit: 'passes' })
}

/** Whether two IMEIs name one device: the first 14 digits, since the rest is a check digit or a software version. */
export const sameImei = (a: string, b: string): boolean =>
  a.length >= 14 && b.length >= 14 && a.slice(0, 14) === b.slice(0, 14)
