import { expect, test } from 'vitest'
import { type Known, unknown } from '../../shared/reading.ts'
import { RULES } from '../../shared/rules.ts'
import {
  applyChange,
  emptySnapshot,
  type PdpContext,
  type Snapshot,
  type SnapshotChange,
} from '../../shared/snapshot.ts'
import { DIAGNOSIS_RULES, diagnose } from './diagnose.ts'

const AT = '2026-01-01T00:00:00.000Z'
const known = <T>(value: T): Known<T> => ({ value, raw: String(value), source: 'test', at: AT })

const context = (over: Partial<PdpContext> = {}): PdpContext => ({
  cid: known(1),
  type: known('IP'),
  apn: known('cmiot'),
  address: known('10.1.2.3'),
  active: known(true),
  ...over,
})
const idle = context({ address: unknown('notReported'), active: known(false) })

/** A terminal with nothing to complain of. */
const healthy: SnapshotChange[] = [
  { path: 'sim.state', reading: known('ready') },
  { path: 'network.registration', reading: known('home') },
  { path: 'signal.rsrpDbm', reading: known(-90) },
  { path: 'signal.rssiDbm', reading: known(-65) },
  { path: 'pdp', contexts: [context()] },
]
const snapshot = (...changes: SnapshotChange[]): Snapshot =>
  [...healthy, ...changes].reduce(applyChange, emptySnapshot('notSupported'))
const found = (...changes: SnapshotChange[]) =>
  diagnose(snapshot(...changes), { signalThresholdDbm: -110, complete: true })

const sim = (state: 'absent' | 'pin' | 'puk' | 'blocked' | 'error' | 'ready' | 'busy'): SnapshotChange => ({
  path: 'sim.state',
  reading: known(state),
})
const registration = (
  state: 'home' | 'roaming' | 'denied' | 'searching' | 'notRegistered' | 'emergencyOnly',
): SnapshotChange => ({ path: 'network.registration', reading: known(state) })
const cause = (number: number): SnapshotChange => ({ path: 'network.rejectCause', reading: known(number) })
const rsrp = (dbm: number): SnapshotChange => ({ path: 'signal.rsrpDbm', reading: known(dbm) })
const noRsrp: SnapshotChange = { path: 'signal.rsrpDbm', reading: unknown('notReported') }
const rssi = (dbm: number): SnapshotChange => ({ path: 'signal.rssiDbm', reading: known(dbm) })
const pdp = (...contexts: PdpContext[]): SnapshotChange => ({ path: 'pdp', contexts })
const pukTries = (left: number): SnapshotChange => ({ path: 'sim.pukTriesLeft', reading: known(left) })

test.each<[string, SnapshotChange[], [string, Record<string, string | number>][]]>([
  ['nothing', [], []],
  ['no card', [sim('absent')], [['simAbsent', {}]]],
  ['PIN, tries unknown', [sim('pin')], [['simPin', {}]]],
  ['PIN', [sim('pin'), { path: 'sim.pinTriesLeft', reading: known(2) }], [['simPin', { triesLeft: 2 }]]],
  ['PUK', [sim('puk'), pukTries(9)], [['simPuk', { triesLeft: 9 }]]],
  ['PUK, tries unknown', [sim('puk')], [['simPuk', {}]]],
  ['PUK used up', [sim('puk'), pukTries(0)], [['simDead', {}]]],
  ['PUK used up counts only while it is asked for', [pukTries(0)], []],
  ['locked to a network', [sim('blocked')], [['simBlocked', {}]]],
  ['SIM failure', [sim('error')], [['simError', {}]]],
  ['busy is no finding', [sim('busy')], []],
  ['denied, cause unknown', [registration('denied')], [['registrationDenied', { denial: 'unknown' }]]],
  ['IMEI', [registration('denied'), cause(5)], [['registrationDenied', { denial: 'imeiBinding', cause: 5 }]]],
  ['cancelled', [registration('denied'), cause(2)], [['registrationDenied', { denial: 'cardInvalid', cause: 2 }]]],
  ['suspended', [registration('denied'), cause(7)], [['registrationDenied', { denial: 'suspended', cause: 7 }]]],
  ['region', [registration('denied'), cause(12)], [['registrationDenied', { denial: 'region', cause: 12 }]]],
  ['APN', [registration('denied'), cause(19)], [['registrationDenied', { denial: 'apn', cause: 19 }]]],
  ['congestion', [registration('denied'), cause(22)], [['registrationDenied', { denial: 'network', cause: 22 }]]],
  ['unheard-of', [registration('denied'), cause(200)], [['registrationDenied', { denial: 'unknown', cause: 200 }]]],
  ['an old cause on a registered terminal', [cause(5)], []],
  ['emergency', [registration('emergencyOnly'), cause(3)], [['emergencyOnly', { denial: 'cardInvalid', cause: 3 }]]],
  ['searching', [registration('searching')], [['searching', {}]]],
  ['searching without a card is about the card', [sim('absent'), registration('searching')], [['simAbsent', {}]]],
  ['radio off', [registration('notRegistered')], [['notRegistered', {}]]],
  ['weak', [rsrp(-111)], [['weakSignal', { figure: 'RSRP', dbm: -111, thresholdDbm: -110 }]]],
  ['at the threshold is not weak', [rsrp(-110)], []],
  ['RSRP goes before RSSI', [rsrp(-90), rssi(-113)], []],
  ['weak on GSM', [noRsrp, rssi(-105)], [['weakSignal', { figure: 'RSSI', dbm: -105, thresholdDbm: -103 }]]],
  ['unknown is not weak', [noRsrp, { path: 'signal.rssiDbm', reading: unknown('notReported') }], []],
  ['no context at all', [pdp()], [['noApn', {}]]],
  ['only IMS', [pdp(context({ apn: known('IMS') }))], [['noApn', {}]]],
  ['only IMS, with the operator’s part', [pdp(context({ apn: known('ims.mnc000.mcc460.gprs') }))], [['noApn', {}]]],
  ['empty APN, no address', [pdp({ ...idle, apn: unknown('notReported') })], [['noApn', {}]]],
  ['empty APN, but the network gave an address', [pdp(context({ apn: unknown('notReported') }))], []],
  ['no address', [pdp(idle)], [['noAddress', { apn: 'cmiot' }]]],
  ['one of two has an address', [pdp(idle, context())], []],
  ['address cannot be asked for', [pdp(context({ address: unknown('notSupported'), active: known(true) }))], []],
  ['no address and not registered is about registration', [pdp(idle), registration('searching')], [['searching', {}]]],
])('%s', (_, changes, expected) => {
  expect(found(...changes).map(({ rule, params }) => [rule, params])).toEqual(expected)
})

test('says nothing while nothing is known, and nothing about contexts before everything was read', () => {
  expect(diagnose(emptySnapshot(), { signalThresholdDbm: -110, complete: false })).toEqual([])
  expect(diagnose(snapshot(pdp()), { signalThresholdDbm: -110, complete: false })).toEqual([])
})

test('every named rule is there once', () => {
  expect(DIAGNOSIS_RULES.map(({ rule }) => rule)).toEqual([...RULES])
})
