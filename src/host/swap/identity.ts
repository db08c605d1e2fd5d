import { sameImei } from '../../shared/imei.ts'
import { tail } from '../../shared/mask.ts'
import { type Problem, problem } from '../../shared/problem.ts'

/**
 * Whether what answers is the job's terminal. `unproven`: no IMEI was ever read of it, so nothing can be compared; `unread`: its
 * IMEI is known and cannot be read now.
 */
export function sameTerminal(
  expected: string | undefined,
  seen: string | undefined,
): 'same' | 'other' | 'unproven' | 'unread' {
  if (expected === undefined) return 'unproven'
  if (seen === undefined) return 'unread'
  return sameImei(expected, seen) ? 'same' : 'other'
}

export const otherTerminal = (expected: string | undefined, seen: string | undefined): Problem =>
  problem('otherTerminal', { expected: tail(expected ?? ''), seen: tail(seen ?? '') })
