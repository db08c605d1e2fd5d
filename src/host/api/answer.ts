import { ORPCError } from '@orpc/server'
import { maskText } from '../../shared/mask.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'

/** The contract's one error, as the handlers are given it. */
interface Errors {
  PROBLEM(options: { data: Problem }): Error
}

/** A handler's answer out of a result: the value, or the call fails with the problem. */
export function answer<T>(result: Result<T, Problem>, errors: Errors): T {
  if (!result.ok) throw errors.PROBLEM({ data: result.error })
  return result.value
}

/** What a fault of our own becomes: `internal`, with what was said masked, and a line in the log. */
export function internalProblem(thrown: unknown, log: (line: string) => void): ORPCError<'PROBLEM', Problem> {
  const detail = maskText(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : typeof thrown)
  const frame = thrown instanceof Error ? (thrown.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '') : ''
  log(`A call failed in the host: ${detail}${frame.replace(/^\s+/, ' ')}`)
  return new ORPCError('PROBLEM', { status: 409, data: problem('internal', undefined, detail) })
}
