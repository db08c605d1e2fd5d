import { randomUUID } from 'node:crypto'
import type { AppSettings } from '../../shared/contract/app.ts'
import type { WorkOrder } from '../../shared/contract/orders.ts'
import type { Intake, OldCardFate, PaymentTest, Step, SwapView, WordName } from '../../shared/contract/swap.ts'
import type { EndpointId } from '../../shared/endpoint.ts'
import { normaliseIccid } from '../../shared/iccid.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Imprint, Intent } from '../journal/event.ts'
import type { Journal } from '../journal/journal.ts'
import { nextStepsOf } from '../orders/next-steps.ts'
import type { Orders } from '../orders/orders.ts'
import { type Clock, systemClock } from '../session/clock.ts'
import type { Sessions } from '../session/session.ts'
import type { BoundNumber } from './bound-number.ts'
import { fold } from './fold.ts'
import { verdict } from './needs.ts'
import { createRunner, type JobRunner } from './runner.ts'
import { backTarget } from './transitions.ts'
import { viewOf } from './view.ts'

/** Which job a call means, and the newest row its caller has seen. */
interface OfJob {
  readonly jobId: string
  readonly seq: number
}
type Answer = Result<SwapView, Problem>

/**
 * Every job of this bench, several side by side, one per terminal. Each call is refused as `jobNotFound`, `jobClosed`, `jobStale`
 * or `technicianMissing` before anything else, and as `diskFull` or `storeFailed` when it could not be journaled; then nothing was
 * done. A call returns once its intent is journaled; what has to be read or written at the terminal goes on, and shows in the view.
 */
export interface Jobs {
  /** Errors: `terminalNotFound`, `terminalBusy`. */
  open(input: { terminalId: string }): Answer
  recordIntake(input: OfJob & { intake: Intake }): Answer
  /** Errors: `terminalNotHere`, as for `verify` and `writeBoundNumber`. */
  readBefore(input: OfJob): Answer
  /** Errors: `iccidInvalid`. */
  checkNewCard(input: OfJob & Omit<Extract<Intent, { act: 'checkNewCard' }>, 'act'>): Answer
  say(input: OfJob & { word: WordName }): Answer
  verify(input: OfJob): Answer
  /** Errors: `numberInvalid`. */
  writeBoundNumber(input: OfJob & { number: string; merchantAgreed: true }): Answer
  /** Errors: `jobStale` when the number is on the card already. */
  skipSetting(input: OfJob & { reason: string }): Answer
  recordPaymentTest(input: OfJob & { test: PaymentTest }): Answer
  recordOldCard(input: OfJob & { oldCard: OldCardFate }): Answer
  /** Errors: `stepNotCurrent`, `stepIncomplete` (`missing`). */
  next(input: OfJob & { from: Step }): Answer
  /** Errors: `stepNotCurrent` where there is no way back. */
  goBack(input: OfJob & { to: Step; reason: string }): Answer
  finish(input: OfJob): Answer
  abandon(input: OfJob & { reason: string }): Answer

  /** Any job, also one that was closed long ago. */
  view(jobId: string): Answer
  /** Jobs that are open, and those that ended since the host started. */
  views(): SwapView[]
  /** Errors: `orderNotFound`. */
  workOrder(orderNumber: string): Result<WorkOrder, Problem>
  /** Told which job has changed, in its journal or in what the bench sees of it. Returns the way to stop. */
  onChange(listener: (jobId: string) => void): () => void
  /** Folds the open jobs and goes on with each: called once, when the bench is there. */
  resume(): Result<void, Problem>
  /** Where the terminals of open jobs were last: the bench looks there again after a restart. */
  endpoints(): EndpointId[]
  /** Resolves when nothing is being done to the job's terminal. */
  settled(jobId: string): Promise<void>
  close(): Promise<void>
}

