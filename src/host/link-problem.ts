import { type Problem, type ProblemCode, problem } from '../shared/problem.ts'
import type { OpenError } from './link/link.ts'

const OPEN = {
  notFound: 'portNotFound',
  accessDenied: 'portAccessDenied',
  inUse: 'portInUse',
  refused: 'connectionRefused',
  timeout: 'connectTimeout',
  failed: 'linkFailed',
  aborted: 'linkGone',
} as const satisfies Record<OpenError['code'], ProblemCode>

/** Why a link could not be opened, as a problem: with the path, and the holder where one is known. */
export function openProblem(error: OpenError, path: string): Problem {
  const holders = error.code === 'inUse' ? error.holders.map(({ name }) => name).join(', ') : ''
  return problem(
    OPEN[error.code],
    { path, ...(holders && { holder: holders }) },
    'detail' in error ? error.detail : undefined,
  )
}
