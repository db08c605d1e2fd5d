import { isDeepStrictEqual } from 'node:util'
import type { SwapView } from '../../shared/contract/swap.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Intent, JobEvent } from '../journal/event.ts'
import type { Journal } from '../journal/journal.ts'
import type { Orders } from '../orders/orders.ts'
import type { Clock } from '../session/clock.ts'
import type { Sessions } from '../session/session.ts'
import type { ActContext, ActEnd } from './act.ts'
import { ACTS } from './acts.ts'
import { awaitingOf } from './awaiting.ts'
import type { BoundNumber } from './bound-number.ts'
import { misfitProblem } from './misfit-problem.ts'
import { type ActRecord, type JobState, pendingAct } from './state.ts'
import { ACT_OF, AWAY_EXPECTED, BEGINS_ON_ENTRY, CHANGES_READINGS, isTalking } from './steps.ts'
import { transition } from './transitions.ts'
import { viewOf } from './view.ts'
import { followTerminal, type World } from './world.ts'

export interface RunnerOptions {
  readonly journal: Journal
  readonly orders: Orders
  readonly sessions: Sessions
  readonly boundNumber: BoundNumber
  readonly clock: Clock
  /** One line, masked. */
  readonly log: (line: string) => void
  readonly onChange: () => void
}

/** An act being done: since when, and how often a terminal had answered by then. */
interface Turn {
  readonly act: ActRecord
  readonly abort: AbortController
  readonly since: string
  readonly answers: number
}

/** Does the acts of one job: the intent is journaled, the act is done, the proof is journaled. It has no state but the fold's. */
export interface JobRunner {
  state(): JobState
  view(): SwapView
  world(): World
  /** Appends what somebody said or decided, and does what is due then. Refused, with nothing written, where it does not fit. */
  tell(event: JobEvent): Result<void, Problem>
  /** Journals the intent and begins the act; what needs no terminal has ended when this returns. */
  begin(intent: Intent): Result<void, Problem>
  /** Ends an act that is pending, without proof. */
  giveUp(): Result<void, Problem>
  /** Looks at the terminal and does what is due; `resumed`: the console was restarted while the job was open. */
  start(resumed: boolean): Result<void, Problem>
  /** Resolves when nothing is being done to the terminal. */
  settled(): Promise<void>
  close(): void
}

