import { expect, test } from 'vitest'
import { isPositionStream, sampleOf, whatWasSeen } from './seen.ts'

test.each([
  ['', 'silence'],
  ['AT\r', 'echoOnly'],
  ['AT\r\r\nAT\r\nATE0\r', 'echoOnly'],
  ['\xf8\x80\x00\xfe\x98\x06', 'noise'],
  ['~\xff}#\xc0!}!} } }4}"}&} } } } }%}&', 'noise'],
  ['$GPGGA,123519,4807.038,N*47\r\n', 'noise'],
  ['AT\r+CSQ: 21,99\r\n', 'noFinalCode'],
  ['login: ', 'noFinalCode'],
  ['\r\n', 'noFinalCode'],
])('%j is %s', (received, seen) => {
  expect(whatWasSeen(received, ['AT', 'ATE0'])).toBe(seen)
})

test.each(['$GNRMC,1', 'x\r\n$GLGSV,1', '$BDGSV,1'])('%s is a position stream', (text) => {
  expect(isPositionStream(text)).toBe(true)
})

test('$ in a reply is none', () => {
  expect(isPositionStream('$MYCCID: "8986"')).toBe(false)
})

test('a sample is masked before it is cut, and one printable line', () => {
  expect(sampleOf('\r\n+QCCID: 89860412345678909052\r\n\x00')).toBe('\\r\\n+QCCID: 898604**************\\r\\n\\x00')
  const long = sampleOf(`${'.'.repeat(110)}89860412345678909052`)
  expect(long).toHaveLength(120)
  expect(long.endsWith('898604****')).toBe(true)
})
