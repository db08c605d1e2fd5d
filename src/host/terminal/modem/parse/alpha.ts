import { decodeGsm7 } from '../../../../shared/gsm7.ts'
import { withoutControls } from '../../../../shared/text.ts'

/**
 * An alpha identifier as cards hold it: GSM 7-bit, one septet to a byte, or one of the three UCS2 codings of TS 102 221 annex A
 * (80, 81, 82), padded with FF.
 */
export function decodeAlpha(bytes: Uint8Array): string {
  const [coding, count = 0, base = 0, low = 0] = bytes
  if (coding === 0x80) return withoutControls(ucs2(bytes.subarray(1)))
  if (coding === 0x81) return withoutControls(mixed(bytes.subarray(3, 3 + count), base << 7))
  if (coding === 0x82) return withoutControls(mixed(bytes.subarray(4, 4 + count), (base << 8) | low))
  const end = bytes.indexOf(0xff)
  return withoutControls(decodeGsm7(end < 0 ? bytes : bytes.subarray(0, end)))
}

function ucs2(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (unit === 0xffff) break
    text += String.fromCharCode(unit)
  }
  return text
}

/** A byte with its high bit set counts from the base; the others are of the GSM alphabet, where escape sequences take two. */
function mixed(bytes: Uint8Array, base: number): string {
  let text = ''
  let septets: number[] = []
  for (const byte of bytes) {
    if (byte < 0x80) {
      septets.push(byte)
      continue
    }
    text += decodeGsm7(septets) + String.fromCharCode(base + (byte & 0x7f))
    septets = []
  }
  return text + decodeGsm7(septets)
}
