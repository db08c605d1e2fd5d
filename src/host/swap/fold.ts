import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isReadable, type StoredRow } from '../journal/journal.ts'
import type { JobState, MisfitRow } from './state.ts'
import { transition } from './transitions.ts'

/**
 * The state of a job: its journal, folded. Pure. Rows that do not fit or cannot be read change nothing and are named in
 * `misfits`. Errors: `jobNotFound` when none of the rows opens it.
 */
export function fold(rows: readonly StoredRow[]): Result<JobState, Problem> {
  let state: JobState | undefined
  const misfits: MisfitRow[] = []
  for (const row of rows) {
    if (!isReadable(row)) {
      misfits.push({ seq: row.seq, misfit: `unreadable: ${row.unreadable}` })
      continue
    }
    const moved = transition(state, row)
    if (moved.ok) state = moved.value
    else misfits.push({ seq: row.seq, misfit: moved.error })
  }
  const newest = rows.at(-1)
  return state && newest ? ok({ ...state, seq: newest.seq, misfits }) : err(problem('jobNotFound'))
}
