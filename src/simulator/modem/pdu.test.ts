import { describe, expect, it } from 'vitest'
import { fromHex } from '../card/bcd.ts'
import { parseSubmit } from './pdu.ts'

const submit = (hex: string, length: number) => parseSubmit(fromHex(hex) ?? new Uint8Array(), length)

describe('parseSubmit', () => {
  it.each([
    // Sent by smstools 3.1.21.
    ['0011000D91683108108300F00000FF10F3F69CFE7EB3E7A079383F07A1D3', 29, '+8613800138000', 'smstools says hi'],
    // 23.040 §9.2: no validity period, a number of unknown type, UCS2.
    ['0001000BA13108108300F000080467E58BE2', 17, '13800138000', '查询'],
    // With a service centre of its own.
    ['0891683108200505F011000D91683108108300F00000AA04F4F29C0E', 19, '+8613800138000', 'test'],
  ])('%s', (hex, length, to, text) => {
    expect(submit(hex, length)).toEqual({ ok: true, value: { to, text } })
  })
  it('leaves the header of a part out', () => {
    const hex = '0041000BA13108108300F000080A0500031202024F604F60'
    expect(submit(hex, hex.length / 2 - 1)).toEqual({ ok: true, value: { to: '13800138000', text: '你你' } })
  })
  it.each([
    ['0011000D91683108108300F00000FF10F3F69C', 29, 'length'],
    ['0010000D91683108108300F00000FF01F3', 16, 'SUBMIT'],
    ['0011000D91683108108300F00000FF10F3', 16, 'short'],
  ])('refuses %s', (hex, length, word) => {
    const parsed = submit(hex, length)
    expect(parsed.ok ? '' : parsed.error).toContain(word)
  })
})
