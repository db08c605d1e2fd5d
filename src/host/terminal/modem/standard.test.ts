import { expect, test } from 'vitest'
import { isOwn } from '../../at/match.ts'
import { firmware, imei, imsi, manufacturer, model } from './standard.ts'

/** Is `line` taken as the answer to a question for a name? */
const taken = (line: string) =>
  [manufacturer, model, firmware].map(([query]) => {
    const own = query?.own
    return own !== undefined && own !== 'none' && 'bare' in own && own.bare.test(line)
  })

test.each(['.', '...', '~', '>', '\u0000', ' ', '\u00ff'])('a stray byte of a noisy line is no name: %j', (line) => {
  expect(taken(line)).toEqual([false, false, false])
})

test.each(['Quectel', '中兴通讯', '7600', 'u-blox'])('a name is: %s', (line) => {
  // One character stands for one byte.
  expect(taken(Buffer.from(line).toString('latin1'))).toEqual([true, true, true])
})

test.each([
  [imei, '861234050000000'],
  [imei, 'IMEI: 861234050000000'],
  [imei, '+CGSN: "861234050000000"'],
  [imei, '+GSN:8612340500000002'],
  [imsi, '"460041234567890"'],
  [imsi, 'IMSI: 460041234567890'],
  [imsi, '+CIMI: 460041234567890'],
  [manufacturer, '+GMI: "Acme"'],
])('an answer with or without a tag', ([query], line) => {
  const parsed = query?.parse([line])
  expect(query && isOwn(query.own, line)).toBe(true)
  expect(parsed?.ok).toBe(true)
})
