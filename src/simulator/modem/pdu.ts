import { err, ok, type Result } from '../../shared/result.ts'
import { unpackSwapped } from '../card/bcd.ts'
import { gsm } from '../card/numbers.ts'

export interface SubmittedMessage {
  readonly to: string
  readonly text: string
}

/**
 * Reads an SMS-SUBMIT as +CMGS takes it (TS 23.040 §9.2.2.2): service centre, then `tpduLength` bytes. The error is for the log; the modem
 * answers CMS 304 to all of them.
 */
export function parseSubmit(bytes: Uint8Array, tpduLength: number): Result<SubmittedMessage, string> {
  const centre = bytes[0] ?? 0
  const tpdu = bytes.subarray(1 + centre)
  if (tpdu.length !== tpduLength) return err('length differs from the announced one')
  const first = tpdu[0] ?? 0
  if ((first & 0x03) !== 0x01) return err('not an SMS-SUBMIT')
  const digits = tpdu[2] ?? 0
  const addressBytes = Math.ceil(digits / 2)
  const number = unpackSwapped(tpdu.subarray(4, 4 + addressBytes)).slice(0, digits)
  const to = ((tpdu[3] ?? 0) & 0x70) === 0x10 ? `+${number}` : number
  const validity = [0, 7, 1, 7][(first >> 3) & 0x03] ?? 0
  const at = 4 + addressBytes
  const coding = tpdu[at + 1]
  const lengthAt = at + 2 + validity
  const length = tpdu[lengthAt]
  if (coding === undefined || length === undefined) return err('cut short')
  const text = userData(tpdu.subarray(lengthAt + 1), length, coding, (first & 0x40) !== 0)
  return text === undefined ? err('cut short') : ok({ to, text })
}

/** The text without its user data header; a part of a long message is a message of its own here. */
function userData(data: Uint8Array, length: number, coding: number, hasHeader: boolean): string | undefined {
  const header = hasHeader ? (data[0] ?? 0) + 1 : 0
  const alphabet = (coding >> 2) & 0x03
  if (alphabet !== 0) {
    if (data.length < length) return undefined
    const body = Buffer.from(data.subarray(header, length))
    return alphabet === 2
      ? Buffer.from(body.subarray(0, body.length & ~1))
          .swap16()
          .toString('utf16le')
      : body.toString('latin1')
  }
  if (data.length < Math.ceil((length * 7) / 8)) return undefined
  // Septets of the header and its fill bits are left out (TS 23.040 §9.2.3.24).
  return gsm(unpackSeptets(data, length).subarray(Math.ceil((header * 8) / 7)))
}

export function unpackSeptets(data: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => {
    const bit = i * 7
    const pair = (data[bit >> 3] ?? 0) | ((data[(bit >> 3) + 1] ?? 0) << 8)
    return (pair >> (bit & 7)) & 0x7f
  })
}
