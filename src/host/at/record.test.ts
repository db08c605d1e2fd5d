import { expect, test } from 'vitest'
import { parseTranscript } from '../../shared/transcript.ts'
import type { TranscriptEntry } from './at.ts'
import { transcriptFile } from './record.ts'

const head = { title: 't', vendor: 'quectel', model: 'EC25', source: 'recorded by swapbench record' }

const entry = (at: number, dir: TranscriptEntry['dir'], text: string): TranscriptEntry => ({ at, dir, text })

function dialogueOf(entries: readonly TranscriptEntry[]) {
  const parsed = parseTranscript(transcriptFile(entries, head))
  if (!parsed.ok) throw new Error(parsed.error.detail)
  return parsed.value.dialogue.map(({ kind, text }) => [kind, text])
}

test('commands, their replies and what came out of the blue', () => {
  expect(
    dialogueOf([
      entry(0, 'received', '\r\nRDY\r\n'),
      entry(1000, 'sent', 'AT+CSQ\r'),
      entry(1010, 'received', '\r\n+CSQ: 21,99\r\n'),
      entry(1050, 'received', '\r\nOK\r\n'),
      entry(2000, 'received', '\r\n+CREG: 1\r\n'),
      entry(3000, 'sent', 'AT+CMGS=1\r'),
      entry(3010, 'received', '\r\n> '),
      entry(3020, 'sent', 'hello\x1a'),
    ]),
  ).toEqual([
    ['unasked', '\r\nRDY\r\n'],
    ['sent', 'AT+CSQ'],
    ['received', '\r\n+CSQ: 21,99\r\n'],
    ['received', '\r\nOK\r\n'],
    ['unasked', '\r\n+CREG: 1\r\n'],
    ['sent', 'AT+CMGS=1'],
    ['received', '\r\n> '],
    ['sent', 'hello\x1a'],
  ])
})

test('a number that came byte by byte is masked all the same, and is one chunk', () => {
  const bytes = [...'\r\n+QCCID: 89860412345678909052\r\n\r\nOK\r\n'].map((char, index) =>
    entry(100 + index, 'received', char),
  )
  expect(dialogueOf([entry(0, 'sent', 'AT+QCCID\r'), ...bytes])).toEqual([
    ['sent', 'AT+QCCID'],
    ['received', '\r\n+QCCID: 89860400000000000000\r\n\r\nOK\r\n'],
  ])
})

test('what was sent is masked too', () => {
  expect(dialogueOf([entry(0, 'sent', 'AT+CPBW=1,"13812345678",129\r'), entry(1, 'sent', 'AT+CPIN="1234"\r')])).toEqual(
    [
      ['sent', 'AT+CPBW=1,"13800000000",129'],
      ['sent', 'AT+CPIN="0000"'],
    ],
  )
})
