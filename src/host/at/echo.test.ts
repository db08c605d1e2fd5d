import { expect, test } from 'vitest'
import { Echo } from './echo.ts'

const isReply = (line: string) => /^(?:OK|\+CSQ:|\d{15}$)/.test(line)

test.each([
  ['once', 'AT+CSQ', ['AT+CSQ', '+CSQ: 1'], ['+CSQ: 1']],
  ['doubled', 'AT+CSQ', ['AT+CSQ', 'AT+CSQ', '+CSQ: 1'], ['+CSQ: 1']],
  ['glued to the reply', 'AT+CSQ', ['AT+CSQ+CSQ: 1'], ['+CSQ: 1']],
  ['doubled and glued', 'AT+CSQ', ['AT+CSQAT+CSQ+CSQ: 1'], ['+CSQ: 1']],
  ['glued to a bare reply', 'AT+CGSN', ['AT+CGSN861234050000000'], ['861234050000000']],
  ['glued to OK', 'AT', ['ATOK'], ['OK']],
  ['without its beginning', 'AT+CSQ', ['+CSQ', 'T+CSQ', '+CSQ: 1'], ['T+CSQ', '+CSQ: 1']],
  ['cut in two by a notification', 'AT+CSQ', ['AT+C', 'RING', 'SQ', '+CSQ: 1'], ['RING', '+CSQ: 1']],
  ['lost', 'AT+CSQ', ['+CSQ: 1'], ['+CSQ: 1']],
  ['a notification that begins the same', 'AT', ['ATREADY'], ['ATREADY']],
  ['nothing was sent', '', ['OK'], ['OK']],
])('%s', (_, sent, lines, left) => {
  const echo = new Echo(sent)
  expect(lines.map((line) => echo.strip(line, isReply)).filter((line) => line !== '')).toEqual(left)
})
