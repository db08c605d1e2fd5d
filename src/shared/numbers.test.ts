import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseImei, sameImei } from './imei.ts'
import { isImsi, issuerOfPlmn } from './imsi.ts'
import { parseMsisdn, sameMsisdn } from './msisdn.ts'

describe('parseImei', () => {
  test.each([
    ['490154203237518', { imei: '490154203237518', form: 'imei', checkDigit: 'passes' }],
    ['490154203237517', { imei: '490154203237517', form: 'imei', checkDigit: 'fails' }],
    ['49-015420-323751-8', { imei: '490154203237518', form: 'imei', checkDigit: 'passes' }],
    ['4901542032375101', { imei: '490154203237518', form: 'imeisv', checkDigit: 'passes' }],
  ])('%s', (text, imei) => {
    expect(parseImei(text)).toEqual({ ok: true, value: imei })
  })
  test.each([
    ['', 'empty'],
    ['ERROR', 'characters'],
    ['49015420323751', 'length'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseImei(text)).toEqual({ ok: false, error: problem })
  })
  it('compares the first 14 digits', () => {
    expect(sameImei('490154203237518', '4901542032375101')).toBe(true)
    expect(sameImei('490154203237518', '490154203237618')).toBe(false)
    expect(sameImei('', '')).toBe(false)
  })
})

describe('home network of an IMSI', () => {
  test.each([
    ['460001234567890', 'chinaMobile'],
    ['460020000000000', 'chinaMobile'],
    ['460041234567890', 'chinaMobile'],
    ['460070000000000', 'chinaMobile'],
    ['460081234567890', 'chinaMobile'],
    ['460011234567890', 'chinaUnicom'],
    ['460061234567890', 'chinaUnicom'],
    ['460090000000000', 'chinaUnicom'],
    ['460030000000000', 'chinaTelecom'],
    ['460050000000000', 'chinaTelecom'],
    ['460110000000000', 'chinaTelecom'],
    ['460150000000000', 'chinaBroadnet'],
    ['460130000000000', undefined],
    ['901400000000000', 'other'],
    ['46000', 'chinaMobile'],
    ['4600', undefined],
    ['', undefined],
  ])('%s: %s', (imsi, issuer) => {
    expect(issuerOfPlmn(imsi)).toBe(issuer)
  })
  it('is digits only', () => {
    expect(isImsi('460001234567890')).toBe(true)
    expect(isImsi('46000123456789a')).toBe(false)
    expect(isImsi('4600012345678901')).toBe(false)
  })
})

describe('parseMsisdn', () => {
  test.each([
    ['13800138000', '+8613800138000', '13800138000', 'mobile'],
    ['+86 138 0013 8000', '+8613800138000', '13800138000', 'mobile'],
    ['8613800138000', '+8613800138000', '13800138000', 'mobile'],
    ['008613800138000', '+8613800138000', '13800138000', 'mobile'],
    ['１３８００１３８０００', '+8613800138000', '13800138000', 'mobile'],
    ['1064712345678', '+861064712345678', '1064712345678', 'iot'],
    ['1064912345678', '+861064912345678', '1064912345678', 'iot'],
    ['861410123456789', '+861410123456789', '1410123456789', 'iot'],
    ['1440012345678', '+861440012345678', '1440012345678', 'iot'],
    ['+4916012345678', '+4916012345678', '+4916012345678', 'foreign'],
  ])('%s is %s', (text, e164, national, kind) => {
    expect(parseMsisdn(text)).toEqual({ ok: true, value: { e164, national, kind } })
  })
  test.each([
    ['', 'empty'],
    ['12345', 'form'],
    ['12800138000', 'form'],
    ['+8612345', 'form'],
    ['+1234567890123456', 'form'],
    ['1380013800a', 'characters'],
    ['1380013+8000', 'characters'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseMsisdn(text)).toEqual({ ok: false, error: problem })
  })
  it('compares numbers, not their writing', () => {
    expect(sameMsisdn('13800138000', '+8613800138000')).toBe(true)
    expect(sameMsisdn('13800138000', '13800138001')).toBe(false)
    expect(sameMsisdn('*98#', '*98#')).toBe(true)
    expect(sameMsisdn('10086', '10010')).toBe(false)
  })
  it('gives E.164 or a problem for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ]{5,18}$/)), (text) => {
        const parsed = parseMsisdn(text)
        if (parsed.ok) expect(parsed.value.e164).toMatch(/^\+[1-9]\d{6,14}$/)
      }),
    )
  })
})
