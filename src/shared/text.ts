/** Removes control, format and private-use characters and lone surrogates: what a modem sent may reach a screen or a terminal. */
export const withoutControls = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')

/** Full-width digits and letters as plain ones, every kind of blank and dash as ` ` and `-`: scanners and Chinese keyboards produce all of them. */
export const foldWidth = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc\ufe58]/g, '-')
    .replace(/\p{Zs}/gu, ' ')

/** Big-endian UCS2 as hex digits; undefined where it is not hex in groups of four. */
export function decodeUcs2Hex(hex: string): string | undefined {
  if (!/^(?:[0-9a-f]{4})+$/i.test(hex)) return undefined
  return hex.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16)))
}

/** Letters of the scripts an operator or subscriber name comes in here; anything else in a decoded string says it was no UCS2. */
const PLAUSIBLE =
  /^[\x20-\x7e\u00a0-\u024f\u0370-\u06ff\u0e00-\u0e7f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]+$/

/**
 * Text of a modem as it was meant: UCS2 hex (`AT+CSCS="UCS2"`, 27.007 §5.5) and UTF-8 bytes are decoded, control characters
 * removed. `latin1` holds one character for one byte. Hex counts as UCS2 only where each unit is a printable character.
 */
export function decodeModemText(latin1: string): string {
  const ucs2 = latin1.length >= 8 ? decodeUcs2Hex(latin1) : undefined
  if (ucs2 !== undefined && PLAUSIBLE.test(ucs2)) return withoutControls(ucs2).trim()
  return withoutControls(decodeUtf8(latin1) ?? latin1).trim()
}

function decodeUtf8(latin1: string): string | undefined {
  if (!/[\x80-\xff]/.test(latin1) || /[^\0-\xff]/.test(latin1)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(latin1, (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
