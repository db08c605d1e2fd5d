import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { quectel } from './index.ts'
import * as parse from './parse.ts'

const absent = { ok: false, error: 'absent' }
const malformed = { ok: false, error: 'malformed' }

describe('AT+QENG="servingcell"', () => {
  it('LTE', () => {
    const line = '+QENG: "servingcell","NOCONN","LTE","FDD",460,01,5F1EA15,12,1650,3,5,5,DE10,-100,-12,-68,11,27'
    expect(parse.parseServingCell([line])).toEqual({
      ok: true,
      value: {
        technology: 'lte',
        operatorCode: '46001',
        cell: '5F1EA15',
        area: 'DE10',
        band: 'B3',
        figures: { rsrpDbm: -100, rsrqDb: -12, rssiDbm: -68, sinrDb: 11 },
      },
    })
  })
  it('EN-DC: the anchor, and the NR leg beside it', () => {
    const lines = [
      '+QENG: "servingcell","NOCONN"',
      '+QENG: "LTE","FDD",460,01,5F1EA15,12,1650,3,5,5,DE10,-99,-12,-67,11,9,230,-',
      '+QENG: "NR5G-NSA",460,01,65535,-96,13,-11,627264,78,9,1',
    ]
    expect(parse.parseServingCell(lines)).toMatchObject({
      ok: true,
      value: {
        technology: 'endc',
        area: 'DE10',
        band: 'B3',
        figures: { rsrpDbm: -99 },
        nr: { rsrpDbm: -96, sinrDb: 13, rsrqDb: -11, band: 'n78' },
      },
    })
  })
  it('EN-DC without a leg is LTE', () => {
    const lines = [
      '+QENG: "servingcell","NOCONN"',
      '+QENG: "LTE","FDD",460,01,5F1EA15,12,1650,3,5,5,DE10,-99,-12,-67,11,9,230,-',
      '+QENG: "NR5G-NSA",460,01,65535,-32768,-32768,-32768,-,-,-,-',
    ]
    const parsed = parse.parseServingCell(lines)
    expect(parsed).toMatchObject({ value: { technology: 'lte', figures: { rsrpDbm: -99 } } })
    expect(parsed).not.toHaveProperty('value.nr')
  })
  it.each([
    ['CAT-M1', 'ltem'],
    ['eMTC', 'ltem'],
    ['CAT-NB1', 'nbiot'],
    ['NBIoT', 'nbiot'],
  ])('%s', (name, technology) => {
    const line = `+QENG: "servingcell","NOCONN","${name}","FDD",460,00,5F1EA15,12,1300,3,5,5,DE10,-90,-10,-60,10,8`
    expect(parse.parseServingCell([line])).toMatchObject({ value: { technology, band: 'B3' } })
  })
  it('NR alone', () => {
    const line = '+QENG: "servingcell","NOCONN","NR5G-SA","TDD",460,00,1A2B3C004,512,6F4700,504990,41,12,-88,-11,22,1,-'
    expect(parse.parseServingCell([line])).toMatchObject({
      value: {
        technology: 'nr',
        band: 'n41',
        area: '6F4700',
        cell: '1A2B3C004',
        figures: { rsrpDbm: -88, rsrqDb: -11, sinrDb: 22 },
      },
    })
  })
  it('CAT-M, WCDMA and GSM', () => {
    expect(
      parse.parseServingCell([
        '+QENG: "servingcell","NOCONN","CAT-M","FDD",460,00,5F1EA15,12,1300,3,5,5,DE10,-90,-10,-60,10,8',
      ]),
    ).toMatchObject({
      value: { technology: 'ltem', band: 'B3' },
    })
    expect(
      parse.parseServingCell(['+QENG: "servingcell","NOCONN","WCDMA",460,01,DE10,56F21B2,10713,86,1,-75,-4,-,-,-,-,-']),
    ).toMatchObject({
      value: { technology: 'umts', area: 'DE10', cell: '56F21B2', figures: { rscpDbm: -75, ecnoDb: -4 } },
    })
    expect(
      parse.parseServingCell([
        '+QENG: "servingcell","NOCONN","GSM",460,00,550A,2BB9,23,94,0,-61,0,255,255,0,38,38,1,-,-,-,-,-,-,-,-,-,"-"',
      ]),
    ).toMatchObject({
      value: { technology: 'gsm', area: '550A', cell: '2BB9', band: '900', figures: { rssiDbm: -61 } },
    })
  })
  it('camps on nothing, or answers with something else', () => {
    expect(parse.parseServingCell(['+QENG: "servingcell","SEARCH"'])).toEqual({
      ok: true,
      value: { noService: true, figures: {} },
    })
    expect(parse.parseServingCell(['+QENG: "servingcell"'])).toEqual(malformed)
    expect(parse.parseServingCell(['+QENG: "servingcell","NOCONN","LTE","FDD",460'])).toEqual(malformed)
    expect(parse.parseServingCell([])).toEqual(absent)
  })
  it('takes fillers for nothing', () => {
    const line =
      '+QENG: "servingcell","LIMSRV","LTE","FDD",460,01,FFFFFFF,12,1650,3,5,5,FFFE,-32768,-32768,-32768,-32768,-'
    expect(parse.parseServingCell([line])).toMatchObject({
      value: {
        area: undefined,
        cell: undefined,
        figures: { rsrpDbm: undefined, rsrqDb: undefined, rssiDbm: undefined, sinrDb: undefined },
      },
    })
  })
})

