import * as z from 'zod'

/** What step 8 looks at, in order. `platform` and `signal` inform; the other five decide. */
export const CHECKS = ['sim', 'iccid', 'registration', 'signal', 'context', 'traffic', 'platform'] as const
export const CheckName = z.enum(CHECKS)
export type CheckName = z.infer<typeof CheckName>

export const CheckStatus = z.enum(['passed', 'passedWithNotice', 'failed', 'notEnoughData', 'notPossible', 'notRun'])
export type CheckStatus = z.infer<typeof CheckStatus>

/** The bench's verdict on a swap: one of three, never two. */
export const Outcome = z.enum(['verified', 'doneNotVerified', 'failed'])
export type Outcome = z.infer<typeof Outcome>

/** The checks that the outcome rests on; a weak signal is a notice, and a carrier's platform may not exist. */
const DECIDING: readonly CheckName[] = ['sim', 'iccid', 'registration', 'context', 'traffic']

/**
 * The one rule. Verified: SIM ready, ICCID as expected, data registration, context with address, and traffic, all passed by the
 * bench itself. Any of them failed: failed. Anything else (not possible here, not run, not enough data, a person's word): done
 * but not verified. `because` names the checks that kept it from being better.
 */
export function outcomeOf(checks: readonly { name: CheckName; status: CheckStatus; by: 'bench' | 'word' }[]): {
  outcome: Outcome
  because: CheckName[]
} {
  const of = (name: CheckName) => checks.find((check) => check.name === name)
  const failed = DECIDING.filter((name) => of(name)?.status === 'failed')
  if (failed.length > 0) return { outcome: 'failed', because: failed }
  const open = DECIDING.filter((name) => {
    const check = of(name)
    return !(check?.by === 'bench' && (check.status === 'passed' || check.status === 'passedWithNotice'))
  })
  return open.length > 0 ? { outcome: 'doneNotVerified', because: open } : { outcome: 'verified', because: [] }
}
