import * as z from 'zod'

/**
 * Why a value is not known. The words for the screen stand in the interface's dictionaries, those for `probe` in
 * `unknownWords`; a code without words does not compile.
 */
export const UNKNOWN_REASONS = [
  /** The read has not come round yet. */
  'notReadYet',
  /** The modem answered that it does not know the command, on every way that exists for this value. */
  'notSupported',
  /** Nothing came back within the deadline. */
  'noAnswer',
  /** The modem answered, and its answer says that it has no such value (255, 99, an empty field, no line). */
  'notReported',
  /** The modem answered in a form that no parser here understands; better no value than a wrong one. */
  'malformed',
  /** The card or network state does not give it out (PIN asked for, no card, not registered). */
  'stateForbids',
  /** The link went away first. */
  'linkGone',
  /** The time limit of the whole snapshot was reached first. */
  'timeLimit',
  /** No source for it is configured (plan data without a carrier platform). */
  'noSource',
] as const

export const UnknownReason = z.enum(UNKNOWN_REASONS)
export type UnknownReason = z.infer<typeof UnknownReason>

/** The English words `probe` prints for each reason. */
export const unknownWords: Record<UnknownReason, string> = {
  notReadYet: 'not read yet',
  notSupported: 'the modem does not support any command that gives it',
  noAnswer: 'no answer within the deadline',
  notReported: 'the modem reports no value',
  malformed: 'the answer has a form that is not understood',
  stateForbids: 'not available in this state of card or network',
  linkGone: 'the link went away before it was read',
  timeLimit: 'the time limit was reached before it was read',
  noSource: 'no source for it is configured',
}

/** A value with where it came from: `source` names the command, `raw` the line it was taken from, `at` when (ISO 8601). */
export interface Known<T> {
  readonly value: T
  readonly raw: string
  readonly source: string
  readonly at: string
}

/** Not known, and why. `detail` is what was seen (for example `+CME ERROR: 10`), already masked. */
export interface Unknown {
  readonly unknown: UnknownReason
  readonly detail?: string | undefined
}

/** Every value read from a terminal. There is no null that means five things, and no zero for unknown. */
export type Reading<T> = Known<T> | Unknown

export const isKnown = <T>(reading: Reading<T>): reading is Known<T> => 'value' in reading

/** The value, or undefined where it is unknown: for code that has said elsewhere why. */
export const knownValue = <T>(reading: Reading<T> | undefined): T | undefined =>
  reading !== undefined && 'value' in reading ? reading.value : undefined

export const unknown = (reason: UnknownReason, detail?: string): Unknown =>
  detail === undefined ? { unknown: reason } : { unknown: reason, detail }

/** The schema of a reading of `value`. */
export const readingOf = <T extends z.ZodType>(value: T) =>
  z.union([
    z.object({ value, raw: z.string(), source: z.string(), at: z.string() }),
    z.object({ unknown: UnknownReason, detail: z.string().optional() }),
  ])