test.each([
  ['+QNWINFO: "FDD LTE","46001","LTE BAND 3",1650', { technology: 'lte', operatorCode: '46001', band: 'B3' }],
  ['+QNWINFO: "TDD NR5G","46000","NR5G BAND 41",504990', { operatorCode: '46000', band: 'n41' }],
  ['+QNWINFO: "EDGE","46000","GSM 900",94', { technology: 'edge', band: '900' }],
  ['+QNWINFO: "WCDMA","46001","WCDMA 2100",10713', { technology: 'umts', band: undefined }],
])('%s', (line, cell) => {
  expect(parse.parseNetworkInformation([line])).toMatchObject({ ok: true, value: cell })
})

test.each([
  ['+QCSQ: "NOSERVICE"', { noService: true, figures: {} }],
  ['+QCSQ: "GSM",-61', { technology: 'gsm', figures: { rssiDbm: -61 } }],
  ['+QCSQ: "WCDMA",-62,-75,-4', { technology: 'umts', figures: { rssiDbm: -62, rscpDbm: -75, ecnoDb: -4 } }],
  [
    '+QCSQ: "LTE",-60,-92,150,-9',
    { technology: 'lte', figures: { rssiDbm: -60, rsrpDbm: -92, sinrDb: 10, rsrqDb: -9 } },
  ],
  ['+QCSQ: "LTE",-60,-92,25,-9', { figures: { sinrDb: undefined } }],
  ['+QCSQ: "LTE",-60,-92,-5,-9', { figures: { sinrDb: -5 } }],
  ['+QCSQ: "NR5G",-88,22,-11', { technology: 'nr', figures: { rsrpDbm: -88, sinrDb: 22, rsrqDb: -11 } }],
])('%s', (line, signal) => {
  expect(parse.parseSignalStrength([line])).toMatchObject({ ok: true, value: signal })
})

test('PIN and PUK tries', () => {
  expect(parse.parsePinCounts(['+QPINC: "SC",3,10', '+QPINC: "P2",2,10'])).toEqual({
    ok: true,
    value: { pin: 3, puk: 10 },
  })
  expect(parse.parsePinCounts(['+QPINC: "P2",3,10'])).toEqual(absent)
  expect(parse.parsePinCounts(['+QPINC: "SC",x'])).toEqual(malformed)
})

test('the context of the modem’s own stack', () => {
  expect(parse.parseActiveContext(['+QIACT: 1,1,1,"10.65.0.1"'])).toEqual({ ok: true, value: true })
  expect(parse.parseActiveContext(['+QIACT: 2,1,1,"10.65.0.1"'])).toEqual({ ok: true, value: false })
  expect(parse.parseActiveContext([])).toEqual({ ok: true, value: false })
})

test.each([
  ['+QIOPEN: 11,0', { passed: true }],
  ['+QIOPEN: 11,561', { passed: false, reason: 'noContext' }],
  ['+QIOPEN: 11,565', { passed: false, reason: 'dns' }],
  ['+QIOPEN: 11,566', { passed: false, reason: 'refused' }],
  ['+QIOPEN: 11,569', { passed: false, reason: 'timeout' }],
  ['+QIOPEN: 11,552', { passed: false, reason: 'other' }],
  ['+QIOPEN: 0,0', undefined],
  ['+QIURC: "closed",11', undefined],
])('%s', (line, verdict) => {
  expect(parse.openVerdict(11)(line)).toEqual(verdict)
})

test.each([
  ['+QPING: 0,"61.135.169.125",32,192,255', undefined],
  ['+QPING: 0,4,4,0,192,479,287', { passed: true, latencyMs: 287 }],
  ['+QPING: 0,4,0,4,0,0,0', { passed: false, reason: 'timeout' }],
  ['+QPING: 561', { passed: false, reason: 'noContext' }],
  ['+QPING: 565', { passed: false, reason: 'dns' }],
  ['+QPING: 569', { passed: false, reason: 'timeout' }],
  ['+QIOPEN: 0,0', undefined],
])('%s', (line, verdict) => {
  expect(parse.pingVerdict(line)).toEqual(verdict)
})

test.each([
  ['+QSIMSTAT: 1,0', { sim: 'absent' }],
  ['+QSIMSTAT: 1,1', { sim: 'busy' }],
  ['+QSIMSTAT: 1,2', undefined],
  ['+CPIN: READY', { sim: 'ready' }],
  ['+CPIN: NOT READY', { sim: 'busy' }],
  ['RDY', { boot: true }],
  ['+QIND: SMS DONE', undefined],
])('unasked: %s', (line, notice) => {
  expect(quectel.notice(line)).toEqual(notice)
})

test.each([
  ['Quectel\nEC25', 1],
  ['quectel', 1],
  ['SIMCOM INCORPORATED', 0],
])('%j is its own: %d', (identity, confidence) => {
  expect(quectel.recognise(identity)).toBe(confidence)
})

test('no parser throws, whatever comes', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('QENG', 'QNWINFO', 'QCSQ', 'QPINC', 'QIACT', 'QIOPEN', 'QPING', 'QSIMSTAT'),
        fc.array(
          fc.oneof(
            fc.integer().map(String),
            fc.constantFrom('"LTE"', '"GSM"', '"WCDMA"', '"NR5G-SA"', '"NR5G-NSA"', '"servingcell"', '"SC"'),
            fc.string(),
          ),
          { maxLength: 20 },
        ),
      )
      .map(([tag, fields]) => `+${tag}: ${fields.join(',')}`),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const parsers = [
        parse.parseServingCell,
        parse.parseNetworkInformation,
        parse.parseSignalStrength,
        parse.parsePinCounts,
        parse.parseActiveContext,
      ]
      for (const parser of parsers) expect(typeof parser(lines).ok).toBe('boolean')
      for (const text of lines) [parse.openVerdict(11)(text), parse.pingVerdict(text), quectel.notice(text)]
    }),
  )
})
