import { describe, expect, it } from 'vitest'
import { toHex } from './bcd.ts'
import { makeCard, ownNumbersOf, restoreCard, saveCard } from './card.ts'
import { controlParameters, EF } from './files.ts'
import { encodeOwnNumber } from './numbers.ts'
import { change, setEnabled } from './pin.ts'
import {
  enterPin,
  enterPuk,
  openSession,
  pinState,
  readBinary,
  readRecord,
  select,
  updateBinary,
  updateRecord,
} from './session.ts'

const SPEC = { iccid: '89860426000000000015', imsi: '460041234500001', msisdn: '+8613800138000' }
function session(more: object = {}) {
  const card = makeCard('test', { ...SPEC, ...more })
  if (!card.ok) throw new Error(card.error)
  return openSession(card.value)
}
const words = ({ sw1, sw2 }: { sw1: number; sw2: number }) => toHex(Uint8Array.of(sw1, sw2))

/** The value of a tag in the file control parameters. */
function tag(fcp: Uint8Array, wanted: number): string | undefined {
  for (let i = 2; i < fcp.length; i += 2 + (fcp[i + 1] ?? 0)) {
    if (fcp[i] === wanted) return toHex(fcp.subarray(i + 2, i + 2 + (fcp[i + 1] ?? 0)))
  }
  return undefined
}

describe('files', () => {
  it('describes a linear fixed file by record length and count', () => {
    const fcp = select(session(), EF.MSISDN).data
    expect(fcp[0]).toBe(0x62)
    expect(fcp[1]).toBe(fcp.length - 2)
    expect(tag(fcp, 0x82)).toBe('4221001E02')
    expect(tag(fcp, 0x83)).toBe('6F40')
    expect(tag(fcp, 0x80)).toBe('003C')
  })
  it('describes a transparent file by its size', () => {
    const fcp = controlParameters({
      id: EF.ICCID,
      structure: 'transparent',
      records: [new Uint8Array(10)],
      read: 'always',
      update: 'never',
    })
    expect(tag(fcp, 0x82)).toBe('4121')
    expect(tag(fcp, 0x80)).toBe('000A')
  })
  it.each([
    ['a file that is not there', (s: ReturnType<typeof session>) => select(s, 0x6f3c), '6A82'],
    ['a record that is not there', (s: ReturnType<typeof session>) => readRecord(s, EF.MSISDN, 3, 30), '6A83'],
    ['a wrong record length', (s: ReturnType<typeof session>) => readRecord(s, EF.MSISDN, 1, 28), '6C1E'],
    ['more bytes than there are', (s: ReturnType<typeof session>) => readBinary(s, EF.ICCID, 0, 12), '6C0A'],
    ['an offset beyond the end', (s: ReturnType<typeof session>) => readBinary(s, EF.ICCID, 11, 1), '6B00'],
    ['records of a transparent file', (s: ReturnType<typeof session>) => readRecord(s, EF.ICCID, 1, 10), '6981'],
    ['a binary read of records', (s: ReturnType<typeof session>) => readBinary(s, EF.MSISDN, 0, 10), '6981'],
    ['writing the ICCID', (s: ReturnType<typeof session>) => updateBinary(s, EF.ICCID, 0, new Uint8Array(10)), '6982'],
    [
      'a record of another length',
      (s: ReturnType<typeof session>) => updateRecord(s, EF.MSISDN, 1, new Uint8Array(28)),
      '6700',
    ],
  ])('answers %s with its status word', (_, act, expected) => {
    expect(words(act(session()))).toBe(expected)
  })
  it('keeps an updated own number, also through saving', () => {
    const s = session()
    const record = encodeOwnNumber('13900139000', '', 30) ?? new Uint8Array()
    expect(words(updateRecord(s, EF.MSISDN, 1, record))).toBe('9000')
    expect(toHex(readRecord(s, EF.MSISDN, 1, 30).data)).toBe(toHex(record))
    const restored = restoreCard(saveCard(s.card))
    expect(restored.ok && ownNumbersOf(restored.value)[0]?.number).toBe('13900139000')
  })
  it('refuses to update the own number of a card that forbids it', () => {
    const s = session({ msisdnReadOnly: true })
    expect(words(updateRecord(s, EF.MSISDN, 1, new Uint8Array(30).fill(0xff)))).toBe('6982')
    expect(ownNumbersOf(s.card)[0]?.number).toBe('+8613800138000')
  })
})

describe('PIN', () => {
  const locked = () => session({ pinEnabled: true, pin: '1234', puk: '11112222' })
  it('keeps the IMSI from everybody until the PIN, but not the ICCID', () => {
    const s = locked()
    expect(pinState(s)).toBe('pin')
    expect(words(readBinary(s, EF.IMSI, 0, 9))).toBe('6982')
    expect(words(readBinary(s, EF.ICCID, 0, 10))).toBe('9000')
    expect(enterPin(s, '1234')).toBe('ok')
    expect(words(readBinary(s, EF.IMSI, 0, 9))).toBe('9000')
  })
  it('asks again after a reset', () => {
    const s = locked()
    enterPin(s, '1234')
    expect(pinState(openSession(s.card))).toBe('pin')
  })
  it('asks for the PUK after three wrong PINs, and takes a right one no more', () => {
    const s = locked()
    expect([enterPin(s, '0000'), enterPin(s, '0000'), enterPin(s, '0000')]).toEqual(['wrong', 'wrong', 'blocked'])
    expect(s.card.pin1.pinTries).toBe(0)
    expect(enterPin(s, '1234')).toBe('blocked')
    expect(pinState(s)).toBe('puk')
    expect(enterPuk(s, '99998888', '4321')).toBe('wrong')
    expect(s.card.pin1.pukTries).toBe(9)
    expect(enterPuk(s, '11112222', '4321')).toBe('ok')
    expect(s.card.pin1).toMatchObject({ pin: '4321', pinTries: 3, pukTries: 10 })
  })
  it('is dead after ten wrong PUKs', () => {
    const s = locked()
    for (let i = 0; i < 10; i++) enterPuk(s, '00000000', '4321')
    expect(pinState(s)).toBe('dead')
    expect(enterPuk(s, '11112222', '4321')).toBe('blocked')
  })
  it('gives all tries back after a right PIN', () => {
    const s = locked()
    enterPin(s, '0000')
    enterPin(s, '1234')
    expect(s.card.pin1.pinTries).toBe(3)
  })
  it('is changed only while it is on, and a wrong old PIN costs a try', () => {
    const { pin1 } = session({ pin: '1234' }).card
    expect(change(pin1, '1234', '4321')).toBe('disabled')
    expect(setEnabled(pin1, true, '1234')).toBe('ok')
    expect(change(pin1, '0000', '4321')).toBe('wrong')
    expect(pin1.pinTries).toBe(2)
    expect(change(pin1, '1234', '4321')).toBe('ok')
    expect(setEnabled(pin1, false, '4321')).toBe('ok')
  })
})

describe('a description that no card can hold', () => {
  it.each([
    [{ iccid: '123' }, 'iccid'],
    [{ imsi: '46x' }, 'imsi'],
    [{ msisdn: '1'.repeat(21) }, 'msisdn'],
    [{ pin: '12' }, 'pin'],
    [{ puk: '12' }, 'puk'],
  ])('%o', (more, word) => {
    const card = makeCard('bad', { ...SPEC, ...more })
    expect(card.ok ? '' : card.error).toContain(word)
  })
})
