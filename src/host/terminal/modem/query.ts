import type { FinalResult, Own } from '../../at/at.ts'
import type { Parser } from './parse/parsed.ts'

/** One question to a modem: the command, which lines are its answer, and what they mean. */
export interface Query<T> {
  readonly send: string
  readonly own: Own
  readonly parse: Parser<T>
  /** A value that a refusal tells (`+CME ERROR: 10`: no card). */
  readonly refusal?: (final: FinalResult) => T | undefined
  /** Default: the chat's own. */
  readonly timeoutMs?: number
  /** Ask once more when the modem says ERROR: some answer only the second time. */
  readonly repeatOnError?: boolean
}

/** A question whose answer has tagged lines. */
export const tagged = <T>(send: string, tag: string | readonly string[], parse: Parser<T>): Query<T> => ({
  send,
  own: { prefixes: [tag].flat() },
  parse,
})

/** A question that is answered by a line without a tag of this shape, or with one of the tags. */
export const bare = <T>(send: string, shape: RegExp, parse: Parser<T>, prefixes: readonly string[] = []): Query<T> => ({
  send,
  own: { bare: shape, prefixes },
  parse,
})
