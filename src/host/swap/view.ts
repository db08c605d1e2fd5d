import { type Proof, STEPS, type Step, type StepView, type SwapView } from '../../shared/contract/swap.ts'
import { tail } from '../../shared/mask.ts'
import type { Problem } from '../../shared/problem.ts'
import { ACTS } from '../../shared/words/job.ts'
import { countOf } from './log-lines.ts'
import { allChecks, isAccepted, needsOf, verdict } from './needs.ts'
import { type JobState, pendingAct, type Said } from './state.ts'
import { ACT_OF, WORDS_OF } from './steps.ts'

/** What the bench sees of a job at this moment; not of the journal. */
export interface Live {
  readonly now: SwapView['now']
  readonly awaiting?: SwapView['awaiting'] | undefined
  /** What stands in the way although the journal knows nothing of it. */
  readonly problem?: Problem | undefined
}

/** The job as the window sees it. Pure. */
export function viewOf(state: JobState, live: Live): SwapView {
  const standing = verdict(state)
  const pending = pendingAct(state)
  const problem = live.problem ?? (state.status === 'open' ? state.acts[ACT_OF[state.step]]?.problem : undefined)
  return {
    topic: 'job',
    jobId: state.jobId,
    seq: state.seq,
    orderNumber: state.orderNumber,
    simulated: state.simulated,
    status: state.status,
    openedAt: state.openedAt,
    technician: state.technician,
    endpoint: state.endpoint,
    terminalId: state.terminalId,
    step: state.step,
    steps: STEPS.map((step) => stepView(state, step)),
    checks: state.acts.verify ? [...allChecks(state)] : [],
    outcomeBecause: standing?.because ?? [],
    settings: state.setting ? [state.setting] : [],
    now: live.now,
    log: state.log,
    ...given({
      closedAt: state.closedAt,
      intake: state.intake,
      before: state.before,
      newCard: state.newCard,
      after: state.after,
      outcome: standing?.outcome,
      paymentTest: state.paymentTest,
      oldCard: state.oldCard,
      abandonReason: state.abandonReason,
      problem,
      pending:
        pending && (ACTS as readonly string[]).includes(pending.intent.act)
          ? {
              act: pending.intent.act,
              attempt: pending.attempt,
              since: pending.since,
              state: pending.state === 'done' ? ('done' as const) : ('intended' as const),
            }
          : undefined,
      awaiting: live.awaiting,
    }),
  }
}

/** Only the fields that have a value: absent means unknown, and `undefined` does not travel. */
const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function stepView(state: JobState, step: Step): StepView {
  const left = state.done.includes(step)
  const current = state.status === 'open' && state.step === step
  return {
    step,
    state: hasFailed(state, step) && (left || current) ? 'failed' : left ? 'done' : current ? 'current' : 'todo',
    proofs: proofsOf(state, step),
    needs: current ? needsOf(state, step) : [],
  }
}

/** Something about the step was looked at and was not well. */
function hasFailed(state: JobState, step: Step): boolean {
  if (state.acts[ACT_OF[step]]?.state === 'notProved') return state.setting?.status !== 'skipped' || step !== 'settings'
  if (step === 'verify') return verdict(state)?.outcome === 'failed'
  return step === 'newCard' && proofOf(state, 'newCard') !== undefined && !!state.newCard && !isAccepted(state.newCard)
}

const proofOf = (state: JobState, step: Step) => {
  const act = state.acts[ACT_OF[step]]
  return act?.state === 'proved' && act.proof ? { ...act, proof: act.proof, at: act.endedAt ?? act.since } : undefined
}

function proofsOf(state: JobState, step: Step): Proof[] {
  const proved = proofOf(state, step)
  const words = WORDS_OF[step].flatMap((what): Proof[] => {
    const said = state.words[what]
    return said ? [word(what, said)] : []
  })
  if (proved === undefined) return [...notYetProved(state, step), ...words]
  const { proof, at } = proved
  const bench = (what: string, params?: Proof['params']): Proof => ({
    by: 'bench',
    what,
    at,
    ...(params && { params }),
  })
  const same = bench('terminalSame', state.imei === undefined ? undefined : { tail: tail(state.imei) })
  switch (proof.act) {
    case 'recordIntake':
      return [word('intakeRecorded', { at, technician: proved.technician })]
    case 'readBefore':
      return [bench('beforeRead'), ...words]
    case 'checkNewCard': {
      const { override } = proof.newCard
      const said = { at, technician: proved.technician }
      if (!isAccepted(proof.newCard)) return []
      const checked = bench('newCardChecked')
      return override ? [checked, word('overridden', said, { reason: override.reason })] : [checked]
    }
    case 'pauseTrading':
      return proof.terminal === 'same' ? [...words, same] : words
    case 'powerOff':
      return [bench(proof.seen), ...words]
    case 'changeCard':
      return words
    case 'powerOn':
      return [...(proof.imeiTail === undefined ? [bench('linkBack')] : [bench('linkBack'), same]), ...words]
    case 'verify':
      return [bench('checksRun', countOf(state))]
    case 'writeBoundNumber':
      return [bench('readBackMatches')]
    case 'closeOrder':
      return [...reported(state), word('finished', { at, technician: proved.technician })]
  }
}

/** What is known of a step before, or without, its act being proven. */
function notYetProved(state: JobState, step: Step): Proof[] {
  if (step === 'powerOff' && state.link.state === 'gone' && state.acts.powerOff?.state === 'done')
    return [{ by: 'bench', what: 'linkGone', at: state.link.since }]
  if (step === 'powerOn' && state.acts.powerOn?.state === 'done')
    return [{ by: 'bench', what: 'linkBack', at: state.link.since }]
  if (step === 'settings' && state.settingSkipped)
    return [word('settingSkipped', state.settingSkipped, { reason: state.setting?.reason ?? '' })]
  return step === 'report' ? reported(state) : []
}

const reported = (state: JobState): Proof[] => [
  ...(state.oldCardAt ? [word('oldCard', state.oldCardAt)] : []),
  ...(state.paymentTestedAt ? [word('paymentTest', state.paymentTestedAt)] : []),
]

const word = (what: string, { at, technician }: Said, params?: Proof['params']): Proof => ({
  by: 'word',
  what,
  at,
  technician,
  ...(params && { params }),
})
