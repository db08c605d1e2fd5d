import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { decodeGsm7, encodeGsm7 } from './gsm7.ts'
import { decodeModemText, decodeUcs2Hex, foldWidth, withoutControls } from './text.ts'

test('control characters, direction marks and lone surrogates go', () => {
  expect(withoutControls('\x1b[2JA\x00B\x7f\u0085\u202eC\ud800\r\n')).toBe('[2JABC')
})

test('full-width characters fold', () => {
  expect(foldWidth('８９８６　ＡＢ－１—２')).toBe('8986 AB-1-2')
})

describe('decodeModemText', () => {
  test.each([
    ['4E2D56FD79FB52A8', '中国移动'],
    ['004300480049004E0041', 'CHINA'],
    ['CHINA MOBILE', 'CHINA MOBILE'],
    ['中国联通', '中国联通'],
    ['\xe4\xb8\xad\xe5\x9b\xbd\xe8\x81\x94\xe9\x80\x9a', '中国联通'],
    ['caf\xe9', 'café'],
    ['46001', '46001'],
    ['DEADBEEF', 'DEADBEEF'],
    ['13800138000', '13800138000'],
    ['CMCC\x07\x1b', 'CMCC'],
  ])('%j is %s', (raw, text) => {
    expect(decodeModemText(raw)).toBe(text)
  })
  it('gives no control character for any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(decodeModemText(raw))),
    )
  })
})

test('UCS2 hex comes in groups of four', () => {
  expect(decodeUcs2Hex('0030003100320033')).toBe('0123')
  expect(decodeUcs2Hex('00300')).toBeUndefined()
  expect(decodeUcs2Hex('')).toBeUndefined()
})

describe('GSM 7-bit, one septet to a byte', () => {
  test.each([
    ['@', '00'],
    ['€', '1b65'],
    ['POS[1]', '504f531b3c311b3e'],
    ['Eigene Rufnummer', '456967656e65205275666e756d6d6572'],
  ])('%s is %s', (text, hex) => {
    expect(Buffer.from(encodeGsm7(text) ?? []).toString('hex')).toBe(hex)
    expect(decodeGsm7(Buffer.from(hex, 'hex'))).toBe(text)
  })
  it('has no Chinese', () => expect(encodeGsm7('本机')).toBeUndefined())
  it('decodes what it encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'@£$¥èΔ_Φ !"#¤AZaz09{}[]|~^\\€\n') }), (text) => {
        expect(decodeGsm7(encodeGsm7(text) ?? [])).toBe(text)
      }),
    )
  })
})

test.each([
  ['062706440645063A06310628', 'المغرب'],
  ['0E170E230E390E22', 'ทรูย'],
  ['4E2D56FD79FB52A8', '中国移动'],
  ['20201118', '20201118'],
])('%s is %s', (sent, meant) => {
  expect(decodeModemText(sent)).toBe(meant)
})
