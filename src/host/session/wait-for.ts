import { type Problem, problem } from '../../shared/problem.ts'
import { err, type Result } from '../../shared/result.ts'
import type { Clock } from './clock.ts'
import type { Session } from './session.ts'

/**
 * Looks after each event of a session, and when one of `signals` aborts, until `look` has an answer; `timedOut` at the deadline or
 * when the caller gives up.
 */
export function waitFor<T>(
  look: () => Result<T, Problem> | undefined,
  options: {
    readonly session: Pick<Session, 'on'>
    readonly clock: Clock
    readonly timeoutMs: number
    readonly signals: readonly AbortSignal[]
    readonly giveUp?: AbortSignal | undefined
  },
): Promise<Result<T, Problem>> {
  const { session, clock, timeoutMs, signals, giveUp } = options
  return new Promise((resolve) => {
    const over = new AbortController()
    const settle = (answer: Result<T, Problem>) => {
      over.abort()
      resolve(answer)
    }
    const lookAgain = () => {
      const answer = look()
      if (answer) settle(answer)
    }
    const stop = () => settle(err(problem('timedOut')))
    const off = session.on(lookAgain)
    over.signal.addEventListener('abort', off, { once: true })
    for (const signal of signals) signal.addEventListener('abort', lookAgain, { signal: over.signal })
    giveUp?.addEventListener('abort', stop, { signal: over.signal })
    void clock.sleep(timeoutMs, over.signal).then(stop)
    if (giveUp?.aborted) stop()
    else lookAgain()
  })
}
