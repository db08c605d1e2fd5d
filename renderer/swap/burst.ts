/**
 * A scanner is a keyboard that nobody can imitate: its keys follow each other within 50 ms. Kept apart from typing so that its
 * text lands in the right field, and so that the Enter at its end triggers nothing.
 */
export const KEY_GAP_MS = 50
/** Some scanners take longer before the suffix. */
const SUFFIX_GAP_MS = 100
/** From so many quick keys on it is a scanner; no code on a card or an order is shorter. */
const SHORTEST = 6

export interface Burst {
  readonly text: string
  /** When its last key came, in milliseconds. */
  readonly last: number
}
export const NO_BURST: Burst = { text: '', last: Number.NEGATIVE_INFINITY }

/** The burst after one more character at `at`: continued, or begun anew after a pause. */
export const withChar = (burst: Burst, char: string, at: number): Burst => ({
  text: at - burst.last <= KEY_GAP_MS ? burst.text + char : char,
  last: at,
})

export const isScan = (burst: Burst): boolean => burst.text.length >= SHORTEST

/** Does an Enter at `at` belong to the scanner? */
export const endsScan = (burst: Burst, at: number): boolean => isScan(burst) && at - burst.last <= SUFFIX_GAP_MS

/**
 * The character of a key, whatever input method is on: an input method hides the key, but not which one it was; full-width
 * characters are folded. Undefined for keys that are no characters.
 */
export function charOf(key: { key: string; code: string; shiftKey: boolean }): string | undefined {
  if (key.key.length === 1) return key.key.normalize('NFKC')
  if (key.key !== 'Process' && key.key !== 'Unidentified') return undefined
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key.code)?.[1]
  if (digit) return key.shiftKey ? undefined : digit
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1]
  if (letter) return key.shiftKey ? letter : letter.toLowerCase()
  return PUNCTUATION[key.code]?.[key.shiftKey ? 1 : 0]
}

/** What addresses and labels use, on the US layout that scanners speak. */
const PUNCTUATION: Readonly<Record<string, readonly [string, string]>> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Semicolon: [';', ':'],
  Comma: [',', '<'],
  Quote: ["'", '"'],
}
