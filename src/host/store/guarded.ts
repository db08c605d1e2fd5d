import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { DatabaseError } from './driver.ts'

/** Runs `work`; what the database or the file system refuses comes back as `diskFull` or `storeFailed` (`params.kind`), a fault of ours as `internal`. */
export function guarded<T>(work: () => T): Result<T, Problem> {
  try {
    return ok(work())
  } catch (thrown) {
    return err(storeProblem(thrown))
  }
}

function storeProblem(thrown: unknown): Problem {
  if (thrown instanceof DatabaseError)
    return thrown.kind === 'full'
      ? problem('diskFull', undefined, thrown.message)
      : problem('storeFailed', { kind: thrown.kind }, thrown.message)
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  // A path can hold a person's name; the system's code says enough.
  if (/^E[A-Z]+$/.test(code)) return code === 'ENOSPC' ? problem('diskFull') : problem('storeFailed', { kind: code })
  return problem('internal', undefined, thrown instanceof Error ? thrown.name : 'unknown error')
}
