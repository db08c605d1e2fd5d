// A shop for tests: a store in a folder, a bench, and a technician who does what the view asks for.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createJournal, isReadable, type Journal, type JournalRow } from '../../src/host/journal/journal.ts'
import { type Orders, openOrders } from '../../src/host/orders/orders.ts'
import { projectOrders } from '../../src/host/orders/projection.ts'
import { createTestClock } from '../../src/host/session/test-clock.ts'
import { boundNumber } from '../../src/host/settings/bound-number.ts'
import { openStore, type Store } from '../../src/host/store/store.ts'
import { createJobs, type Jobs } from '../../src/host/swap/jobs.ts'
import type { AppSettings } from '../../src/shared/contract/app.ts'
import {
  type Intake,
  type SwapView,
  SwapView as SwapViewSchema,
  type WordName,
} from '../../src/shared/contract/swap.ts'
import { type Problem, problem } from '../../src/shared/problem.ts'
import { err, type Result } from '../../src/shared/result.ts'
import { FakeBench, type FakeCard, FakeSession, FakeTerminal } from './fake-bench.ts'

export const IMEI = '867512340001731'
export const OTHER_IMEI = '867512340009998'
export const OLD = '89860200000000002286'
export const NEW = '89860400000000009052'
export const OTHER_OLD = '89860200000000003334'
export const NUMBER = '13912345518'

export const intake: Intake = {
  merchant: '福满楼小吃',
  contactPhone: '13912345518',
  reason: 'noData',
  documentsSeen: ['businessLicence'],
  ownership: 'merchantOwns',
  consent: true,
}

const settings: AppSettings = {
  benchName: '工位 03',
  siteName: '城南网点',
  sitePhone: '010-1',
  technician: '王磊',
  language: 'zh-CN',
  theme: 'light',
  masked: true,
  sounds: false,
  paymentHost: 'pay.example:443',
  signalThresholdDbm: -110,
  replaceAfterMonths: 6,
  retentionMonths: 24,
}

/** What a dead process gets to see. */
const DEAD = err(problem('storeFailed', undefined, 'dead'))

export class Shop {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'swapbench-swap-'))
  readonly clock = createTestClock()
  readonly bench = new FakeBench()
  readonly oldCard: FakeCard = { iccid: OLD, number: '' }
  readonly newCard: FakeCard = { iccid: NEW, number: '' }
  readonly terminal = new FakeTerminal(IMEI, this.oldCard)
  readonly place = new FakeSession('/dev/ttyUSB2', this.terminal)
  settings = settings
  readonly logged: string[] = []
  /** Asked after each committed row: true kills the process there and then. */
  killAfter: ((row: JournalRow) => boolean) | undefined
  /** The process is dead: no row is written any more, and nothing it still does counts. */
  dead = false
  private actsAtDeath = 0
  store!: Store
  journal!: Journal
  orders!: Orders
  jobs!: Jobs

  constructor() {
    this.bench.put(this.place)
    this.start()
  }
  /** Starts the host on the folder. */
  start() {
    this.dead = false
    this.store = value(openStore({ folder: this.folder }))
    const journal = createJournal({
      store: this.store,
      now: () => new Date(this.clock.now()),
      technician: () => this.settings.technician,
      bench: () => this.settings.benchName,
      projections: [projectOrders],
    })
    const { store } = this
    this.journal = {
      ...journal,
      append: (jobId, event) => {
        if (this.dead || this.store !== store) return DEAD
        const row = journal.append(jobId, event)
        if (row.ok && this.killAfter?.(row.value)) {
          this.killAfter = undefined
          this.kill()
        }
        return this.dead ? DEAD : row
      },
    }
    this.orders = value(openOrders(this.store))
    this.jobs = createJobs({
      journal: this.journal,
      orders: this.orders,
      sessions: this.bench,
      settings: () => this.settings,
      boundNumber,
      clock: this.clock,
      log: (line) => this.logged.push(line),
    })
  }
  /** The process ends, as it stands; the next one starts on the same folder, with the same things on the bench. */
  async restart() {
    if (!this.dead) this.kill()
    if (this.terminal.acts.length > this.actsAtDeath) throw new Error('the dead process has spoken to the terminal')
    await this.jobs.close()
    this.store.close()
    this.start()
    value(this.jobs.resume())
  }
  async close() {
    await this.jobs.close()
    this.store.close()
    rmSync(this.folder, { recursive: true })
  }
  rows(jobId: string): JournalRow[] {
    return value(this.journal.ofJob(jobId)).filter(isReadable)
  }
  kill() {
    this.dead = true
    this.actsAtDeath = this.terminal.acts.length
  }
  open(place = this.place): Visit {
    return this.visit(value(this.jobs.open({ terminalId: place.terminalId })).jobId)
  }
  /** The same where the process may be killed over it. */
  tryOpen(): Visit | undefined {
    const opened = this.jobs.open({ terminalId: this.place.terminalId })
    return opened.ok ? this.visit(opened.value.jobId) : undefined
  }
  visit(jobId: string): Visit {
    return new Visit(this, jobId)
  }
  /** Another terminal in another place, with a job of its own. */
  openSecond(): Visit {
    const place = new FakeSession('/dev/ttyUSB6', new FakeTerminal(OTHER_IMEI, { iccid: OTHER_OLD, number: '' }))
    this.bench.put(place)
    return this.open(place)
  }
}

