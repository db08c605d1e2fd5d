import { err, ok, type Result } from './result.ts'
import { foldWidth } from './text.ts'

/** `form`: digits, but neither a Chinese mobile number, nor a 13-digit IoT number, nor one with `+` and a country code. */
export type MsisdnProblem = 'empty' | 'characters' | 'form'

export interface Msisdn {
  /** `+` and at most 15 digits (ITU-T E.164). */
  readonly e164: string
  /** As one writes it at home: 11 or 13 digits in China, otherwise as `e164`. */
  readonly national: string
  /** `mobile`: 11 digits; `iot`: 13 digits; `foreign`: another country's. */
  readonly kind: 'mobile' | 'iot' | 'foreign'
}

const MOBILE = /^1[3-9]\d{9}$/
const IOT = /^(?:1064\d{9}|14\d{11})$/

/** A phone number as it is typed or read: blanks and dashes are ignored; +86, 86 and 0086 mean China. */
export function parseMsisdn(text: string): Result<Msisdn, MsisdnProblem> {
  const plain = foldWidth(text).replace(/[\s"'().-]/g, '')
  if (plain === '') return err('empty')
  if (!/^\+?\d+$/.test(plain)) return err('characters')
  const national = plain.replace(/^(?:\+|00)?86(?=1)/, '')
  if (MOBILE.test(national)) return ok({ e164: `+86${national}`, national, kind: 'mobile' })
  if (IOT.test(national)) return ok({ e164: `+86${national}`, national, kind: 'iot' })
  if (/^\+(?!86)[1-9]\d{6,14}$/.test(plain)) return ok({ e164: plain, national: plain, kind: 'foreign' })
  return err('form')
}

/** Whether two texts name one number, however each is written. Texts that are no numbers are equal when their characters are. */
export function sameMsisdn(a: string, b: string): boolean {
  const [first, second] = [parseMsisdn(a), parseMsisdn(b)]
  return first.ok && second.ok ? first.value.e164 === second.value.e164 : a.trim() === b.trim()
}
