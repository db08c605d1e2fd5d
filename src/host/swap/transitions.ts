import { STEPS, type Step } from '../../shared/contract/swap.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { ActName, ActProof, JobEvent } from '../journal/event.ts'
import type { JournalRow } from '../journal/journal.ts'
import { logLines } from './log-lines.ts'
import { needsOf, verdict } from './needs.ts'
import { type ActRecord, isPending, type JobState, pendingAct } from './state.ts'
import { ACT_OF, BEGINS_ON_ENTRY, indexOf, isAfter, stepOf, stepOfWord, WORDS_OF } from './steps.ts'

/** Why an event does not fit into a job's state. */
export type Misfit =
  | 'notOpened'
  | 'alreadyOpened'
  | 'jobOver'
  | 'notCurrentStep'
  | 'wrongAttempt'
  | 'actPending'
  | 'actNotPending'
  | 'stepIncomplete'
  | 'alreadyThere'
  | 'notBackwards'
  | 'notOfAJob'

/**
 * The one transition function: pure and total. An event that does not fit is an error value and changes nothing; the same
 * function tells the runner beforehand whether an event may be written.
 */
export function transition(state: JobState | undefined, row: JournalRow): Result<JobState, Misfit> {
  const moved = state === undefined ? opened(row) : moveOn(state, row)
  return moved.ok
    ? ok({
        ...moved.value,
        seq: row.seq,
        ...(isDecision(row.event) && { decidedSeq: row.seq }),
        log: withLines(moved.value.log, logLines(row, state, moved.value)),
      })
    : moved
}

/** More lines than a swap has in which nothing comes and goes by itself. */
const LOG_LINES = 500

/** What people said and decided stays in the log for good; beyond its length what the bench saw longest ago makes room. */
function withLines(log: JobState['log'], lines: JobState['log']): JobState['log'] {
  if (lines.length === 0) return log
  const longer = [...log, ...lines]
  while (longer.length > LOG_LINES) {
    const oldest = longer.findIndex((line) => line.by === 'bench')
    if (oldest < 0) break
    longer.splice(oldest, 1)
  }
  return longer
}

/** Did a person do this, and not the bench by itself? */
function isDecision(event: JobEvent): boolean {
  switch (event.type) {
    case 'done':
    case 'proved':
    case 'notProved':
    case 'checked':
    case 'oldValueRead':
    case 'linkChanged':
    case 'moved':
    case 'resumed':
      return false
    case 'intended':
      return !BEGINS_ON_ENTRY.has(stepOf(event.intent.act))
    default:
      return true
  }
}

function opened(row: JournalRow): Result<JobState, Misfit> {
  const { event } = row
  if (event.type !== 'opened') return err('notOpened')
  return ok({
    jobId: row.jobId ?? '',
    seq: row.seq,
    decidedSeq: row.seq,
    orderNumber: event.orderNumber,
    simulated: event.simulated,
    status: 'open',
    openedAt: row.at,
    technician: row.technician,
    endpoint: event.endpoint,
    terminalId: event.terminalId,
    ...(event.imei !== undefined && { imei: event.imei }),
    step: 'intake',
    done: [],
    words: {},
    acts: {},
    attempts: {},
    checks: [],
    heldBefore: {},
    oldCardWasOut: false,
    link: { state: 'connected', since: row.at },
    log: [],
    misfits: [],
  })
}

