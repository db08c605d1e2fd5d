import { describe, expect, it, test } from 'vitest'
import {
  bars,
  cesqEcno,
  cesqRscp,
  cesqRsrp,
  cesqRsrq,
  cesqRxlev,
  cesqSsRsrp,
  cesqSsRsrq,
  cesqSsSinr,
  csqRssi,
  extendedCsqRssi,
  rsrpWord,
} from './signal.ts'

// 27.007 §8.5, §8.69 with 25.133, 36.133 and 38.133: both ends of each table, the values for 'not known', and one beyond.
describe.each([
  ['csqRssi', csqRssi, { 0: -113, 21: -71, 31: -51 }, [32, 99, -1, 1.5, Number.NaN]],
  ['extendedCsqRssi', extendedCsqRssi, { 0: -113, 31: -51, 100: -116, 131: -85, 198: -18 }, [32, 99, 199, 200]],
  ['cesqRxlev', cesqRxlev, { 0: -111, 63: -48 }, [64, 99]],
  ['cesqRscp', cesqRscp, { 0: -121, 96: -25 }, [97, 255]],
  ['cesqEcno', cesqEcno, { 0: -24.5, 31: -9, 49: 0 }, [50, 255]],
  ['cesqRsrq', cesqRsrq, { 0: -20, 20: -10, 34: -3 }, [35, 255]],
  ['cesqRsrp', cesqRsrp, { 0: -141, 55: -86, 97: -44 }, [98, 255]],
  ['cesqSsRsrq', cesqSsRsrq, { 0: -43.5, 126: 19.5 }, [127, 255]],
  ['cesqSsRsrp', cesqSsRsrp, { 0: -157, 126: -31 }, [127, 255]],
  ['cesqSsSinr', cesqSsSinr, { 0: -23.5, 127: 40 }, [128, 255]],
] as const)('%s', (_, scale, table, nothing) => {
  test.each(Object.entries(table))('%s is %d', (index, value) => {
    expect(scale(Number(index))).toBe(value)
  })
  test.each(nothing)('%d is not known', (index) => {
    expect(scale(index)).toBeUndefined()
  })
})

describe('bars', () => {
  test.each([
    [-85, 5],
    [-86, 4],
    [-95, 4],
    [-96, 3],
    [-105, 3],
    [-106, 2],
    [-115, 2],
    [-116, 1],
  ])('LTE and NR: RSRP %d dBm is %d', (rsrpDbm, count) => {
    for (const technology of ['lte', 'nr', 'endc', 'nbiot', 'ltem'] as const)
      expect(bars({ rsrpDbm, rssiDbm: -51 }, technology, 'home')).toBe(count)
  })
  test.each([
    [-75, 5],
    [-76, 4],
    [-85, 4],
    [-95, 3],
    [-103, 2],
    [-104, 1],
  ])('GSM and UMTS: %d dBm is %d', (level, count) => {
    expect(bars({ rssiDbm: level }, 'gsm', 'roaming')).toBe(count)
    expect(bars({ rssiDbm: -51, rscpDbm: level }, 'umts', 'home')).toBe(count)
  })
  it('is 0 when a level is known but the modem is not registered', () => {
    for (const registration of ['notRegistered', 'searching', 'denied', 'emergencyOnly'] as const)
      expect(bars({ rsrpDbm: -80 }, 'lte', registration)).toBe(0)
  })
  it('is unknown, never zero, without a level or a registration', () => {
    expect(bars({}, 'lte', 'home')).toBeUndefined()
    expect(bars({}, undefined, 'notRegistered')).toBeUndefined()
    expect(bars({ rsrpDbm: -80 }, 'lte', undefined)).toBeUndefined()
    expect(bars({ rsrpDbm: -80 }, 'lte', 'unknown')).toBeUndefined()
    expect(bars({ rssiDbm: -61 }, 'lte', 'home')).toBeUndefined()
  })
  it('takes the level there is while the technology is not known', () => {
    expect(bars({ rsrpDbm: -100 }, undefined, 'home')).toBe(3)
    expect(bars({ rssiDbm: -80 }, undefined, 'home')).toBe(4)
  })
})

test.each([
  [-90, 'good'],
  [-91, 'usable'],
  [-105, 'usable'],
  [-106, 'weak'],
  [-115, 'weak'],
  [-116, 'failRisk'],
] as const)('RSRP %d dBm is %s', (rsrp, word) => {
  expect(rsrpWord(rsrp)).toBe(word)
})
