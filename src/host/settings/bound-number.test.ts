import { expect, test } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import type { Identity, Terminal } from '../terminal/terminal.ts'
import { parseBoundNumber, readNumber, readOldNumber, sameBoundNumber } from './bound-number.ts'

const IMEI = '867512340001731'
const ICCID = '89860400000000009052'
const { signal } = new AbortController()

/** A terminal with one card; says what it was asked for. */
function terminalWith(seen: Identity, possible = true) {
  const asked: string[] = []
  const terminal = {
    capabilities: async () => ({ boundNumber: possible ? { possible } : { possible, reason: 'noEfMsisdn' } }),
    identify: async () => {
      asked.push('identify')
      return ok(seen)
    },
    readOwnNumber: async () => {
      asked.push('readOwnNumber')
      return ok({ number: '+8613912345518', alpha: '', recordHex: undefined, way: 'crsm' })
    },
  } as unknown as Terminal
  return { terminal, asked }
}

test.each<[string, string]>([
  ['139 1234 5518', '13912345518'],
  ['+86 139-1234-5518', '13912345518'],
  ['１３９１２３４５５１８', '13912345518'],
  ['1064712345678', '1064712345678'],
  ['+4916012345678', '+4916012345678'],
])('%s is written as %s', (typed, written) => {
  expect(parseBoundNumber(typed)).toEqual(ok(written))
})

test.each(['', '123', '1391234551', '4916012345678', '139123455182', '13912345518;'])('%j is no number', (typed) => {
  expect(parseBoundNumber(typed)).toMatchObject({ ok: false, error: { code: 'numberInvalid' } })
})

test.each<[string, string, boolean]>([
  ['13912345518', '+8613912345518', true],
  ['8613912345518', '13912345518', true],
  ['13912345518', '13912345519', false],
  ['', '', true],
  ['', '13912345518', false],
  ['+4916012345678', '4916012345678', false],
])('%j and %j name one number: %s', (a, b, same) => {
  expect(sameBoundNumber(a, b)).toBe(same)
})

test('the old number is read only where it can be written', async () => {
  const { terminal, asked } = terminalWith({ imei: IMEI, iccid: ICCID }, false)
  expect(await readOldNumber(terminal, { imei: IMEI, iccid: ICCID }, signal)).toEqual(
    err({ code: 'unsupported', reason: 'noEfMsisdn' }),
  )
  expect(asked).toEqual([])
})

test.each<[string, Identity, Identity, boolean]>([
  ['the one meant', { imei: IMEI, iccid: ICCID }, { imei: IMEI, iccid: ICCID }, true],
  ['19 characters of the card', { imei: IMEI, iccid: ICCID }, { imei: IMEI, iccid: ICCID.slice(0, 19) }, true],
  [
    'another software version of the modem',
    { imei: IMEI, iccid: ICCID },
    { imei: '8675123400017399', iccid: ICCID },
    true,
  ],
  ['no IMEI was ever read', { imei: undefined, iccid: ICCID }, { imei: undefined, iccid: ICCID }, true],
  ['another card', { imei: IMEI, iccid: ICCID }, { imei: IMEI, iccid: '89860400000000009060' }, false],
  ['another terminal', { imei: IMEI, iccid: ICCID }, { imei: '867512340009998', iccid: ICCID }, false],
  ['no card', { imei: IMEI, iccid: ICCID }, { imei: IMEI, iccid: undefined }, false],
  ['the IMEI is not told any more', { imei: IMEI, iccid: ICCID }, { imei: undefined, iccid: ICCID }, false],
  ['nobody knows which card is meant', { imei: IMEI, iccid: undefined }, { imei: IMEI, iccid: ICCID }, false],
])('a record is read from %s', async (_, expected, seen, read) => {
  const { terminal, asked } = terminalWith(seen)
  const result = await readNumber(terminal, expected, signal)
  expect(result.ok).toBe(read)
  expect(asked).toEqual(read ? ['identify', 'readOwnNumber'] : ['identify'])
  if (!result.ok) expect(result.error).toEqual({ code: 'identityDiffers', expected, seen })
})
