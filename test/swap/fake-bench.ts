// A bench for tests: terminals that do what a test says, behind the interfaces that the swap is written against.

import type {
  Lease,
  LinkStatus,
  Session,
  SessionEvent,
  SessionStatus,
  Sessions,
} from '../../src/host/session/session.ts'
import type { Capabilities, Terminal, TerminalError, TrafficOutcome } from '../../src/host/terminal/terminal.ts'
import type { EndpointId } from '../../src/shared/endpoint.ts'
import { sameIccid } from '../../src/shared/iccid.ts'
import { problem } from '../../src/shared/problem.ts'
import { type Known, unknown } from '../../src/shared/reading.ts'
import { err, ok, type Result } from '../../src/shared/result.ts'
import {
  applyChange,
  emptySnapshot,
  type Registration,
  type SimState,
  type Snapshot,
  type SnapshotChange,
} from '../../src/shared/snapshot.ts'

export interface FakeCard {
  readonly iccid: string
  number: string
  readOnly?: boolean
}

/** What the terminal is asked to do, in the words of its interface. */
export type Verb = 'identify' | 'readSnapshot' | 'readOwnNumber' | 'writeOwnNumber' | 'checkTcp' | 'activateContext'

const at = '2026-11-23T05:00:00.000Z'
const known = <T>(value: T): Known<T> => ({ value, raw: String(value), source: 'test', at })

/** One terminal and the place it is plugged in. */
export class FakeTerminal {
  imei: string
  card: FakeCard | undefined
  simState: SimState | undefined
  registration: Registration = 'home'
  domain: 'eps' | 'cs' = 'eps'
  rsrpDbm: number | undefined = -90
  apn = 'cmiot'
  address: string | undefined = '10.0.0.9'
  rejectCause: number | undefined
  /** False: the questions for IMEI or contexts come back without an answer, and the terminal goes on. */
  saysImei = true
  listsContexts = true
  tcp: Capabilities['tcp'] = { possible: true }
  boundNumber: Capabilities['boundNumber'] = { possible: true }
  /** What the payment host does, try by try; then it answers. */
  hostFails = 0
  activation: TerminalError | undefined
  power: 'on' | 'off' = 'on'
  cable = true
  /** A serial server: the link stays when the terminal goes. */
  linkStays = false
  readonly acts: Verb[] = []
  /** Runs before the terminal answers; an error is the answer. */
  before: ((verb: Verb, count: number) => TerminalError | undefined | Promise<TerminalError | undefined>) | undefined
  onPower: (() => void) | undefined

  constructor(imei: string, card: FakeCard | undefined) {
    this.imei = imei
    this.card = card
  }
  get answers(): boolean {
    return this.power === 'on' && this.cable
  }
  pressPower() {
    this.power = this.power === 'on' ? 'off' : 'on'
    this.onPower?.()
  }
  setCable(cable: boolean) {
    this.cable = cable
    this.onPower?.()
  }
  count(verb: Verb): number {
    return this.acts.filter((act) => act === verb).length
  }

  changes(what: 'all' | 'card' | 'signal' | 'contexts'): SnapshotChange[] {
    const { card } = this
    const sim: SnapshotChange[] = [
      { path: 'sim.state', reading: known<SimState>(this.simState ?? (card ? 'ready' : 'absent')) },
      { path: 'sim.iccid', reading: card ? known(card.iccid) : unknown('stateForbids') },
      { path: 'sim.operatorIssuer', reading: card ? known('chinaMobile') : unknown('stateForbids') },
      { path: 'sim.msisdn', reading: card?.number ? known(card.number) : unknown('notReported') },
    ]
    const signal: SnapshotChange[] = [
      { path: 'network.registration', reading: known(this.registration) },
      { path: 'network.domain', reading: known(this.domain) },
      { path: 'network.technology', reading: known('lte') },
      { path: 'network.operatorName', reading: known('中国移动') },
      { path: 'network.rejectCause', reading: this.rejectCause ? known(this.rejectCause) : unknown('notReported') },
      { path: 'signal.rsrpDbm', reading: this.rsrpDbm === undefined ? unknown('notReported') : known(this.rsrpDbm) },
    ]
    const contexts: SnapshotChange[] = [
      {
        path: 'pdp',
        contexts: [
          {
            cid: known(1),
            type: known('IP'),
            apn: known(this.apn),
            address: this.address ? known(this.address) : unknown('notReported'),
            active: known(this.address !== undefined),
          },
        ],
      },
    ]
    if (what === 'card') return sim
    if (what === 'signal') return signal
    if (what === 'contexts') return this.listsContexts ? contexts : []
    return [
      { path: 'terminal.imei', reading: this.saysImei ? known(this.imei) : unknown('notSupported') },
      { path: 'terminal.model', reading: known('P2') },
      ...sim,
      ...signal,
      ...contexts,
    ]
  }

