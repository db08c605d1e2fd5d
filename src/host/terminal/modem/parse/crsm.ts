import { normaliseIccid } from '../../../../shared/iccid.ts'
import { isImsi } from '../../../../shared/imsi.ts'
import { ok } from '../../../../shared/result.ts'
import { absent, firstFields, integer, malformed, type Parsed, type Parser } from './parsed.ts'

/** What the card answered to a +CRSM command, 27.007 §8.18. */
export interface CardAnswer {
  /** SW1 and SW2 as one number, 0x9000 for done. */
  readonly status: number
  readonly data: Uint8Array
}

/** Files by their number as +CRSM takes it. */
export const EF = { iccid: 12258, imsi: 28423, msisdn: 28480 } as const

/** SW1 and SW2 come in decimal, the data in hex, quoted or not. */
export const parseCardAnswer: Parser<CardAnswer> = firstFields('CRSM', ([first, second, hex = '']) => {
  const [sw1, sw2] = [integer(first), integer(second)]
  if (sw1 === undefined || sw2 === undefined || sw1 > 255 || sw2 > 255 || sw1 < 0 || sw2 < 0) return malformed
  const data = bytesOf(hex)
  return data === undefined ? malformed : ok({ status: (sw1 << 8) | sw2, data })
})

/** TS 102 221 §10.2.1: done, done with a proactive command waiting, done with data (a 2G card). */
export const isDone = ({ status }: CardAnswer): boolean => [0x90, 0x91, 0x9e, 0x9f].includes(status >> 8)

/** The status word in words and in hex. */
export function statusWords({ status }: CardAnswer): string {
  const hex = status.toString(16).toUpperCase().padStart(4, '0')
  const words: Record<number, string> = {
    27010: 'the card does not allow it (security status not satisfied)',
    27013: 'the card does not allow it (conditions of use)',
    27266: 'the card has no such file',
    27267: 'the card has no such record',
    27264: 'the card refuses these parameters',
    26368: 'the card refuses this length',
    38916: 'the card does not allow it (access condition not fulfilled)',
    38976: 'the card does not allow it (PIN blocked)',
  }
  return `${words[status] ?? 'the card refuses'}, status ${hex}`
}

export function bytesOf(hex: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2}){0,512}$/i.test(hex)) return undefined
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()

/** Nibbles in the order in which they are read: the low one of each byte first (TS 102 221 §13.2). */
export const swappedNibbles = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `${(byte & 15).toString(16)}${(byte >> 4).toString(16)}`)
    .join('')
    .toUpperCase()

/** A part of the data of an answer, and nothing from an answer that is not done. */
const fromData =
  <T>(read: (data: Uint8Array) => Parsed<T>): Parser<T> =>
  (lines) => {
    const answer = parseCardAnswer(lines)
    if (!answer.ok) return answer
    return isDone(answer.value) && answer.value.data.length > 0 ? read(answer.value.data) : absent
  }

/** EF_ICCID, ten bytes (TS 102 221 §13.2). */
export const parseCardIccid = fromData((data) => {
  const iccid = normaliseIccid(swappedNibbles(data))
  return iccid.ok ? ok(iccid.value) : malformed
})

/** EF_IMSI (31.102 §4.2.2): length in bytes, then a nibble for odd or even, then the digits. */
export const parseCardImsi = fromData((data) => {
  const length = data[0] ?? 0
  if (length < 1 || length > 8 || data.length < 1 + length) return malformed
  const nibbles = swappedNibbles(data.subarray(1, 1 + length))
  const odd = (Number.parseInt(nibbles.charAt(0), 16) & 8) !== 0
  const digits = nibbles.slice(1, odd ? undefined : -1).replace(/F+$/, '')
  return isImsi(digits) ? ok(digits) : malformed
})

/** The shape of a file of records. */
export interface RecordShape {
  readonly recordLength: number
  readonly records: number
}

/** The answer to GET RESPONSE (+CRSM=192): a 3G card's template (TS 102 221 §11.1.1.3) or a 2G card's fixed layout (TS 51.011 §9.2.1). */
export function recordShape(data: Uint8Array): RecordShape | undefined {
  const shape = data[0] === 0x62 ? fromTemplate(data) : fromFixedLayout(data)
  return shape !== undefined && shape.recordLength > 0 && shape.records > 0 ? shape : undefined
}

function fromTemplate(data: Uint8Array): RecordShape | undefined {
  for (let at = 2; at + 1 < data.length; at += 2 + (data[at + 1] ?? 0)) {
    if (data[at] !== 0x82 || data[at + 1] !== 5) continue
    const [, , descriptor = 0, , high = 0, low = 0, records = 0] = data.subarray(at)
    // Structure 010 is linear fixed.
    return (descriptor & 7) === 2 ? { recordLength: (high << 8) | low, records } : undefined
  }
  return undefined
}

function fromFixedLayout(data: Uint8Array): RecordShape | undefined {
  if (data.length < 15 || data[13] !== 1) return undefined
  const size = ((data[2] ?? 0) << 8) | (data[3] ?? 0)
  const recordLength = data[14] ?? 0
  return recordLength === 0 ? undefined : { recordLength, records: Math.floor(size / recordLength) }
}
