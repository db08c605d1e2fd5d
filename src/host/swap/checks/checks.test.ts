import { expect, test } from 'vitest'
import { type Known, type UnknownReason, unknown } from '../../../shared/reading.ts'
import { ok, type Result } from '../../../shared/result.ts'
import {
  applyChange,
  emptySnapshot,
  type LeafPath,
  type PdpContext,
  type Snapshot,
  type SnapshotChange,
} from '../../../shared/snapshot.ts'
import { createTestClock } from '../../session/test-clock.ts'
import type { Capability, Terminal, TerminalError, TrafficOutcome } from '../../terminal/terminal.ts'
import type { CheckContext, CheckRun } from './check.ts'
import { context } from './context.ts'
import { iccid } from './iccid.ts'
import { platform } from './platform.ts'
import { registration } from './registration.ts'
import { signal } from './signal.ts'
import { sim } from './sim.ts'
import { traffic } from './traffic.ts'

const OLD = '89860200000000002286'
const NEW = '89860400000000009052'
const known = <T>(value: T): Known<T> => ({ value, raw: '', source: '', at: '' })
const no = (reason: UnknownReason = 'notReported') => unknown(reason)

/** What is read, time after time; the last reading stays. Each: values by path, or the error that came instead. */
type Reading = Partial<Record<LeafPath, unknown>> | { contexts: PdpContext[] } | TerminalError

interface Scene {
  readonly readings?: readonly Reading[]
  readonly tcp?: Capability
  readonly ping?: Capability
  readonly tries?: readonly (TrafficOutcome | TerminalError)[]
  readonly activations?: readonly (TerminalError | 'ok')[]
  readonly paymentHost?: string
  readonly pinged?: TrafficOutcome
}

const outcome = (kind: 'passed' | 'failed'): TrafficOutcome =>
  kind === 'passed' ? { kind, latencyMs: 86, raw: '' } : { kind, raw: '', reason: 'refused' }
const isError = (thing: object): thing is TerminalError => 'code' in thing

/** Runs a check in a scene; time passes as soon as it sleeps. Also says how long it took, in seconds. */
async function run(check: CheckRun, scene: Scene) {
  const clock = createTestClock(0)
  const asked = { read: 0, tcp: 0, activate: 0 }
  let snapshot: Snapshot = emptySnapshot()
  const next = <T>(list: readonly T[], count: number): T => list[Math.min(count, list.length - 1)] as T
  const terminal = {
    capabilities: async () => ({
      tcp: scene.tcp ?? { possible: true },
      ping: scene.ping ?? { possible: true },
    }),
    checkTcp: async () => {
      const tried = next(scene.tries ?? [outcome('passed')], asked.tcp++)
      return isError(tried) ? { ok: false, error: tried } : ok(tried)
    },
    ping: async () => ok(scene.pinged ?? outcome('failed')),
    activateContext: async () => {
      const answer = next<TerminalError | 'ok'>(scene.activations ?? ['ok'], asked.activate++)
      return answer === 'ok' ? ok(undefined) : { ok: false, error: answer }
    },
  } as unknown as Terminal
  const checking: CheckContext = {
    terminal,
    snapshot: () => snapshot,
    async read(): Promise<Result<Snapshot, TerminalError>> {
      const reading = next(scene.readings ?? [{}], asked.read++)
      if (isError(reading)) return { ok: false, error: reading }
      if ('contexts' in reading) snapshot = { ...snapshot, pdp: reading.contexts as PdpContext[] }
      else
        for (const [path, value] of Object.entries(reading)) {
          const change = { path, reading: value === undefined ? no() : known(value) } as SnapshotChange
          snapshot = applyChange(snapshot, change)
        }
      return ok(snapshot)
    },
    expectedIccid: NEW,
    oldIccid: OLD,
    signalThresholdDbm: -110,
    paymentHost: scene.paymentHost ?? 'pay.example:443',
    clock: { now: clock.now, sleep: (ms) => clock.advance(ms) },
    signal: new AbortController().signal,
  }
  const ended = await check(checking)
  return { ended, asked, seconds: clock.now() / 1000 }
}

const state = (value: string, more: Reading = {}): Reading => ({ 'sim.state': value, ...more })
const net = (value: string, domain?: string, cause?: number): Reading => ({
  'network.registration': value,
  ...(domain && { 'network.domain': domain }),
  ...(cause && { 'network.rejectCause': cause }),
})
const pdp = (
  apn: string | undefined,
  address?: string,
  why: UnknownReason = 'notReported',
  active: PdpContext['active'] = known(address !== undefined || why !== 'notReported'),
): Reading => ({
  contexts: [
    {
      cid: known(1),
      type: known('IP'),
      apn: apn === undefined ? no() : known(apn),
      address: address === undefined ? no(why) : known(address),
      active,
    },
  ],
})
const refused: TerminalError = { code: 'refused', detail: 'ESM cause 33' }

