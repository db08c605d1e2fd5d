import { findSubscriberData, HIDE } from './subscriber-data.ts'

/** Any text for a log or an export: subscriber data become asterisks, character for character. */
export const maskText = (text: string): string => fill(text, '*')

/**
 * A dialogue for a transcript: the hidden digits become zeros, so that the text keeps its length and shape and parsers still
 * read it. One text is always masked the same way. Give it whole streams: a number cut in two chunks is seen only when joined.
 */
export const maskForReplay = (text: string): string => fill(text, '0')

function fill(text: string, sign: string): string {
  const marks = findSubscriberData(text)
  let masked = ''
  for (let i = 0; i < text.length; i++) masked += marks[i] === HIDE ? sign : text.charAt(i)
  return masked
}

/** An identifier in fours, as it stands on a card: `8986 0400 0000 0000 9052`. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

/** The first `open` and last `tail` characters, asterisks between; nothing open where that would leave under 4 hidden. */
function between(text: string, open: number, tail: number): string {
  if (text.length - open - tail < 4) return '*'.repeat(text.length)
  return text.slice(0, open) + '*'.repeat(text.length - open - tail) + text.slice(-tail)
}

/** `8986 04** **** **** 9052`. */
export const maskIccid = (iccid: string): string => inFours(between(iccid, 6, 4))

/** `8612 **** **** 731`. */
export const maskImei = (imei: string): string => inFours(between(imei, 4, 3))

/** `4600 1*** **** *23`: the network and the last two digits. */
export const maskImsi = (imsi: string): string => inFours(between(imsi, 5, 2))

/** `138 **** 6071`, `+86 138 **** 6071`; 13-digit IoT numbers `1064 8**** **16`; any other number its last two digits. */
export function maskPhone(number: string): string {
  const digits = number.replace(/[\s.-]/g, '')
  const found = /^(\+86|0086|86)?(1\d{10}|1\d{12})$/.exec(digits)
  const [, prefix, national] = found ?? []
  if (!national)
    return digits.length >= 7 ? '*'.repeat(digits.length - 2) + digits.slice(-2) : '*'.repeat(digits.length)
  const masked =
    national.length === 11
      ? `${national.slice(0, 3)} **** ${national.slice(-4)}`
      : `${national.slice(0, 4)} ${national.charAt(4)}**** **${national.slice(-2)}`
  return prefix ? `${prefix} ${masked}` : masked
}

/** The last `count` characters, by which people tell two apart; empty where that would be all of it. */
export const tail = (text: string, count = 4): string => (text.length > count ? text.slice(-count) : '')
