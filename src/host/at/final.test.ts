import { expect, test } from 'vitest'
import { parseFinal, parseNumericFinal, setsUpCall } from './final.ts'

test.each([
  ['OK', { kind: 'ok', line: 'OK' }],
  ['ERROR', { kind: 'error', line: 'ERROR' }],
  ['+CME ERROR: 10', { kind: 'cme', line: '+CME ERROR: 10', code: 10, text: undefined }],
  ['+CME ERROR:58', { kind: 'cme', line: '+CME ERROR:58', code: 58, text: undefined }],
  [
    '+CME ERROR: SIM not inserted',
    { kind: 'cme', line: '+CME ERROR: SIM not inserted', code: undefined, text: 'SIM not inserted' },
  ],
  ['CME ERROR : 10', { kind: 'cme', line: 'CME ERROR : 10', code: 10, text: undefined }],
  ['COMMAND NOT SUPPORTED', { kind: 'vendor', line: 'COMMAND NOT SUPPORTED' }],
  ['+CME ERROR', { kind: 'cme', line: '+CME ERROR', code: undefined, text: undefined }],
  ['+CMS ERROR: 305', { kind: 'cms', line: '+CMS ERROR: 305', code: 305, text: undefined }],
  ['NO CARRIER', { kind: 'noCarrier', line: 'NO CARRIER' }],
  ['NO DIALTONE', { kind: 'noDialtone', line: 'NO DIALTONE' }],
  ['ABORTED', { kind: 'aborted', line: 'ABORTED' }],
  ['COMMAND NOT SUPPORT', { kind: 'vendor', line: 'COMMAND NOT SUPPORT' }],
  ['TOO MANY PARAMETERS', { kind: 'vendor', line: 'TOO MANY PARAMETERS' }],
  ['OK then', undefined],
  ['"OK"', undefined],
  ['+CSQ: 1,2 OK', undefined],
  ['ERROR: 3', undefined],
  ['+CME ERRORS: 3', undefined],
  ['CONNECT', undefined],
  ['RING', undefined],
  ['constructor', undefined],
])('%s', (line, final) => {
  expect(parseFinal(line)).toEqual(final)
})

test('digits are finals only where words are not yet asked for', () => {
  expect(parseFinal('0')).toBeUndefined()
  expect(['0', '3', '4', '6', '7', '8'].map((digit) => parseNumericFinal(digit)?.kind)).toEqual([
    'ok',
    'noCarrier',
    'error',
    'noDialtone',
    'busy',
    'noAnswer',
  ])
  expect(['1', '2', '5', '9', '00', ''].map(parseNumericFinal)).toEqual(Array(6).fill(undefined))
})

test('commands that set up a call', () => {
  expect(['ATD*99#', 'ATA', 'ATH', 'AT+CGDATA="PPP",1', 'ATO'].map(setsUpCall)).toEqual(Array(5).fill(true))
  expect(['AT', 'ATI', 'AT+CSQ', 'AT&F', 'AT+COPS?'].map(setsUpCall)).toEqual(Array(5).fill(false))
})