function moveOn(state: JobState, row: JournalRow): Result<JobState, Misfit> {
  const { event, at, technician } = row
  if (state.status !== 'open') return err('jobOver')
  const said = { at, technician }
  switch (event.type) {
    case 'opened':
      return err('alreadyOpened')
    case 'settingsChanged':
      return err('notOfAJob')
    case 'intended':
      return intended(state, event, said)
    case 'done':
      return step(state, event.act, event.attempt, ['intended'], (act) => ok(withAct(state, { ...act, state: 'done' })))
    case 'proved':
      return step(state, event.proof.act, event.attempt, ['done'], (act) =>
        ok(withProof(withAct(state, { ...act, state: 'proved', endedAt: at, proof: event.proof }), event.proof, at)),
      )
    case 'notProved':
      return step(state, event.act, event.attempt, ['intended', 'done'], (act) =>
        ok({
          ...withAct(state, { ...act, state: 'notProved', endedAt: at, problem: event.problem }),
          ...(act.intent.act === 'writeBoundNumber' && { setting: event.setting }),
        }),
      )
    case 'checked':
      return step(state, 'verify', event.attempt, ['intended'], () =>
        state.checks.some((check) => check.name === event.check.name)
          ? err('alreadyThere')
          : ok({ ...state, checks: [...state.checks, event.check] }),
      )
    case 'oldValueRead':
      return step(state, 'writeBoundNumber', event.attempt, ['intended'], () => oldValueRead(state, event.old))
    case 'said':
      if (stepOfWord(event.word) !== state.step) return err('notCurrentStep')
      if (state.words[event.word]) return err('alreadyThere')
      return ok({
        ...state,
        words: { ...state.words, [event.word]: said },
        oldCardWasOut: state.oldCardWasOut || event.word === 'oldCardOut',
      })
    case 'settingSkipped':
      if (state.step !== 'settings') return err('notCurrentStep')
      if (pendingAct(state)) return err('actPending')
      // What is on the card was not skipped.
      if (state.setting?.status === 'matches') return err('alreadyThere')
      return ok({
        ...state,
        setting: { setting: 'boundNumber', ...state.setting, status: 'skipped', reason: event.reason, at },
        settingSkipped: said,
      })
    case 'paymentTested':
      if (isAfter('verify', state.step)) return err('notCurrentStep')
      return ok({ ...state, paymentTest: event.test, paymentTestedAt: said })
    case 'oldCardRecorded':
      if (isAfter('verify', state.step)) return err('notCurrentStep')
      return ok({ ...state, oldCard: event.oldCard, oldCardAt: said })
    case 'advanced':
      return advanced(state, event.from)
    case 'wentBack':
      if (pendingByHand(state)) return err('actPending')
      return backTarget(state, event.to) === event.to ? ok(reopened(state, event.to)) : err('notBackwards')
    case 'linkChanged':
      return state.link.state === event.link
        ? err('alreadyThere')
        : ok({ ...state, link: { state: event.link, since: at } })
    case 'moved':
      return ok({ ...state, endpoint: event.endpoint, terminalId: event.terminalId })
    case 'resumed':
      return ok(state)
    case 'abandoned':
      if (pendingByHand(state)) return err('actPending')
      return ok({ ...state, status: 'abandoned', closedAt: at, abandonReason: event.reason })
  }
}

/** An act that somebody pressed a button for is ended before the job goes elsewhere; the others only wait. */
const pendingByHand = (state: JobState): ActRecord | undefined => {
  const act = pendingAct(state)
  return act && !['pauseTrading', 'powerOff', 'changeCard', 'powerOn'].includes(act.intent.act) ? act : undefined
}

const withAct = (state: JobState, act: ActRecord): JobState => ({
  ...state,
  acts: { ...state.acts, [act.intent.act]: act },
})

/** An event within an act: it fits the act's present attempt in one of `states`, or not at all. */
function step(
  state: JobState,
  name: ActName,
  attempt: number,
  states: readonly ActRecord['state'][],
  move: (act: ActRecord) => Result<JobState, Misfit>,
): Result<JobState, Misfit> {
  const act = state.acts[name]
  if (act === undefined || !states.includes(act.state)) return err('actNotPending')
  return act.attempt === attempt ? move(act) : err('wrongAttempt')
}

function intended(
  state: JobState,
  { attempt, intent }: Extract<JobEvent, { type: 'intended' }>,
  { at, technician }: { at: string; technician: string },
): Result<JobState, Misfit> {
  const { act } = intent
  if (stepOf(act) !== state.step) return err('notCurrentStep')
  if (pendingAct(state)) return err('actPending')
  if (attempt !== (state.attempts[act] ?? 0) + 1) return err('wrongAttempt')
  if (
    intent.act === 'closeOrder' &&
    (needsOf(state, 'report').length > 0 || intent.outcome !== verdict(state)?.outcome)
  )
    return err('stepIncomplete')
  const begun = withAct(
    { ...state, attempts: { ...state.attempts, [act]: attempt } },
    { attempt, state: 'intended', intent, since: at, technician },
  )
  if (intent.act === 'recordIntake') return ok({ ...begun, intake: intent.intake })
  if (intent.act === 'verify') return ok({ ...begun, checks: [], after: undefined })
  if (intent.act === 'writeBoundNumber')
    return ok({ ...begun, setting: { setting: 'boundNumber', status: 'pending', wanted: intent.number, at } })
  return ok(begun)
}

