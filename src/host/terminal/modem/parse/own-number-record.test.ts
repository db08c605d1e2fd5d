import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bytesOf, hexOf } from './crsm.ts'
import { decodeOwnNumber, withOwnNumber } from './own-number-record.ts'

const bytes = (hex: string) => bytesOf(hex) ?? new Uint8Array()
const BLANK = 'FF'.repeat(14)
const written = (record: string, number: string) => {
  const next = withOwnNumber(bytes(record), number)
  return next.ok ? hexOf(next.value).toLowerCase() : next.error
}

// 31.102 §4.2.26; the first vectors are those of public test suites.
describe('EF_MSISDN', () => {
  test.each([
    ['+4916012345678', '0891946110325476f8ffffffffff'],
    ['+12345678901234567890', '0b9121436587092143658709ffff'],
    ['+8613800138000', '0891683108108300f0ffffffffff'],
    ['13800138000', '07813108108300f0ffffffffffff'],
    ['13812345678', '07813118325476f8ffffffffffff'],
    ['1064712345678', '0881014617325476f8ffffffffff'],
    ['*98#', `03819ab8${'ff'.repeat(10)}`],
    ['', 'ff'.repeat(14)],
  ])('%j is %s', (number, hex) => {
    expect(written(BLANK, number)).toBe(hex)
    expect(decodeOwnNumber(bytes(hex))).toEqual({ number, alpha: '' })
  })

  it('keeps the alpha identifier and the configuration, byte for byte', () => {
    const alpha = '456967656e65205275666e756d6d6572ffffffff'
    expect(written(`${alpha}0891947172199181f3ffffff01ff`, '+4917279119183')).toBe(
      `${alpha}0891947172199181f3ffffff01ff`,
    )
    expect(written(`${alpha}0891947172199181f3ffffff01ff`, '13800138000')).toBe(`${alpha}07813108108300f0ffffffff01ff`)
    expect(written(`${alpha}0891947172199181f3ffffff01ff`, '')).toBe(`${alpha}${'ff'.repeat(12)}01ff`)
  })

  it('drops the extension, which belongs to the number before', () => {
    expect(written('0B918188551512C221436587FF01', '13800138000')).toBe('07813108108300f0ffffffffffff')
  })

  test.each([
    ['123456789012345678901', 'tooLong'],
    ['+123456789012345678901', 'tooLong'],
    ['1380013800a', 'characters'],
    ['+', 'characters'],
    ['138 0013', 'characters'],
  ])('%s is refused: %s', (number, problem) => {
    expect(written(BLANK, number)).toBe(problem)
  })

  it('refuses a record that is too short', () => {
    expect(written('FFFF', '1')).toBe('badRecord')
    expect(decodeOwnNumber(bytes('FFFF'))).toBeUndefined()
  })

  test.each([
    ['566F696365204D61696C00918150367742F3FFFFFFFFFFFF', 'Voice Mail', ''],
    ['566F696365204D61696C0291F150367742F3FFFFFFFFFFFF', 'Voice Mail', '+1'],
    ['566F696365204D61696C0291FF50367742F3FFFFFFFFFFFF', 'Voice Mail', ''],
    [`4164676A6D${'FF'.repeat(11)}0B918188551512C221436587FF01`, 'Adgjm', '+18885551212,12345678'],
    ['456967656e65205275666e756d6d6572ffffffff0891947172199181f3ffffffffff', 'Eigene Rufnummer', '+4917279119183'],
    ['04b1214365ffffffffffffffffff', '', '123456'],
  ])('%s is %s, %s', (hex, alpha, number) => {
    expect(decodeOwnNumber(bytes(hex))).toEqual({ alpha, number })
  })

  it('reads back every number it writes, and touches nothing before it', () => {
    const alpha = fc.uint8Array({ maxLength: 40 })
    const number = fc.stringMatching(/^\+?[0-9*#]{1,20}$/)
    fc.assert(
      fc.property(alpha, number, (head, text) => {
        const record = Uint8Array.from([...head, ...new Array(14).fill(0xff)])
        const next = withOwnNumber(record, text)
        if (!next.ok) throw new Error(next.error)
        expect(next.value.subarray(0, head.length)).toEqual(head)
        expect(decodeOwnNumber(next.value)?.number).toBe(text)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (record, number) => {
        decodeOwnNumber(record)
        withOwnNumber(record, number)
      }),
    )
  })
})
