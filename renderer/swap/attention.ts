import type { Step, StepView, SwapView } from '../../src/shared/contract/swap.ts'

/** The step that a job is in. */
export const currentStep = (job: SwapView): StepView | undefined => job.steps.find((step) => step.step === job.step)

/** Steps in which the bench talks to the terminal; elsewhere a link that is away is meant, or does not matter. */
const NEED_LINK: ReadonlySet<Step> = new Set(['before', 'newCard', 'pause', 'verify', 'settings'])

/** Is the link away in a step that needs it? */
export const linkIsAway = ({ status, step, now }: SwapView): boolean =>
  status === 'open' && NEED_LINK.has(step) && (now.link === 'gone' || now.link === 'failed')

/** Does the job wait for the technician, and not for terminal or bench? */
export const waitsForHand = (job: SwapView): boolean => {
  if (job.status !== 'open' || job.now.busy) return false
  const needs = currentStep(job)?.needs ?? []
  return !needs.some((need) => need.by === 'bench') || needs.some((need) => need.by !== 'bench') || !!job.problem
}

/** Since when it does: its newest record. */
export const waitingSince = (job: SwapView): string => job.log.at(-1)?.at ?? job.openedAt

/** What a job has to say aloud: that it is done, that it needs help, or nothing. */
export function callsForAttention(job: SwapView): 'help' | 'done' | 'quiet' {
  if (job.status === 'closed') return 'done'
  if (job.status !== 'open') return 'quiet'
  if (job.problem || job.checks.some((check) => check.status === 'failed')) return 'help'
  if (job.step === 'verify' && job.outcome === 'verified') return 'done'
  return 'quiet'
}

/** Jobs that wait for a hand: those whose terminal is here first, then the longest wait. */
export function waitingJobs(jobs: Iterable<SwapView>, isHere: (job: SwapView) => boolean): SwapView[] {
  return [...jobs]
    .filter(waitsForHand)
    .sort((a, b) => Number(isHere(b)) - Number(isHere(a)) || waitingSince(a).localeCompare(waitingSince(b)))
}