test.each<[string, CheckRun, Scene, object, number]>([
  ['sim ready', sim, { readings: [state('ready')] }, { status: 'passed', seen: { state: 'ready' } }, 0],
  [
    'sim ready after it was busy',
    sim,
    { readings: [state('busy'), state('busy'), state('ready')] },
    { status: 'passed' },
    4,
  ],
  ['sim absent at first', sim, { readings: [state('absent'), state('ready')] }, { status: 'passed' }, 2],
  ['sim absent for good', sim, { readings: [state('absent')] }, { status: 'failed', seen: { state: 'absent' } }, 10],
  ['sim busy for good', sim, { readings: [state('busy')] }, { status: 'failed', seen: { state: 'busy' } }, 30],
  [
    'sim asks for its PIN: no waiting',
    sim,
    { readings: [state('pin', { 'sim.pinTriesLeft': 3 })] },
    { status: 'failed', seen: { state: 'pin', triesLeft: 3 } },
    0,
  ],
  ['sim unknown', sim, { readings: [{}] }, { status: 'notEnoughData', seen: {} }, 30],

  [
    'only the context for calls is active: the network’s own part of its name hides nothing',
    context,
    { readings: [pdp('IMS.MNC000.MCC460.GPRS', '10.0.0.9')], activations: [refused] },
    { status: 'failed' },
    10,
  ],
  [
    'active, and the address did not come: not proven, and no failure',
    context,
    { readings: [pdp('cmiot', undefined, 'noAnswer')] },
    { status: 'notEnoughData', seen: { apn: 'cmiot' } },
    0,
  ],
  [
    'nobody knows whether it is active',
    context,
    { readings: [pdp('cmiot', '10.0.0.9', 'notReported', no('notSupported'))] },
    { status: 'notEnoughData', seen: { apn: 'cmiot' } },
    0,
  ],
  ['the new card', iccid, { readings: [{ 'sim.iccid': NEW }] }, { status: 'passed', seen: { tail: '9052' } }, 0],
  ['the new card with 19 digits', iccid, { readings: [{ 'sim.iccid': NEW.slice(0, 19) }] }, { status: 'passed' }, 0],
  [
    'still the old card',
    iccid,
    { readings: [{ 'sim.iccid': OLD }] },
    { status: 'failed', problem: { code: 'oldCardStill', params: { tail: '2286' } } },
    0,
  ],
  [
    'a third card',
    iccid,
    { readings: [{ 'sim.iccid': '89860600000000007777' }] },
    { status: 'failed', problem: { code: 'otherCard', params: { seen: '7777', expected: '9052' } } },
    0,
  ],
  ['read late', iccid, { readings: [{}, { 'sim.iccid': NEW }] }, { status: 'passed' }, 2],
  ['never read', iccid, { readings: [{}] }, { status: 'notEnoughData', problem: { code: 'noCardRead' } }, 10],

  [
    'registered on LTE',
    registration,
    { readings: [net('home', 'eps')] },
    { status: 'passed', seen: { domain: 'eps' } },
    0,
  ],
  ['roaming counts', registration, { readings: [net('roaming', 'ps')] }, { status: 'passed' }, 0],
  ['found after a search', registration, { readings: [net('searching'), net('home', '5gs')] }, { status: 'passed' }, 2],
  ['searches for ever', registration, { readings: [net('searching')] }, { status: 'failed' }, 120],
  ['voice alone carries no data', registration, { readings: [net('home', 'cs')] }, { status: 'failed' }, 120],
  ['registered, nobody says for what', registration, { readings: [net('home')] }, { status: 'notEnoughData' }, 120],
  ['nothing known', registration, { readings: [{}] }, { status: 'notEnoughData' }, 120],
  [
    'denied for good',
    registration,
    { readings: [net('searching'), net('denied', 'eps', 5)] },
    { status: 'failed', seen: { registration: 'denied', cause: 5 } },
    18,
  ],
  [
    'denied at first',
    registration,
    { readings: [net('denied', 'eps', 15), net('home', 'eps')] },
    { status: 'passed' },
    2,
  ],
  ['emergency only', registration, { readings: [net('emergencyOnly')] }, { status: 'failed' }, 16],

  [
    'a good level',
    signal,
    { readings: [{ 'signal.rsrpDbm': -90 }] },
    { status: 'passed', seen: { dbm: -90, thresholdDbm: -110 } },
    0,
  ],
  [
    'a weak one above the threshold',
    signal,
    { readings: [{ 'signal.rsrpDbm': -108 }] },
    { status: 'passedWithNotice' },
    0,
  ],
  ['just at the threshold', signal, { readings: [{ 'signal.rsrpDbm': -110 }] }, { status: 'passedWithNotice' }, 0],
  ['below it', signal, { readings: [{ 'signal.rsrpDbm': -111 }] }, { status: 'failed' }, 0],
  [
    'no RSRP on GSM',
    signal,
    { readings: [{ 'signal.rssiDbm': -70 }] },
    { status: 'notEnoughData', seen: { rssiDbm: -70 } },
    10,
  ],

  [
    'active with an address',
    context,
    { readings: [pdp('cmiot', '10.0.0.9')] },
    { status: 'passed', seen: { apn: 'cmiot', address: '10.0.0.9' } },
    0,
  ],
  ['asked for, and granted', context, { readings: [pdp('cmiot'), pdp('cmiot', '10.0.0.9')] }, { status: 'passed' }, 0],
  [
    "another carrier's public APN",
    context,
    { readings: [pdp('3gnet', '10.0.0.9')] },
    { status: 'passedWithNotice' },
    0,
  ],
  ['a private APN tells nothing', context, { readings: [pdp('shop.vpdn.gd', '10.0.0.9')] }, { status: 'passed' }, 0],
  [
    'refused twice',
    context,
    { readings: [pdp('cmnet')], activations: [refused] },
    {
      status: 'failed',
      seen: { apn: 'cmnet', cause: 'ESM cause 33' },
      problem: { code: 'modemRefused', detail: 'ESM cause 33' },
    },
    10,
  ],
  [
    'refused, then granted',
    context,
    { readings: [pdp('cmiot'), pdp('cmiot', '10.0.0.9')], activations: [refused, 'ok'] },
    { status: 'passed' },
    10,
  ],
  ['granted, and no address', context, { readings: [pdp('cmiot')] }, { status: 'failed' }, 0],
  ['no context at all', context, { readings: [{ contexts: [] }] }, { status: 'failed', seen: {} }, 0],
  [
    'active, and the modem cannot tell the address',
    context,
    { readings: [pdp('cmiot', undefined, 'notSupported')] },
    { status: 'notEnoughData' },
    0,
  ],

  [
    'the payment host answers',
    traffic,
    {},
    { status: 'passed', seen: { host: 'pay.example:443', ms: 86, attempts: 1 } },
    0,
  ],
  [
    'at the third try',
    traffic,
    { tries: [outcome('failed'), outcome('failed'), outcome('passed')] },
    { status: 'passed', seen: { attempts: 3 } },
    4,
  ],
  [
    'not at all; a ping that answers only tells more',
    traffic,
    { tries: [outcome('failed')], pinged: outcome('passed') },
    { status: 'failed', seen: { attempts: 3, reason: 'refused', ping: 'answers' } },
    4,
  ],
  ['no payment host', traffic, { paymentHost: '' }, { status: 'notPossible', seen: { why: 'noPaymentHost' } }, 0],
  [
    'no TCP in this modem',
    traffic,
    { tcp: { possible: false, reason: 'x' } },
    { status: 'notPossible', seen: { why: 'x' } },
    0,
  ],
  [
    'TCP refused as unknown',
    traffic,
    { tries: [{ code: 'unsupported', reason: 'y' }] },
    { status: 'notPossible', seen: { why: 'y' } },
    0,
  ],

  ['no carrier platform', platform, {}, { status: 'notPossible', seen: { why: 'noSource' } }, 0],
])('%s', async (_, check, scene, expected, seconds) => {
  const result = await run(check, scene)
  expect(result.ended).toMatchObject({ ok: true, value: expected })
  expect(result.seconds).toBe(seconds)
})

test.each<[string, CheckRun, Scene]>([
  ['sim', sim, { readings: [{ code: 'linkGone', detail: '' }] }],
  ['registration', registration, { readings: [net('searching'), { code: 'linkGone', detail: '' }] }],
  ['context', context, { readings: [pdp('cmiot')], activations: [{ code: 'linkGone', detail: '' }] }],
  ['traffic', traffic, { tries: [outcome('failed'), { code: 'linkGone', detail: '' }] }],
])('a link that goes away during %s is no verdict', async (_, check, scene) => {
  expect((await run(check, scene)).ended).toEqual({ ok: false, error: { code: 'linkGone', detail: '' } })
})

test('no more is asked than needed', async () => {
  expect((await run(traffic, {})).asked.tcp).toBe(1)
  expect((await run(context, { readings: [pdp('cmiot', '10.0.0.9')] })).asked.activate).toBe(0)
  expect((await run(context, { readings: [pdp('cmiot')], activations: [refused] })).asked.activate).toBe(2)
})
