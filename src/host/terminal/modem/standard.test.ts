import { expect, test } from 'vitest'
import { firmware, manufacturer, model } from './standard.ts'

/** Is `line` taken as the answer to a question for a name? */
const taken = (line: string) =>
  [manufacturer, model, firmware].map(([query]) => {
    const own = query?.own
    return own !== undefined && own !== 'none' && 'bare' in own && own.bare.test(line)
  })

test.each(['.', '...', '~', '>', '\u0000', ' '])('a stray byte of a noisy line is no name: %j', (line) => {
  expect(taken(line)).toEqual([false, false, false])
})

test.each(['Quectel', '中兴通讯', '7600', 'u-blox'])('a name is: %s', (line) => {
  expect(taken(line)).toEqual([true, true, true])
})