  /** The terminal on one link: it answers as long as that link lives. */
  connect(lives: () => boolean): Terminal {
    const asked = async <T>(verb: Verb | undefined, answer: () => Result<T, TerminalError>) => {
      if (verb) this.acts.push(verb)
      const gone = () => (lives() ? undefined : ({ code: 'linkGone', detail: 'test' } as const))
      const early = gone() ?? (verb && (await this.before?.(verb, this.count(verb)))) ?? gone()
      return early ? err(early) : answer()
    }
    const emitted =
      (what: 'all' | 'card' | 'signal' | 'contexts') =>
      (emit: (change: SnapshotChange) => void, signal?: AbortSignal) =>
        asked(what === 'all' ? 'readSnapshot' : undefined, () => {
          if (signal?.aborted) return err({ code: 'aborted' } as TerminalError)
          this.changes(what).forEach(emit)
          return ok(undefined)
        })
    return {
      kind: 'modem',
      dialect: 'generic',
      identify: () => asked('identify', () => ok({ imei: this.imei, iccid: this.card?.iccid })),
      readSnapshot: emitted('all'),
      readSignal: emitted('signal'),
      readCard: emitted('card'),
      readContexts: emitted('contexts'),
      watch: () => () => {},
      capabilities: async () => ({
        tcp: this.tcp,
        ping: { possible: true },
        powerOff: { possible: false, reason: 'test' },
        boundNumber: this.boundNumber,
      }),
      activateContext: () =>
        asked('activateContext', () => {
          if (this.activation) return err(this.activation)
          this.address = '10.0.0.9'
          return ok(undefined)
        }),
      checkTcp: () =>
        asked<TrafficOutcome>('checkTcp', () =>
          ok(
            this.count('checkTcp') <= this.hostFails
              ? { kind: 'failed', raw: '', reason: 'refused' }
              : { kind: 'passed', latencyMs: 86, raw: '' },
          ),
        ),
      ping: async () => ok({ kind: 'failed', raw: '', reason: 'timeout' }),
      readOwnNumber: () =>
        asked('readOwnNumber', () =>
          ok({ number: this.card?.number ?? '', alpha: '', recordHex: undefined, way: 'phonebook' as const }),
        ),
      writeOwnNumber: (number, expect) =>
        asked('writeOwnNumber', () => {
          const { card } = this
          if (!card || !expect.iccid || !sameIccid(card.iccid, expect.iccid))
            return err({ code: 'identityDiffers', expected: expect, seen: { imei: this.imei, iccid: card?.iccid } })
          if (card.readOnly) return err({ code: 'refused', detail: '69 82' })
          card.number = number
          return ok(undefined)
        }),
      powerOff: async () => err({ code: 'unsupported', reason: 'test' }),
      transcript: () => [],
      gone: new Promise(() => {}),
      close: async () => {},
    }
  }
}

/** A place on the bench. It connects as soon as its terminal answers. */
export class FakeSession implements Session {
  readonly terminalId: string
  readonly endpoint: EndpointId
  readonly simulated = false
  private device: FakeTerminal | undefined
  private readonly listeners = new Set<(event: SessionEvent) => void>()
  private present: Terminal | undefined
  private state: LinkStatus = { state: 'opening', since: at }
  private readings: Snapshot = emptySnapshot()
  private held: { owner: string; lost: AbortController } | undefined
  phase: SessionStatus['phase'] = 'waiting'
  awayExpected = false
  pollingAllowed = true

