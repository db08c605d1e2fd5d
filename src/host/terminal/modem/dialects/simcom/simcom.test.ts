import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { simcom } from './index.ts'
import * as parse from './parse.ts'

const malformed = { ok: false, error: 'malformed' }

describe('AT+CPSI?', () => {
  test.each([
    [
      'SIM7600 gives tenths',
      '+CPSI: LTE,Online,250-20,0x4D07,200468759,468,EUTRAN-BAND7,3400,3,3,-69,-900,-661,20',
      {
        technology: 'lte',
        operatorCode: '25020',
        area: '4D07',
        cell: 'BF2E917',
        band: 'B7',
        figures: { rsrqDb: -6.9, rsrpDbm: -90, rssiDbm: -66.1, sinrDb: 20 },
      },
    ],
    [
      'A76xx gives indices',
      '+CPSI: LTE,Online,460-01,0x230A,175499523,318,EUTRAN-BAND3,1650,5,0,21,67,255,19',
      {
        technology: 'lte',
        operatorCode: '46001',
        area: '230A',
        cell: 'A75E903',
        band: 'B3',
        figures: { rsrqDb: -9.5, rsrpDbm: -74, rssiDbm: undefined, sinrDb: 19 },
      },
    ],
    [
      'tenths of a weak cell',
      '+CPSI: LTE,Online,460-00,0x2716,1,318,EUTRAN-BAND39,38400,3,3,-178,-1089,-742,8',
      { band: 'B39', figures: { rsrqDb: -17.8, rsrpDbm: -108.9, rssiDbm: -74.2, sinrDb: 8 } },
    ],
    [
      'plain dBm',
      '+CPSI: LTE,Online,460-00,0x2716,1,318,EUTRAN-BAND3,1300,3,3,-11,-98,-67,8',
      { figures: { rsrqDb: -11, rsrpDbm: -98, rssiDbm: -67, sinrDb: 8 } },
    ],
    [
      'SIM7000 on LTE-M',
      '+CPSI: LTE CAT-M1,Online,460-00,0x2716,1,318,EUTRAN-BAND3,1300,3,3,-11,-98,-67,8',
      { technology: 'ltem', band: 'B3', figures: { rsrqDb: -11, rsrpDbm: -98, rssiDbm: -67, sinrDb: 8 } },
    ],
    [
      'SIM7000 on NB-IoT, with no cell yet',
      '+CPSI: LTE NB-IOT,Online,460-00,0xFFFE,268435455,318,EUTRAN-BAND8,3600,0,0,-11,-98,-67,8',
      { technology: 'nbiot', band: 'B8', area: undefined, cell: undefined },
    ],
    [
      'zeros of a radio that is off',
      '+CPSI: LTE,Low Power Mode,000-00,0x0000,0,0,EUTRAN-BAND0,0,0,0,0,0,0,0',
      { noService: true, figures: {} },
    ],
    [
      'GSM',
      '+CPSI: GSM,Online,460-00,0x182d,12401,27 EGSM 900,-64,2110,42-42',
      { technology: 'gsm', operatorCode: '46000', area: '182D', cell: '3071', band: '900', figures: { rssiDbm: -64 } },
    ],
    [
      'WCDMA',
      '+CPSI: WCDMA,Online,460-01,0xA809,11122855,WCDMA IMT 2000,279,10663,0,1.5,62,33,52,500',
      { technology: 'umts', figures: { ecnoDb: -1.5, rscpDbm: -62 } },
    ],
    [
      'NR',
      '+CPSI: NR5G_SA,Online,460-01,0x6F4700,29869309958,95,NR5G_BAND78,627264,-800,-110,14',
      {
        technology: 'nr',
        area: '6F4700',
        cell: '6F4598006',
        band: 'n78',
        figures: { rsrpDbm: -80, rsrqDb: -11, sinrDb: 14 },
      },
    ],
    ['no service', '+CPSI: NO SERVICE,Online', { noService: true, figures: {} }],
  ])('%s', (_, line, cell) => {
    expect(parse.parseServingCell([line])).toMatchObject({ ok: true, value: cell })
  })
  it('is malformed where fields are missing', () => {
    expect(parse.parseServingCell(['+CPSI: LTE,Online,460-00'])).toEqual(malformed)
    expect(parse.parseServingCell(['+CPSI: SOMETHING,Online'])).toEqual(malformed)
    expect(parse.parseServingCell([])).toEqual({ ok: false, error: 'absent' })
  })
})