export function createRunner(opened: JobState, options: RunnerOptions): JobRunner {
  const { journal, orders, sessions, boundNumber, clock, log, onChange } = options
  const iso = () => new Date(clock.now()).toISOString()

  let state = opened
  let run: Turn | undefined
  let resumedAt: string | undefined
  let storeProblem: Problem | undefined
  /** An act of the hands that ended without proof is tried again: a terminal has answered anew, or somebody has said something. */
  let tryAgain = false
  /** Something happened during a turn that may have ended waiting for just that. */
  let missed = false
  /** The terminal went away under an act: another turn only once one answers anew. */
  let interrupted = false
  let answers = 0
  /** The act that was intended by this process and has not had its first turn yet. */
  let untouched: ActRecord | undefined
  let alarm = new AbortController()
  let idle = Promise.withResolvers<void>()
  let closed = false

  const append = (event: JobEvent): Result<void, Problem> => {
    const misfit = transition(state, {
      seq: state.seq + 1,
      jobId: state.jobId,
      at: iso(),
      technician: '',
      bench: '',
      event,
    })
    if (!misfit.ok) return err(misfitProblem(misfit.error, state))
    const row = journal.append(state.jobId, event)
    storeProblem = row.ok ? undefined : row.error
    if (row.ok) {
      const moved = transition(state, row.value)
      if (moved.ok) state = moved.value
    } else log(`job ${state.orderNumber}: journal refused ${event.type}: ${row.error.code}`)
    onChange()
    return row.ok ? ok(undefined) : row
  }

  /** Begins whatever is due now: an act that is pending, or one that begins by itself when its step is entered. */
  const drive = () => {
    if (closed || !ready) return
    if (run) {
      missed = true
      return
    }
    if (state.status !== 'open') return end()
    world.expectAway(AWAY_EXPECTED.has(state.step))
    if (!pendingAct(state) && !enterStep()) return
    const act = pendingAct(state)
    if (act) turn(act)
  }

  /** The intent of an act that nobody presses a button for; false: none is due. */
  const enterStep = (): boolean => {
    if (!BEGINS_ON_ENTRY.has(state.step)) return false
    const name = ACT_OF[state.step]
    const last = state.acts[name]
    if (last && !(last.state === 'notProved' && tryAgain)) return false
    tryAgain = false
    const intent = { act: name } as Intent
    return append({ type: 'intended', attempt: (state.attempts[name] ?? 0) + 1, intent }).ok
  }

  const turn = (act: ActRecord) => {
    const { act: name } = act.intent
    const talking = isTalking(name)
    if (talking && (interrupted || !world.terminal())) return onChange()
    const current = { act, abort: new AbortController(), since: iso(), answers }
    alarm.abort()
    missed = false
    const fresh = act === untouched
    untouched = undefined
    const context: ActContext = {
      state: () => state,
      act,
      fresh,
      world,
      orders,
      boundNumber,
      clock,
      signal: current.abort.signal,
      note: (event) => run === current && append(event).ok,
      done() {
        if (run !== current) return false
        if (state.acts[name]?.state === 'done') return true
        return append({ type: 'done', act: name, attempt: act.attempt }).ok
      },
    }
    run = current
    if (talking) {
      world.allowPolling(false)
      onChange()
    }
    const ended = ACTS[name](context)
    if (!(ended instanceof Promise)) return finish(current, ended)
    void ended
      .catch((thrown: unknown): ActEnd => {
        log(`job ${state.orderNumber}: ${name}: ${thrown instanceof Error ? thrown.name : 'unknown error'}`)
        return { kind: 'notProved', problem: problem('internal') }
      })
      .then((end) => finish(current, end))
  }

  const finish = (current: Turn, end: ActEnd) => {
    if (run !== current) return
    const { act, answers: answersBefore } = current
    const { act: name } = act.intent
    // Before the poller is let back: what that sets going must find the act proven.
    if (end.kind === 'proved') append({ type: 'proved', attempt: act.attempt, proof: end.proof })
    if (end.kind === 'notProved')
      append({
        type: 'notProved',
        act: name,
        attempt: act.attempt,
        problem: end.problem,
        ...(end.setting && { setting: end.setting }),
      })
    if (end.kind === 'waiting') interrupted = isTalking(name) && answers === answersBefore
    if (CHANGES_READINGS.has(name)) world.refresh()
    release()
    if (end.kind === 'waiting' && end.until !== undefined) wakeAt(end.until)
    // What could not be stored is tried again when somebody asks, not in a loop.
    if (!storeProblem && (end.kind === 'waiting' ? missed : end.kind === 'proved')) drive()
    onChange()
  }

  const wakeAt = (until: number) => {
    alarm = new AbortController()
    const { signal } = alarm
    void clock.sleep(Math.max(0, until - clock.now()), signal).then(() => {
      if (!signal.aborted) drive()
    })
  }

  /** The turn is over: the poller may read again. */
  const release = () => {
    run = undefined
    world.allowPolling(true)
    idle.resolve()
    idle = Promise.withResolvers<void>()
  }

  const stop = () => {
    const stopped = run
    if (!stopped) return
    stopped.abort.abort()
    release()
  }

  /** The job is over: its terminal is given back. */
  const end = () => {
    if (closed) return
    closed = true
    stop()
    alarm.abort()
    world.expectAway(false)
    world.close()
  }

  const seen = (what: 'answering' | 'other') => {
    if (!ready || closed) return
    if (what === 'answering') {
      tryAgain = true
      interrupted = false
      answers++
    }
    const link = world.link().state
    if (state.status === 'open') {
      const now = link === 'connected' ? 'connected' : link === 'opening' ? state.link.state : 'gone'
      if (now !== state.link.state) append({ type: 'linkChanged', link: now })
    }
    onChange()
    if (!storeProblem) drive()
  }

  let ready = false
  const world = followTerminal({
    sessions,
    owner: state.orderNumber,
    path: () => state.endpoint.path,
    imei: () => state.imei,
    now: iso,
    onEvent: seen,
    onMoved: ({ endpoint, terminalId }) => {
      append({ type: 'moved', endpoint, terminalId })
      stop()
    },
  })
  ready = true

  return {
    state: () => state,
    world: () => world,
    view() {
      const { state: link, since: linkSince } = world.link()
      return viewOf(state, {
        now: { link, linkSince, busy: run !== undefined, ...(resumedAt !== undefined && { resumedAt }) },
        awaiting: awaitingOf(state, run?.since, linkSince),
        problem: storeProblem ?? (state.status === 'open' ? world.refusal() : undefined),
      })
    },
    tell(event) {
      const told = append(event)
      if (!told.ok) return told
      if (event.type === 'said') tryAgain = true
      drive()
      return ok(undefined)
    },
    begin(intent) {
      world.find()
      const absence = isTalking(intent.act) ? world.absence() : undefined
      if (absence) return err(absence)
      // An act that could not be stored to its end, or was interrupted, is finished before another begins.
      if (pendingAct(state) && !run) {
        interrupted = false
        storeProblem = undefined
        drive()
        if (storeProblem) return err(storeProblem)
        if (run && isDeepStrictEqual(pendingAct(state)?.intent, intent)) return ok(undefined)
      }
      const attempt = (state.attempts[intent.act] ?? 0) + 1
      const begun = append({ type: 'intended', attempt, intent })
      if (!begun.ok) return begun
      interrupted = false
      untouched = pendingAct(state)
      drive()
      return ok(undefined)
    },
    giveUp() {
      const act = pendingAct(state)
      if (!act || BEGINS_ON_ENTRY.has(state.step)) return ok(undefined)
      const { setting } = state
      const ended = append({
        type: 'notProved',
        act: act.intent.act,
        attempt: act.attempt,
        problem: problem('notProved', undefined, 'given up'),
        ...(setting && act.intent.act === 'writeBoundNumber' && { setting }),
      })
      if (ended.ok) stop()
      return ended
    },
    start(resumed) {
      if (resumed) {
        resumedAt = iso()
        tryAgain = true
        const told = append({ type: 'resumed' })
        if (!told.ok) return told
      }
      seen('other')
      return ok(undefined)
    },
    async settled() {
      while (run) await idle.promise
    },
    close: end,
  }
}
