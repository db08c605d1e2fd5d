import { err, ok, type Result } from '../../shared/result.ts'
import type { OpenError } from './link.ts'

/**
 * Runs one attempt to open something, with a deadline. What opens after nobody waits for it any more is handed to `discard`.
 * The attempt reports failure by a rejection, which `explain` puts into the words of `OpenError`.
 */
export async function opening<T>(
  options: {
    readonly signal: AbortSignal
    readonly deadlineMs: number
    readonly discard: (late: T) => void
    readonly explain: (error: Error) => OpenError | Promise<OpenError>
  },
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<Result<T, OpenError>> {
  const { signal, deadlineMs, discard, explain } = options
  if (signal.aborted) return err({ code: 'aborted' })
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), deadlineMs)
  const either = AbortSignal.any([signal, deadline.signal])
  const given = Promise.withResolvers<'given up'>()
  const giveUp = () => given.resolve('given up')
  either.addEventListener('abort', giveUp, { once: true })
  try {
    const attempted = attempt(either)
    const first = await Promise.race([attempted.then((value) => ({ value })), given.promise])
    if (first !== 'given up') return ok(first.value)
    attempted.then(discard, () => {})
    if (signal.aborted) return err({ code: 'aborted' })
    return err({ code: 'timeout', detail: `not open after ${deadlineMs} ms` })
  } catch (error) {
    if (signal.aborted) return err({ code: 'aborted' })
    return err(await explain(error instanceof Error ? error : new Error(String(error))))
  } finally {
    clearTimeout(timer)
    either.removeEventListener('abort', giveUp)
  }
}
