import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { extractIccids, iccidCheckDigit, issuerOfIccid, normaliseIccid, sameIccid } from './iccid.ts'

describe('normaliseIccid', () => {
  test.each([
    ['984402003576012594F9', '8944200053671052499'],
    ['98231420326409614067', '89324102234690160476'],
    ['8944200053671052499F', '8944200053671052499'],
    ['898602F9091830030220', '898602F9091830030220'],
    ['898602C0123456789012', '898602C0123456789012'],
    ['89860620000000123456', '89860620000000123456'],
    ['8986110000000012345', '8986110000000012345'],
    ['988812010000400310f0', '8988211000000430010'],
    ['98683081462002318379', '89860318640220133897'],
    ['9868407b912217002143', '898604B7192271001234'],
    ['9868005b000000000010', '898600B5000000000001'],
    [' "8986 0620 0000 0012 3456" ', '89860620000000123456'],
    ['８９８６０６２０００００００１２３４５６', '89860620000000123456'],
  ])('%s is %s', (text, iccid) => {
    expect(normaliseIccid(text)).toEqual({ ok: true, value: iccid })
  })

  test.each([
    ['', 'empty'],
    ['982314203264096', 'length'],
    ['89860620000000123', 'length'],
    ['898606200000001234567', 'length'],
    ['98231420326pl9614067', 'characters'],
    ['898A0620000000123456', 'characters'],
    ['0044200053671052499', 'prefix'],
  ])('%s is refused: %s', (text, problem) => {
    expect(normaliseIccid(text)).toEqual({ ok: false, error: problem })
  })

  it('gives a printed ICCID or a problem for any text, and its own output back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[89][89][0-9a-fF ]{15,22}$/)), (text) => {
        const first = normaliseIccid(text)
        if (!first.ok) return
        expect(first.value).toMatch(/^89\d{4}[0-9A-F]{13,14}$/)
        expect(normaliseIccid(first.value)).toEqual(first)
      }),
    )
  })
})

test('19 and 20 characters of one card are compared on the first 19', () => {
  expect(sameIccid('89860318640220133897', '8986031864022013389')).toBe(true)
  expect(sameIccid('89860318640220133897', '89860318640220133890')).toBe(false)
  expect(sameIccid('898604', '898604B7192271001234')).toBe(false)
})

test.each([
  ['89860620000000123456', 'passes'],
  ['89860620000000123457', 'fails'],
  ['898602F9091830030220', 'notApplicable'],
  ['8986110000000012345', 'notApplicable'],
  ['8944200053671052494', 'passes'],
] as const)('check digit of %s: %s', (iccid, word) => {
  expect(iccidCheckDigit(iccid)).toBe(word)
})

test.each([
  ['89860000000000000000', 'chinaMobile'],
  ['898602F9091830030220', 'chinaMobile'],
  ['89860400000000000000', 'chinaMobile'],
  ['89860100000000000000', 'chinaUnicom'],
  ['89860620000000123456', 'chinaUnicom'],
  ['89860900000000000000', 'chinaUnicom'],
  ['8986031864022013389', 'chinaTelecom'],
  ['8986110000000012345', 'chinaTelecom'],
  ['89860700000000000000', undefined],
  ['89861500000000000000', undefined],
  ['8944200053671052499', 'other'],
])('%s was issued by %s', (iccid, issuer) => {
  expect(issuerOfIccid(iccid)).toBe(issuer)
})

describe('extractIccids', () => {
  test.each([
    ['898606 2000 0000 123456\r', ['89860620000000123456']],
    ['ICCID:８９８６０６２０００００００１２３４５６', ['89860620000000123456']],
    ['https://example.org/c?iccid=898602F9091830030220&imei=861234567890123', ['898602F9091830030220']],
    [
      'https://example.org/c?d=a%2089860620000000123456%2C8986110000000012345',
      ['89860620000000123456', '8986110000000012345'],
    ],
    ['{"iccid":"8986110000000012345F","msisdn":"1064912345678"}', ['8986110000000012345']],
    ['8986031864022013389 END', ['8986031864022013389']],
    ['8986031864022013389 866123456789012', ['8986031864022013389']],
    ['89860620000000123456 8986062000000012345', ['89860620000000123456']],
    ['8986-0620-0000-0012-3456', ['89860620000000123456']],
    ['100% 89860620000000123456', ['89860620000000123456']],
    ['8986062000000012345678901', []],
    ['861234567890123', []],
    ['', []],
  ])('%j holds %j', (text, iccids) => {
    expect(extractIccids(text)).toEqual(iccids)
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(extractIccids(text))))
  })
})
