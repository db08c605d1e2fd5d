import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './bcd.ts'
import { decodeIccid, decodeImsi, decodeOwnNumber, encodeIccid, encodeImsi, encodeOwnNumber } from './numbers.ts'

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()

describe('EF_MSISDN', () => {
  // Published vectors of pySim and of phone makers' test suites; the Chinese ones were checked against an independent codec.
  it.each([
    ['+4916012345678', '', 14, undefined, '0891946110325476F8FFFFFFFFFF'],
    ['123456', '', 14, 0xb1, '04B1214365FFFFFFFFFFFFFFFFFF'],
    ['+12345678901234567890', '', 14, undefined, '0B9121436587092143658709FFFF'],
    [
      '+4917279119183',
      'Eigene Rufnummer',
      34,
      undefined,
      '456967656E65205275666E756D6D6572FFFFFFFF0891947172199181F3FFFFFFFFFF',
    ],
    ['', '', 14, undefined, 'FF'.repeat(14)],
    ['+8613800138000', '', 14, undefined, '0891683108108300F0FFFFFFFFFF'],
    ['13800138000', '', 14, undefined, '07813108108300F0FFFFFFFFFFFF'],
    ['1064712345678', '', 14, undefined, '0881014617325476F8FFFFFFFFFF'],
    ['*98#', '', 14, undefined, `03819AB8${'FF'.repeat(10)}`],
    ['13800138000', '本机', 20, undefined, '80672C673AFF07813108108300F0FFFFFFFFFFFF'],
  ])('%s "%s" in %i bytes', (number, alpha, length, type, hex) => {
    const record = encodeOwnNumber(number, alpha, length, type)
    expect(record && toHex(record)).toBe(hex)
    const back = decodeOwnNumber(bytes(hex))
    expect(back.alpha).toBe(alpha)
    expect(back.number.replace('+', '')).toBe(number.replace('+', ''))
  })

  it.each([
    ['123456789012345678901', '', 14],
    ['123', 'longer than the space', 20],
    ['12a', '', 14],
  ])('refuses %s "%s" instead of cutting it', (number, alpha, length) => {
    expect(encodeOwnNumber(number, alpha, length)).toBeUndefined()
  })

  it.each([
    ['566F696365204D61696C00918150367742F3FFFFFFFFFFFF', 'Voice Mail', ''],
    ['566F696365204D61696C0291F150367742F3FFFFFFFFFFFF', 'Voice Mail', '+1'],
    ['566F696365204D61696C0291FF50367742F3FFFFFFFFFFFF', 'Voice Mail', ''],
    [`4164676A6D${'FF'.repeat(11)}0B918188551512C221436587FF01`, 'Adgjm', '+18885551212,12345678'],
    [`8105135395A6A6FF${'FF'.repeat(14)}`, 'Sকদদ৿', ''],
    [`8202672C808EFFFF${'FF'.repeat(14)}`, '本机', ''],
    [`504F531B3C311B3E${'FF'.repeat(14)}`, 'POS[1]', ''],
  ])('reads %s', (hex, alpha, number) => {
    const record = decodeOwnNumber(bytes(hex))
    expect(record.alpha.replace('@', '')).toBe(alpha)
    expect(record.number).toBe(number)
  })
})

describe('EF_IMSI', () => {
  it.each([
    ['228062800000208', '082982608200002080'],
    ['262011106487504', '082926101160845740'],
    ['00101000012345', '0801101000002143F5'],
    ['0010100001234', '0709101000002143FF'],
    ['001010000123', '07011010000021F3FF'],
    ['460001234567890', '084906002143658709'],
  ])('%s', (imsi, hex) => {
    expect(toHex(encodeImsi(imsi))).toBe(hex)
    expect(decodeImsi(bytes(hex))).toBe(imsi)
  })
})

describe('EF_ICCID', () => {
  it.each([
    ['8988211000000430010', '988812010000400310F0'],
    ['89860318640220133897', '98683081462002318379'],
    ['898604B7192271001234', '9868407B912217002143'],
    ['898600B5000000000001', '9868005B000000000010'],
  ])('%s', (iccid, hex) => {
    expect(toHex(encodeIccid(iccid))).toBe(hex)
    expect(decodeIccid(bytes(hex))).toBe(iccid)
  })
})
