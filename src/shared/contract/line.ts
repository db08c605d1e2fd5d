import * as z from 'zod'

/**
 * One line of text that a person typed: trimmed, bounded, in any script. Control characters are kept out, line breaks among them,
 * and the marks that turn the direction of what follows: it is printed, and stands beside other people's words.
 */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u)

/** The same, and not empty. */
export const required = (max: number) => line(max).pipe(z.string().min(1))

/** Why somebody did something out of the ordinary, in their own words. */
export const Reason = required(200)
