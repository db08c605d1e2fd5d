import { isKnown, type Reading, UNKNOWN_REASONS, type UnknownReason } from '../../src/shared/reading.ts'
import type { Words } from './useWords.ts'

/** Why a check cannot be made is told in the same words. */
type Why = UnknownReason | 'noPaymentHost'
const isReason = (text: string): text is Why =>
  text === 'noPaymentHost' || (UNKNOWN_REASONS as readonly string[]).includes(text)

/** Why a value is not known; a reason that is no code (typed by a person or a rule) stands as it is. */
export const whyWords = (why: string, { t }: Words): string => (isReason(why) ? t(`readings.unknown.${why}`) : why)

/** `未知（原因）`. */
export const unknownWords = (why: string, words: Words): string =>
  words.t('readings.unknown.because', { why: whyWords(why, words) })

/** A reading in words: the value through `show`, or unknown and why. */
export const readingWords = <T>(reading: Reading<T>, words: Words, show: (value: T) => string): string =>
  isKnown(reading) ? show(reading.value) : unknownWords(reading.unknown, words)

/** How long ago, in one or two words; from an hour on the time itself. */
export function ageWords(at: string, now: number, { t }: Words): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000))
  if (seconds < 1) return t('readings.now')
  if (seconds < 60) return t('readings.secondsAgo', { n: String(seconds) })
  return t('readings.minutesAgo', { n: String(Math.floor(seconds / 60)) })
}
