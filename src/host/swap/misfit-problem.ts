import { type Problem, problem } from '../../shared/problem.ts'
import { needsOf } from './needs.ts'
import type { JobState } from './state.ts'
import type { Misfit } from './transitions.ts'

/** Why a call cannot be followed, in the words that the window has. */
export function misfitProblem(misfit: Misfit, state: JobState): Problem {
  switch (misfit) {
    case 'jobOver':
      return problem('jobClosed')
    case 'notCurrentStep':
    case 'notBackwards':
      return problem('stepNotCurrent', { step: state.step })
    case 'stepIncomplete': {
      const missing = needsOf(state, state.step).map((need) => need.what)
      return problem('stepIncomplete', { missing: missing.join(', ') })
    }
    case 'actPending':
      return problem('terminalBusy', { holder: state.orderNumber })
    case 'alreadyThere':
    case 'wrongAttempt':
      return problem('jobStale')
    case 'notOpened':
    case 'alreadyOpened':
    case 'actNotPending':
    case 'notOfAJob':
      return problem('internal', undefined, misfit)
  }
}
