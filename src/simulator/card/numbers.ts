import { packSwapped, unpackSwapped } from './bcd.ts'

// Dialling numbers as the card keeps them. The extra characters are those of TS 24.008 table 10.5.118.
const DIALLING = '0123456789*#,?'

export interface OwnNumber {
  /** Digits, `+` in front when the record says international; empty for a blank record. */
  readonly number: string
  readonly alpha: string
  /** Type of address as AT commands write it: 145 international, 129 unknown. */
  readonly type: number
}

/** EF_ICCID, ten bytes (TS 102 221 §13.2). */
export const encodeIccid = (iccid: string): Uint8Array => packSwapped(iccid.toUpperCase(), 10)
export const decodeIccid = (bytes: Uint8Array): string => unpackSwapped(bytes)

/** EF_IMSI, nine bytes: length, then the odd/even mark and the digits (TS 31.102 §4.2.2). */
export function encodeImsi(imsi: string): Uint8Array {
  const odd = imsi.length % 2 === 1
  const body = packSwapped(`${odd ? '9' : '1'}${imsi}`, 8)
  return Uint8Array.of(Math.ceil((imsi.length + 1) / 2), ...body)
}
export function decodeImsi(bytes: Uint8Array): string {
  const length = bytes[0] ?? 0
  return length >= 1 && length <= 8 ? unpackSwapped(bytes.subarray(1, 1 + length)).slice(1) : ''
}

/** A blank or filled EF_MSISDN record (TS 31.102 §4.2.26); undefined when number or text do not fit. */
export function encodeOwnNumber(
  number: string,
  alpha: string,
  recordLength: number,
  type?: number,
): Uint8Array | undefined {
  const record = new Uint8Array(recordLength).fill(0xff)
  const text = encodeAlpha(alpha)
  const alphaSpace = recordLength - 14
  if (text === undefined || text.length > alphaSpace) return undefined
  record.set(text, 0)
  const digits = number.replace(/^\+/, '')
  if (digits === '') return record
  if (digits.length > 20 || !/^[0-9*#,?]+$/.test(digits)) return undefined
  const bcd = packSwapped(digits, 10, DIALLING)
  record[alphaSpace] = 1 + Math.ceil(digits.length / 2)
  record[alphaSpace + 1] = type ?? (number.startsWith('+') ? 0x91 : 0x81)
  record.set(bcd, alphaSpace + 2)
  return record
}

export function decodeOwnNumber(record: Uint8Array): OwnNumber {
  const alphaSpace = record.length - 14
  const length = record[alphaSpace] ?? 0xff
  const type = record[alphaSpace + 1] ?? 0xff
  const known = length >= 2 && length <= 11 && type !== 0xff
  const digits = known ? unpackSwapped(record.subarray(alphaSpace + 2, alphaSpace + 1 + length), DIALLING) : ''
  const international = ((type >> 4) & 7) === 1
  return {
    number: digits !== '' && international ? `+${digits}` : digits,
    alpha: decodeAlpha(record.subarray(0, alphaSpace)),
    type: digits === '' ? 129 : type,
  }
}

/** ASCII stands for itself in the GSM alphabet except for a few signs; anything else goes as `80` and UCS2 (TS 102 221 annex A). */
function encodeAlpha(alpha: string): Uint8Array | undefined {
  if (/^[A-Za-z0-9 !"#%&'()*+,\-./:;<=>?\r\n]*$/.test(alpha)) return Uint8Array.from(Buffer.from(alpha, 'latin1'))
  const units = Array.from({ length: alpha.length }, (_, i) => alpha.charCodeAt(i))
  return Uint8Array.of(0x80, ...units.flatMap((unit) => [unit >> 8, unit & 0xff]))
}

function decodeAlpha(bytes: Uint8Array): string {
  const coding = bytes[0]
  if (coding === 0x80) return ucs2(bytes.subarray(1))
  if (coding === 0x81) return mixed(bytes, 3, (bytes[2] ?? 0) << 7)
  if (coding === 0x82) return mixed(bytes, 4, ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0))
  const end = bytes.indexOf(0xff)
  return gsm(end < 0 ? bytes : bytes.subarray(0, end))
}

function ucs2(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)
    if (unit === 0xffff) break
    text += String.fromCharCode(unit)
  }
  return text
}

/** The codings 81 and 82: bytes with the high bit are offsets from a base, the others are GSM characters. */
function mixed(bytes: Uint8Array, start: number, base: number): string {
  const count = bytes[1] ?? 0
  return Array.from(bytes.subarray(start, start + count), (byte) =>
    byte & 0x80 ? String.fromCharCode(base + (byte & 0x7f)) : gsm(Uint8Array.of(byte)),
  ).join('')
}

/** The GSM characters that are not ASCII's own (TS 23.038 §6.2.1); the simulator's cards use no others. */
const GSM_ONLY: Record<number, string> = { 0: '@', 1: '£', 2: '$', 17: '_', 64: '¡', 95: '§', 96: '¿' }
const GSM_EXTENDED: Record<number, string> = {
  20: '^', 40: '{', 41: '}', 47: '\\', 60: '[', 61: '~', 62: ']', 64: '|', 101: '€',
} // biome-ignore format: one table, one line

export function gsm(septets: Uint8Array): string {
  let text = ''
  for (let i = 0; i < septets.length; i++) {
    const septet = septets[i] ?? 0
    if (septet === 0x1b) text += GSM_EXTENDED[septets[++i] ?? 0] ?? ' '
    else text += GSM_ONLY[septet] ?? String.fromCharCode(septet)
  }
  return text
}
