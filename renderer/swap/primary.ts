import type { SwapView, WordName } from '../../src/shared/contract/swap.ts'
import { WORDS } from '../../src/shared/contract/swap.ts'
import { currentStep, linkIsAway } from './attention.ts'

/** The one obvious next action of a job: what the button at the bottom right does. */
export type Primary =
  | { readonly do: 'recordIntake' | 'readBefore' | 'checkCard' | 'overrideCard' | 'verify' | 'writeNumber' | 'finish' }
  /** The word is said; `thenNext`: it is all that is missing, and the step is left with it. */
  | { readonly do: 'say'; readonly word: WordName; readonly thenNext: boolean }
  | { readonly do: 'next' }
  /** Nothing to press: terminal or bench have to do something first. */
  | { readonly do: 'wait' }

/**
 * Which action that is, from what the current step still needs. A word about something the bench can see too is asked for only
 * after the bench saw it: the screen is dark after the link has gone.
 */
export function primaryOf(job: SwapView): Primary {
  const action = job.now.busy ? ({ do: 'wait' } as const) : nextAction(job)
  return TALKS.has(action.do) && linkIsAway(job) ? { do: 'wait' } : action
}

/** Actions that the bench does at the terminal. */
const TALKS: ReadonlySet<Primary['do']> = new Set(['readBefore', 'verify', 'writeNumber'])

function nextAction(job: SwapView): Primary {
  const needs = currentStep(job)?.needs ?? []
  const byBench = needs.some((need) => need.by === 'bench')
  const input = (what: string) => needs.some((need) => need.by === 'input' && need.what === what)
  const say = (): Primary | undefined => {
    const word = WORDS.find((name) => needs.some((need) => need.by === 'word' && need.what === name))
    return word && { do: 'say', word, thenNext: needs.length === 1 }
  }
  switch (job.step) {
    case 'intake':
      return { do: input('intake') || !job.intake ? 'recordIntake' : 'next' }
    case 'before':
      return !job.before || byBench ? { do: 'readBefore' } : (say() ?? { do: 'next' })
    case 'newCard':
      if (needs.length === 0 && job.newCard) return { do: 'next' }
      return { do: job.newCard && isRefused(job) ? 'overrideCard' : 'checkCard' }
    case 'pause':
    case 'changeCard':
      return say() ?? (byBench ? { do: 'wait' } : { do: 'next' })
    case 'powerOff':
      return byBench ? { do: 'wait' } : (say() ?? { do: 'next' })
    case 'powerOn':
      // The screen is a hint: the step rests on the terminal that answers, and nobody has to wait for both.
      return byBench ? { do: 'wait' } : { do: 'next' }
    case 'verify':
      return wasVerified(job) && job.outcome !== 'failed' && needs.length === 0 ? { do: 'next' } : { do: 'verify' }
    case 'settings':
      return { do: needs.length > 0 ? 'writeNumber' : 'next' }
    case 'report':
      return { do: 'finish' }
  }
}

/** Did the checks run since the card was changed? */
export const wasVerified = (job: SwapView): boolean => job.checks.some((check) => check.status !== 'notRun')

/** Does one of the new card's checks stand against it, and nobody has overridden it? */
export const isRefused = (job: SwapView): boolean =>
  !!job.newCard && !job.newCard.override && job.newCard.checks.some((check) => check.status === 'failed')

/** A new card that is the old one is no matter of judgement: there is no override. */
export const mayOverride = (job: SwapView): boolean =>
  !job.newCard?.checks.some((check) => check.status === 'failed' && check.name === 'notOldCard')
