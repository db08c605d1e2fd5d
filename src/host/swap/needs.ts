import type { NewCard, NewCardCheck, Step, StepView } from '../../shared/contract/swap.ts'
import { CHECKS, type CheckName, type Outcome, outcomeOf } from '../../shared/outcome.ts'
import type { JobState } from './state.ts'
import { ACT_OF, WORDS_OF } from './steps.ts'

export type Need = StepView['needs'][number]

const bench = (what: string): Need => ({ by: 'bench', what })
const input = (what: string): Need => ({ by: 'input', what })

/** What a person may overrule with a reason. A new card that is the old one is no new card. */
const OVERRIDABLE: ReadonlySet<NewCardCheck['name']> = new Set(['notUsedHere', 'issuerMatches', 'usedElsewhere'])

/** Whether the new card passed its checks, or what failed may be overruled and was. */
export const isAccepted = (card: NewCard): boolean =>
  card.checks.every(
    (check) => check.status !== 'failed' || (OVERRIDABLE.has(check.name) && card.override !== undefined),
  )

/** The checks of step 8, with those that were not run. */
export const allChecks = (state: JobState): JobState['checks'] =>
  CHECKS.map(
    (name) => state.checks.find((check) => check.name === name) ?? { name, status: 'notRun', by: 'bench', seen: {} },
  )

/** The verdict that stands; undefined while the checks have not been run to their end. */
export const verdict = (state: JobState): { outcome: Outcome; because: CheckName[] } | undefined =>
  state.acts.verify?.state === 'proved' ? outcomeOf(allChecks(state)) : undefined

/** What is still missing before `step` can be left: words to say, proofs awaited, input to give. */
export function needsOf(state: JobState, step: Step): Need[] {
  const act = state.acts[ACT_OF[step]]
  const proved = act?.state === 'proved'
  const words = WORDS_OF[step].filter((word) => !state.words[word]).map((what): Need => ({ by: 'word', what }))
  switch (step) {
    case 'intake':
      return proved ? [] : [input('intake')]
    case 'before':
      return [...(proved ? [] : [bench('beforeRead')]), ...words]
    case 'newCard':
      return proved && state.newCard && isAccepted(state.newCard) ? [] : [input('newCard')]
    case 'pause':
      return proved || words.length > 0 ? words : [bench('terminalSame')]
    case 'powerOff':
      return proved ? [] : [...(act?.state === 'done' && words.length > 0 ? [] : [bench('linkGone')]), ...words]
    case 'changeCard':
      return proved || words.length > 0 ? words : [{ by: 'word', what: 'cardSeated' }]
    case 'powerOn':
      return proved ? [] : [...(act?.state === 'done' ? [] : [bench('linkBack')]), bench('terminalSame')]
    case 'verify':
      return proved ? [] : [bench('checksRun')]
    case 'settings':
      return ['matches', 'skipped', 'unsupported'].includes(state.setting?.status ?? '') ? [] : [input('boundNumber')]
    case 'report':
      return [...(state.oldCard ? [] : [input('oldCard')]), ...(state.paymentTest ? [] : [input('paymentTest')])]
  }
}
