import { expect, test } from 'vitest'
import type { Identity } from '../terminal/terminal.ts'
import { terminalProblem } from './terminal-problem.ts'

const IMEI = '867512340001731'
const ICCID = '89860400000000009052'

test.each<[string, Identity, Identity, object]>([
  [
    'another card',
    { imei: IMEI, iccid: ICCID },
    { imei: IMEI, iccid: '89860400000000007777' },
    { expected: '9052', seen: '7777' },
  ],
  [
    'another terminal with the same card',
    { imei: IMEI, iccid: ICCID },
    { imei: '867512340009998', iccid: ICCID },
    { expected: '1731', seen: '9998' },
  ],
  [
    'no card that can be read',
    { imei: IMEI, iccid: ICCID },
    { imei: IMEI, iccid: undefined },
    { expected: '9052', seen: '' },
  ],
])('%s: the tails are those of what differs', (_, expected, seen, params) => {
  expect(terminalProblem({ code: 'identityDiffers', expected, seen })).toEqual({ code: 'identityDiffers', params })
})

test.each([
  { code: 'refused', detail: `+CME ERROR: no record for ${ICCID}` },
  { code: 'malformed', detail: `+CNUM: ,"13912345518",129` },
  { code: 'linkGone', detail: `closed after ${IMEI}` },
  { code: 'unsupported', reason: `not on ${IMEI}` },
] as const)('the small print of %o has no subscriber in it', (error) => {
  const { detail } = terminalProblem(error)
  expect(detail).toMatch(/\*/)
  for (const secret of [ICCID, IMEI, '13912345518']) expect(detail).not.toContain(secret)
})

test('and is otherwise left as it is', () => {
  expect(terminalProblem({ code: 'refused', detail: '+CME ERROR: 133: ESM cause 33 (0x21), 69 82' }).detail).toBe(
    '+CME ERROR: 133: ESM cause 33 (0x21), 69 82',
  )
})
