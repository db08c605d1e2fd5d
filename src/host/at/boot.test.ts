import { expect, test } from 'vitest'
import { BootWatch } from './boot.ts'

test.each([
  [['RDY'], true],
  [['*ATREADY: 1'], true],
  [['^SYSSTART AIRPLANE MODE'], true],
  [['^BOOT:3146,0,0,0,75'], true],
  [['^BOOT:3146,0,0,0,75', '^BOOT:3146,0,0,0,75'], false],
  [['^BOOT:3146,0,0,0,75', '^BOOT:9999,0,0,0,75'], true],
  [['+CFUN: 1'], false],
  [['+CFUN: 1', '+CPIN: READY'], true],
  [['+CFUN: 1', '+QUSIM: 1'], true],
  [['+CFUN: 1', '+CREG: 1', '+CPIN: READY'], false],
  [['+CPIN: READY'], false],
  [['RDYS'], false],
])('%j', (lines, restarted) => {
  const watch = new BootWatch()
  expect(lines.map((line) => watch.isBanner(line, 'AT+CSQ')).at(-1)).toBe(restarted)
})

test('switching the radio on is no restart', () => {
  const watch = new BootWatch()
  expect(['+CFUN: 1', '+CPIN: READY'].map((line) => watch.isBanner(line, 'AT+CFUN=1'))).toEqual([false, false])
})