/** One job as its technician sees it. */
export class Visit {
  readonly shop: Shop
  readonly jobId: string
  constructor(shop: Shop, jobId: string) {
    this.shop = shop
    this.jobId = jobId
  }
  view(): SwapView {
    return SwapViewSchema.parse(value(this.shop.jobs.view(this.jobId)))
  }
  at() {
    return { jobId: this.jobId, seq: this.view().seq }
  }
  say(word: WordName) {
    return value(this.shop.jobs.say({ ...this.at(), word }))
  }
  next() {
    return value(this.shop.jobs.next({ ...this.at(), from: this.view().step }))
  }
  /** Everything that can go on without a hand has gone on. */
  settled() {
    return this.shop.jobs.settled(this.jobId)
  }

  /** One thing that the view asks for, done once; false: nothing is asked for. */
  async act(): Promise<boolean> {
    await this.settled()
    try {
      return this.actNow()
    } catch (thrown) {
      // The process was killed over it.
      if (this.shop.dead) return true
      throw thrown
    }
  }
  private actNow(): boolean {
    const { jobs, terminal, oldCard, newCard } = this.shop
    const view = this.view()
    if (view.status !== 'open') return false
    const { needs } = view.steps.find((step) => step.step === view.step) ?? { needs: [] }
    const [need] = needs
    if (!need && view.step !== 'report') {
      this.next()
      return true
    }
    switch (need?.what) {
      case 'intake':
        value(jobs.recordIntake({ ...this.at(), intake }))
        return true
      case 'beforeRead':
        value(jobs.readBefore(this.at()))
        return true
      case 'newCard':
        value(jobs.checkNewCard({ ...this.at(), iccid: newCard.iccid, how: 'scanned', usedElsewhere: 'no' }))
        return true
      case 'linkGone':
        if (terminal.power === 'on') terminal.pressPower()
        return true
      case 'oldCardOut':
        if (terminal.card === oldCard) terminal.card = undefined
        this.say('oldCardOut')
        return true
      case 'cardSeated':
        terminal.card = newCard
        this.say('cardSeated')
        return true
      case 'linkBack':
        if (terminal.power === 'off') terminal.pressPower()
        return true
      case 'checksRun':
        value(jobs.verify(this.at()))
        return true
      case 'boundNumber':
        value(jobs.writeBoundNumber({ ...this.at(), number: NUMBER, merchantAgreed: true }))
        return true
      case 'oldCard':
        value(jobs.recordOldCard({ ...this.at(), oldCard: { fate: 'destroyed' } }))
        return true
      case 'paymentTest':
        value(jobs.recordPaymentTest({ ...this.at(), test: { result: 'pendingOnSite' } }))
        return true
      case undefined:
        value(jobs.finish(this.at()))
        return true
      default:
        if (need?.by !== 'word') return false
        this.say(need.what as WordName)
        return true
    }
  }

  /** Does what is asked for until `step` is reached, or the job is over. */
  async goTo(step: SwapView['step'] | 'end'): Promise<SwapView> {
    for (let turns = 0; turns < 200; turns++) {
      await this.settled()
      const view = this.view()
      if (view.step === step || view.status !== 'open') return view
      if (!(await this.act())) break
    }
    throw new Error(`stuck in ${this.view().step}: ${JSON.stringify(this.view().problem)}`)
  }
}

export const value = <T>(result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