test.each([
  ['+CIPOPEN: 9,0', { passed: true }],
  ['+CIPOPEN: 9,1', { passed: false, reason: 'noContext' }],
  ['+CIPOPEN: 9,10', { passed: false, reason: 'timeout' }],
  ['+CIPOPEN: 9,11', { passed: false, reason: 'dns' }],
  ['+CIPOPEN: 9,4', { passed: false, reason: 'other' }],
  ['+CIPOPEN: 0,0', undefined],
  ['+CIPOPEN: 9,"TCP","1.2.3.4",80,1', undefined],
])('%s', (line, verdict) => {
  expect(parse.openVerdict(9)(line)).toEqual(verdict)
})

test.each([
  ['+CPING: 1,61.135.169.125,64,52,255', undefined],
  ['+CPING: 2', undefined],
  ['+CPING: 3,4,4,0,50,61,55', { passed: true, latencyMs: 55 }],
  ['+CPING: 3,1,0,1,0,0,0', { passed: false, reason: 'timeout' }],
])('%s', (line, verdict) => {
  expect(parse.pingVerdict(line)).toEqual(verdict)
})

test.each([
  ['+NETOPEN: 0', { passed: true }],
  ['+NETOPEN: 1', { passed: false, reason: 'noContext' }],
  ['+IP ERROR: Network is already opened', { passed: true }],
  ['+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY', undefined],
])('%s', (line, verdict) => {
  expect(parse.netOpenVerdict(line)).toEqual(verdict)
})

test('whether the stack is up', () => {
  expect(parse.parseNetOpen(['+NETOPEN: 1'])).toEqual({ ok: true, value: true })
  expect(parse.parseNetOpen(['+NETOPEN: 0'])).toEqual({ ok: true, value: false })
  expect(parse.parseNetOpen(['+NETOPEN: x'])).toEqual(malformed)
})

test.each([
  ['+SIMCARD: NOT AVAILABLE', { sim: 'absent' }],
  ['+CPIN: SIM REMOVED', { sim: 'absent' }],
  ['*ATREADY: 1', { boot: true }],
  ['SMS DONE', undefined],
])('unasked: %s', (line, notice) => {
  expect(simcom.notice(line)).toEqual(notice)
})

test.each([
  ['SIMCOM INCORPORATED\nSIMCOM_SIM7600CE', 1],
  ['INCORPORATED\nA7670E-FASE', 0.9],
  ['Quectel\nEC25', 0],
])('%j is its own: %d', (identity, confidence) => {
  expect(simcom.recognise(identity)).toBe(confidence)
})

test('no parser throws, whatever comes', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('LTE', 'GSM', 'WCDMA', 'NR5G_SA', 'NO SERVICE'),
        fc.array(fc.oneof(fc.double().map(String), fc.string()), { maxLength: 16 }),
      )
      .map(([system, fields]) => `+CPSI: ${[system, ...fields].join(',')}`),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
      expect(typeof parse.parseServingCell(lines).ok).toBe('boolean')
      for (const text of lines)
        [parse.openVerdict(9)(text), parse.pingVerdict(text), parse.netOpenVerdict(text), simcom.notice(text)]
    }),
  )
})

it('has the NR leg of EN-DC in a second line', () => {
  const lte = '+CPSI: LTE,Online,250-20,0x4D07,200468759,468,EUTRAN-BAND7,3400,3,3,-69,-900,-661,20'
  expect(parse.parseServingCell([lte, '+CPSI: NR5G_NSA,95,NR5G_BAND78,627264,-800,-110,14'])).toMatchObject({
    value: {
      technology: 'endc',
      band: 'B7',
      figures: { rsrpDbm: -90 },
      nr: { band: 'n78', rsrpDbm: -80, rsrqDb: -11, sinrDb: 14 },
    },
  })
})
