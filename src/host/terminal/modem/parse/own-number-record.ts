import { err, ok, type Result } from '../../../../shared/result.ts'
import { decodeAlpha } from './alpha.ts'
import { swappedNibbles } from './crsm.ts'

/**
 * A record of EF_MSISDN (31.102 §4.2.26): alpha identifier, length of what follows, type of number, ten bytes of swapped digits,
 * configuration, extension. The last fourteen bytes have fixed places counted from the end.
 */
const TAIL = 14
const LENGTH = 0
const TYPE = 1
const DIGITS = 2
const DIGIT_BYTES = 10
const EXTENSION = 13

/** 24.008 table 10.5.118: what the nibbles A to E stand for. */
const DIALLING = '0123456789*#,'

export interface OwnNumber {
  /** Digits, `*`, `#`, and `,` for a pause; `+` in front where the record says international; empty for none. */
  readonly number: string
  readonly alpha: string
}

/** Undefined for a record too short to be one. */
export function decodeOwnNumber(record: Uint8Array): OwnNumber | undefined {
  if (record.length < TAIL) return undefined
  const fixed = record.subarray(record.length - TAIL)
  const alpha = decodeAlpha(record.subarray(0, record.length - TAIL))
  const [length = 0xff, type = 0xff] = fixed
  if (length < 2 || length > 1 + DIGIT_BYTES) return { number: '', alpha }
  const nibbles = swappedNibbles(fixed.subarray(DIGITS, DIGITS + length - 1))
  const end = nibbles.indexOf('F')
  const digits = Array.from(
    end < 0 ? nibbles : nibbles.slice(0, end),
    (nibble) => DIALLING[Number.parseInt(nibble, 16)] ?? '',
  )
  const international = ((type >> 4) & 7) === 1
  return { number: digits.length > 0 && international ? `+${digits.join('')}` : digits.join(''), alpha }
}

/** `tooLong`: more than twenty digits, which a record holds only with an extension; `characters`: no dialling number. */
export type OwnNumberProblem = 'tooLong' | 'characters' | 'badRecord'

/** Type of number and numbering plan (24.008 §10.5.4.7): international E.164, or unknown for a number without `+`. */
const typeOf = (number: string): number => (number.startsWith('+') ? 0x91 : 0x81)

/**
 * `record` with `number` in it; empty clears it. Alpha identifier and configuration stay byte for byte. The extension goes, for it
 * points to the digits that were too many in the number before.
 */
export function withOwnNumber(record: Uint8Array, number: string): Result<Uint8Array, OwnNumberProblem> {
  if (record.length < TAIL) return err('badRecord')
  const digits = number.replace(/^\+/, '')
  if (!/^[\d*#]*$/.test(digits) || (digits === '' && number !== '')) return err('characters')
  if (digits.length > 2 * DIGIT_BYTES) return err('tooLong')
  const next = Uint8Array.from(record)
  const fixed = next.subarray(next.length - TAIL)
  fixed.fill(0xff, LENGTH, DIGITS + DIGIT_BYTES)
  fixed[EXTENSION] = 0xff
  if (digits === '') return ok(next)
  fixed[LENGTH] = 1 + Math.ceil(digits.length / 2)
  fixed[TYPE] = typeOf(number)
  for (const [at, char] of [...digits].entries()) {
    const nibble = DIALLING.indexOf(char)
    const byte = DIGITS + (at >> 1)
    fixed[byte] = at % 2 === 0 ? 0xf0 | nibble : (nibble << 4) | ((fixed[byte] ?? 0) & 0x0f)
  }
  return ok(next)
}