export interface JobsOptions {
  readonly journal: Journal
  readonly orders: Orders
  readonly sessions: Sessions
  readonly settings: () => AppSettings
  /** What a simulated terminal's traffic is tried against while no payment host is set; never a real terminal's. */
  readonly simulatedPaymentHost?: string
  readonly boundNumber: BoundNumber
  readonly clock?: Clock
  /** One line, masked. */
  readonly log?: (line: string) => void
}

export function createJobs(options: JobsOptions): Jobs {
  const { journal, orders, sessions, settings, simulatedPaymentHost = '', boundNumber } = options
  const { clock = systemClock, log = () => {} } = options
  const runners = new Map<string, JobRunner>()
  const listeners = new Set<(jobId: string) => void>()

  const start = (state: Parameters<typeof createRunner>[0]): JobRunner => {
    const onChange = () => {
      for (const listener of [...listeners]) listener(state.jobId)
    }
    const runner = createRunner(state, { journal, orders, sessions, boundNumber, clock, log, onChange })
    runners.set(state.jobId, runner)
    return runner
  }

  /** A call on an open job whose caller has seen everything that people have decided in it. */
  const call = ({ jobId, seq }: OfJob, work: (runner: JobRunner) => Result<void, Problem>): Answer => {
    const runner = runners.get(jobId)
    if (!runner) {
      const old = journalled(jobId)
      return old.ok ? err(problem('jobClosed')) : old
    }
    if (runner.state().status !== 'open') return err(problem('jobClosed'))
    if (seq < runner.state().decidedSeq || seq > runner.state().seq) return err(problem('jobStale'))
    if (settings().technician === '') return err(problem('technicianMissing'))
    const worked = work(runner)
    return worked.ok ? ok(runner.view()) : worked
  }
  const journalled = (jobId: string) => {
    const rows = journal.ofJob(jobId)
    return rows.ok ? fold(rows.value) : rows
  }

  /** What a closed order says of the bench; undefined while it is open, and in a journal from before it was kept. */
  const imprintOf = (jobId: string): Imprint | undefined => {
    const runner = runners.get(jobId)
    const state = runner ? ok(runner.state()) : journalled(jobId)
    const intent = state.ok ? state.value.acts.closeOrder?.intent : undefined
    return intent?.act === 'closeOrder' ? intent.imprint : undefined
  }

  const view: Jobs['view'] = (jobId) => {
    const runner = runners.get(jobId)
    if (runner) return ok(runner.view())
    const state = journalled(jobId)
    if (!state.ok) return state
    return ok(viewOf(state.value, { now: { link: 'gone', linkSince: state.value.link.since, busy: false } }))
  }

  return {
    open({ terminalId }) {
      if (settings().technician === '') return err(problem('technicianMissing'))
      const session = sessions.get(terminalId)
      if (!session) return err(problem('terminalNotFound'))
      const number = orders.nextNumber(new Date(clock.now()))
      if (!number.ok) return number
      // Held already by somebody, also by another job: refused before anything is written.
      const free = session.lease(number.value)
      if (!free.ok) return free
      free.value.release()
      const { imei } = session.identity()
      const jobId = randomUUID()
      const opened = journal.append(jobId, {
        type: 'opened',
        orderNumber: number.value,
        endpoint: session.endpoint,
        terminalId,
        simulated: session.simulated,
        ...(imei !== undefined && { imei }),
      })
      if (!opened.ok) return opened
      const state = fold([opened.value])
      if (!state.ok) return state
      const runner = start(state.value)
      const started = runner.start(false)
      if (!started.ok) return started
      return ok(runner.view())
    },
    recordIntake: (input) => call(input, (job) => job.begin({ act: 'recordIntake', intake: input.intake })),
    readBefore: (input) => call(input, (job) => job.begin({ act: 'readBefore' })),
    checkNewCard: (input) =>
      call(input, (job) => {
        const iccid = normaliseIccid(input.iccid)
        if (!iccid.ok) return err(problem('iccidInvalid', { why: iccid.error }))
        const { how, usedElsewhere, override } = input
        return job.begin({ act: 'checkNewCard', iccid: iccid.value, how, usedElsewhere, ...(override && { override }) })
      }),
    // Said twice is said once.
    say: (input) =>
      call(input, (job) =>
        job.state().words[input.word] ? ok(undefined) : job.tell({ type: 'said', word: input.word }),
      ),
    verify: (input) =>
      call(input, (job) => {
        const { paymentHost: set, signalThresholdDbm } = settings()
        const paymentHost = set || (job.state().simulated ? simulatedPaymentHost : '')
        return job.begin({ act: 'verify', paymentHost, signalThresholdDbm })
      }),
    writeBoundNumber: (input) =>
      call(input, (job) => {
        const number = boundNumber.parse(input.number)
        if (!number.ok) return number
        return job.begin({ act: 'writeBoundNumber', number: number.value, merchantAgreed: input.merchantAgreed })
      }),
    skipSetting: (input) => call(input, (job) => job.tell({ type: 'settingSkipped', reason: input.reason })),
    recordPaymentTest: (input) => call(input, (job) => job.tell({ type: 'paymentTested', test: input.test })),
    recordOldCard: (input) => call(input, (job) => job.tell({ type: 'oldCardRecorded', oldCard: input.oldCard })),
    next: (input) => call(input, (job) => job.tell({ type: 'advanced', from: input.from })),
    goBack: (input) =>
      call(input, (job) => {
        const to = backTarget(job.state(), input.to)
        if (!to) return err(problem('stepNotCurrent', { step: job.state().step }))
        const given = job.giveUp()
        return given.ok ? job.tell({ type: 'wentBack', to, reason: input.reason }) : given
      }),
    finish: (input) =>
      call(input, (job) => {
        const { outcome } = verdict(job.state()) ?? {}
        if (!outcome) return err(problem('stepNotCurrent', { step: job.state().step }))
        const { siteName, benchName, sitePhone, replaceAfterMonths, retentionMonths } = settings()
        const imprint = { siteName, benchName, sitePhone, replaceAfterMonths, retentionMonths }
        return job.begin({ act: 'closeOrder', outcome, imprint })
      }),
    abandon: (input) =>
      call(input, (job) => {
        const given = job.giveUp()
        return given.ok ? job.tell({ type: 'abandoned', reason: input.reason }) : given
      }),

    view,
    views: () => [...runners.values()].map((runner) => runner.view()),
    workOrder(orderNumber) {
      const jobId = orders.jobOf(orderNumber)
      if (!jobId.ok) return jobId
      const job = view(jobId.value)
      if (!job.ok) return job
      const imprint = imprintOf(jobId.value) ?? settings()
      const { siteName, benchName, sitePhone, retentionMonths } = imprint
      const { status, closedAt, outcome } = job.value
      const replaced = status === 'closed' && closedAt !== undefined && outcome !== 'failed'
      return ok({
        job: job.value,
        site: { siteName, benchName, sitePhone },
        nextSteps: replaced ? nextStepsOf(closedAt, imprint) : {},
        retentionMonths,
      })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resume() {
      const open = orders.openJobs()
      if (!open.ok) return open
      for (const jobId of open.value) {
        const state = journalled(jobId)
        if (!state.ok) {
          log(`job ${jobId} cannot be resumed: ${state.error.code}`)
          continue
        }
        for (const { seq, misfit } of state.value.misfits) log(`journal row ${seq} does not fit: ${misfit}`)
        const resumed = start(state.value).start(true)
        if (!resumed.ok) return resumed
      }
      return ok(undefined)
    },
    endpoints: () =>
      [...runners.values()]
        .map((runner) => runner.state())
        .filter((state) => state.status === 'open')
        .map((state) => state.endpoint),
    settled: async (jobId) => runners.get(jobId)?.settled(),
    async close() {
      for (const runner of runners.values()) runner.close()
      listeners.clear()
    },
  }
}