/** The order keeps what the card held before the first write of this job; later ones find this job's own. */
function oldValueRead(state: JobState, read: string): Result<JobState, Misfit> {
  if (state.setting === undefined || state.setting.old !== undefined) return err('alreadyThere')
  const card = state.newCard?.iccid ?? ''
  const old = state.heldBefore[card] ?? read
  return ok({
    ...state,
    setting: { ...state.setting, old },
    heldBefore: { ...state.heldBefore, [card]: old },
  })
}

/** What a proof adds to the state. */
function withProof(state: JobState, proof: ActProof, at: string): JobState {
  switch (proof.act) {
    case 'readBefore': {
      const imei = state.imei ?? proof.facts.imei
      return { ...state, before: proof.facts, ...(imei !== undefined && { imei }) }
    }
    case 'checkNewCard':
      return { ...state, newCard: proof.newCard }
    case 'verify':
      return { ...state, after: proof.after }
    case 'writeBoundNumber':
      return { ...state, setting: proof.result }
    case 'closeOrder':
      return { ...state, status: 'closed', closedAt: at, done: [...state.done, 'report'] }
    default:
      return state
  }
}

function advanced(state: JobState, from: Step): Result<JobState, Misfit> {
  if (from !== state.step || from === 'report') return err('notCurrentStep')
  if (pendingAct(state)) return err('actPending')
  if (needsOf(state, from).length > 0) return err('stepIncomplete')
  const done = [...state.done, from]
  // Steps that still count after going back are not done again.
  const next = STEPS.find((candidate) => !done.includes(candidate))
  return ok({ ...state, done, step: next ?? 'report' })
}

/**
 * Where going back to `to` really leads, undefined: nowhere. The way back to the open card slot is through power off. What was
 * read before the swap cannot be read again once the old card was out.
 */
export function backTarget(state: JobState, to: Step): Step | undefined {
  if (!isAfter(state.step, to)) return undefined
  if (to === 'before' && state.oldCardWasOut) return undefined
  return to === 'changeCard' && isAfter(state.step, 'changeCard') ? 'powerOff' : to
}

/** The steps whose proofs no longer count when `to` is done again: its own and all that rest on it. */
function restingOn(state: JobState, to: Step): readonly Step[] {
  const later = STEPS.slice(indexOf(to))
  // Papers alone: nothing that the bench proved rests on them.
  if (to === 'intake') return ['intake']
  // Another number for the card that is already in: what was done by hand stands, and verify tells whether it is that card.
  if (to === 'newCard' && state.oldCardWasOut)
    return later.filter((step) => !['pause', 'powerOff', 'changeCard', 'powerOn'].includes(step))
  return later
}

function reopened(state: JobState, to: Step): JobState {
  const again = restingOn(state, to)
  const words = again.flatMap((step) => WORDS_OF[step])
  const acts = again.map((step) => ACT_OF[step])
  // A waiting act of the step that is left is dropped with it; it begins anew when its step is entered again.
  const leaving = isPending(state.acts[ACT_OF[state.step]]) ? [ACT_OF[state.step]] : []
  const without = <K extends string, V>(record: Partial<Record<K, V>>, keys: readonly K[]) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key as K))) as Partial<Record<K, V>>
  return {
    ...state,
    step: to,
    done: state.done.filter((step) => !again.includes(step)),
    words: without(state.words, words),
    acts: without(state.acts, [...acts, ...leaving]),
    ...(again.includes('verify') && {
      checks: [],
      after: undefined,
      paymentTest: undefined,
      paymentTestedAt: undefined,
    }),
    ...(again.includes('settings') && { setting: undefined, settingSkipped: undefined }),
    ...(again.includes('changeCard') && { oldCard: undefined, oldCardAt: undefined }),
  }
}
