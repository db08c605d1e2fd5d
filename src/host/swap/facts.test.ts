import { expect, test } from 'vitest'
import { CardFacts } from '../../shared/contract/swap.ts'
import { type Known, unknown } from '../../shared/reading.ts'
import { applyChange, emptySnapshot, type PdpContext } from '../../shared/snapshot.ts'
import { carrierOfApn } from './apn.ts'
import { dataContext, factsOf } from './facts.ts'

const known = <T>(value: T): Known<T> => ({ value, raw: '', source: '', at: '' })
const context = (cid: number, apn: string | undefined, active = false): PdpContext => ({
  cid: known(cid),
  type: known('IP'),
  apn: apn === undefined ? unknown('notReported') : known(apn),
  address: unknown('notReported'),
  active: known(active),
})

test('a fact for each known reading, a reason for each unknown one, and no third kind', () => {
  let snapshot = emptySnapshot('noAnswer')
  snapshot = applyChange(snapshot, { path: 'sim.iccid', reading: known('8986') })
  snapshot = applyChange(snapshot, { path: 'signal.rsrpDbm', reading: known(-97) })
  snapshot = applyChange(snapshot, { path: 'sim.msisdn', reading: unknown('notReported', '+CNUM') })
  const facts = factsOf(snapshot, 't')
  expect(CardFacts.parse(facts)).toEqual(facts)
  expect(facts).toMatchObject({ at: 't', iccid: '8986', rsrpDbm: -97 })
  expect(facts.why).toMatchObject({
    'sim.msisdn': 'notReported',
    'terminal.imei': 'noAnswer',
    'pdp.apn': 'notReported',
  })
  expect(Object.keys(facts).length - 2 + Object.keys(facts.why).length).toBe(16)
})

test.each<[string, PdpContext[], number | undefined]>([
  ['none', [], undefined],
  ['an active one before an inactive one', [context(1, 'cmnet'), context(5, 'cmiot', true)], 5],
  ['the lowest number among equals', [context(3, 'b'), context(1, 'a')], 1],
  ['never the one for voice', [context(1, 'IMS', true), context(2, 'cmiot')], 2],
  ['nor where the operator’s part is with it', [context(1, 'ims.mnc011.mcc460.gprs', true), context(2, 'ctlte')], 2],
  ['one without a name may still be it', [context(1, undefined, true)], 1],
])('the data context: %s', (_, contexts, cid) => {
  expect(dataContext(contexts)?.cid).toEqual(cid === undefined ? undefined : known(cid))
})

test.each([
  ['CMNET', 'chinaMobile'],
  ['cmiot.mnc008.mcc460.gprs', 'chinaMobile'],
  ['unim2m.njm2mapn', 'chinaUnicom'],
  ['ctnb', 'chinaTelecom'],
  ['cbnet', 'chinaBroadnet'],
  ['shop.vpdn.gd', undefined],
  ['xcmnet', undefined],
])('%s belongs to %s', (apn, carrier) => {
  expect(carrierOfApn(apn)).toBe(carrier)
})