  constructor(path: string, device?: FakeTerminal) {
    this.endpoint = { kind: 'serial', path }
    this.terminalId = `id:${path}`
    this.plug(device)
  }
  /** Another terminal in this place, or none. */
  plug(device: FakeTerminal | undefined) {
    if (this.device) this.device.onPower = undefined
    this.device = device
    if (device) device.onPower = () => this.follow()
    this.follow(true)
  }
  private follow(anew = false) {
    const { device } = this
    if (anew || !device?.answers) this.lose()
    if (device?.answers) this.connect(device)
  }
  private lose() {
    const stays = this.device?.linkStays ?? false
    this.present = undefined
    this.readings = emptySnapshot(stays ? 'noAnswer' : 'linkGone')
    this.phase = stays ? 'identifying' : 'waiting'
    if (!stays) this.setLink('gone')
    this.emit({ type: 'status', status: this.status() })
  }
  private connect(device: FakeTerminal) {
    if (this.present) return
    const terminal: Terminal = device.connect(() => this.present === terminal && device.answers)
    this.present = terminal
    this.readings = emptySnapshot()
    this.setLink('connected')
    for (const change of device.changes('all')) this.readings = applyChange(this.readings, change)
    this.phase = 'identifying'
    this.emit({ type: 'answering', ...this.identity() })
    this.phase = 'live'
    this.emit({ type: 'status', status: this.status() })
  }
  /** The terminal is being identified once more, or that has ended. */
  identify(ended: boolean) {
    this.phase = ended ? 'live' : 'identifying'
    if (ended) this.emit({ type: 'answering', ...this.identity() })
    this.emit({ type: 'status', status: this.status() })
  }
  private setLink(state: LinkStatus['state']) {
    if (this.state.state === state) return
    this.state = { state, since: at }
    this.emit({ type: 'link', link: this.state })
  }
  private emit(event: SessionEvent) {
    for (const listener of [...this.listeners]) listener(event)
  }
  link() {
    return this.state
  }
  status(): SessionStatus {
    return { phase: this.phase, progress: { read: 0, total: 0 }, awayExpected: this.awayExpected }
  }
  snapshot() {
    return this.readings
  }
  identity() {
    const { imei } = this.readings.terminal
    const { iccid } = this.readings.sim
    return {
      imei: 'value' in imei ? imei.value : undefined,
      iccid: 'value' in iccid ? iccid.value : undefined,
    }
  }
  signalHistory() {
    return []
  }
  on(listener: (event: SessionEvent) => void) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  lease(owner: string, options: { takeOver?: boolean } = {}): Result<Lease, ReturnType<typeof problem>> {
    if (this.held && !options.takeOver) return err(problem('terminalBusy', { holder: this.held.owner }))
    this.held?.lost.abort()
    const mine = { owner, lost: new AbortController() }
    this.held = mine
    return ok({
      owner,
      signal: mine.lost.signal,
      terminal: () => this.present,
      whenAnswering: async () => err(problem('timedOut')),
      expectAway: (expected) => {
        if (this.held === mine) this.awayExpected = expected
      },
      allowPolling: (allowed) => {
        if (this.held !== mine || this.pollingAllowed === allowed) return
        this.pollingAllowed = allowed
        this.emit({ type: 'status', status: this.status() })
      },
      release: () => {
        if (this.held !== mine) return
        this.held = undefined
        this.pollingAllowed = true
        mine.lost.abort()
      },
    })
  }
  refresh() {}
  async close() {}
}

export class FakeBench implements Sessions {
  private sessions: FakeSession[] = []
  private readonly listeners = new Set<() => void>()
  put(...sessions: FakeSession[]) {
    this.sessions.push(...sessions)
    for (const listener of [...this.listeners]) listener()
  }
  get(terminalId: string) {
    return this.sessions.find((session) => session.terminalId === terminalId)
  }
  byEndpoint(path: string) {
    return this.sessions.find((session) => session.endpoint.path === path)
  }
  all() {
    return this.sessions
  }
  onChange(listener: () => void) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
