import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeBytes, formatTranscript, parseTranscript, sentBytes, unescapeBytes } from './transcript.ts'

const HEAD = '# title: t\n# vendor: quectel\n# model: EC25\n# source: synthetic\n'

test('reads head, sent, received and unasked lines', () => {
  const file = `\uFEFF${HEAD}# recorded: 2026-01-02\r\n\r\n> AT+CSQ\r\n< \\r\\n+CSQ: 21,99\\r\\n\r\n~ \\x7e\\\\\n>\n> hello\\x1a\n`
  expect(parseTranscript(file)).toEqual({
    ok: true,
    value: {
      head: {
        title: 't',
        vendor: 'quectel',
        model: 'EC25',
        source: 'synthetic',
        more: [{ key: 'recorded', value: '2026-01-02' }],
      },
      dialogue: [
        { kind: 'sent', text: 'AT+CSQ' },
        { kind: 'received', text: '\r\n+CSQ: 21,99\r\n' },
        { kind: 'unasked', text: '~\\' },
        { kind: 'sent', text: '' },
        { kind: 'sent', text: 'hello\x1a' },
      ],
    },
  })
})

test.each([
  ['no source', HEAD.replace(/# source.*\n/, ''), 'noSource', 1],
  ['an empty source', HEAD.replace('synthetic', ''), 'badHead', 4],
  ['no vendor', HEAD.replace(/# vendor.*\n/, ''), 'badHead', 1],
  ['a key twice', `${HEAD}# title: again\n`, 'badHead', 5],
  ['a head line after the dialogue', `${HEAD}> AT\n# late: x\n`, 'badHead', 6],
  ['a line without a sign', `${HEAD}AT\n`, 'badLine', 5],
  ['a sign without a blank', `${HEAD}>AT\n`, 'badLine', 5],
  ['an unknown escape', `${HEAD}< \\t\n`, 'badLine', 5],
  ['a cut escape', `${HEAD}< \\x0\n`, 'badLine', 5],
  ['a raw byte above ASCII', `${HEAD}< caf\u00e9\n`, 'badLine', 5],
])('refuses %s', (_, file, code, line) => {
  expect(parseTranscript(file)).toMatchObject({ ok: false, error: { code, line } })
})

const byteText = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)), maxLength: 40 })
const value = fc.stringMatching(/^[!-~]+( [!-~]+)*$/)

test('every byte survives escaping', () => {
  fc.assert(
    fc.property(byteText, (text) => {
      expect(unescapeBytes(escapeBytes(text))).toBe(text)
    }),
  )
})

test('a written transcript reads back the same', () => {
  const transcript = fc.record({
    head: fc.record({ title: value, vendor: value, model: value, source: value }),
    dialogue: fc.array(fc.record({ kind: fc.constantFrom('sent', 'received', 'unasked'), text: byteText })),
  })
  fc.assert(
    fc.property(transcript, (written) => {
      const file = formatTranscript(written)
      expect(parseTranscript(file)).toEqual({ ok: true, value: written })
      expect(parseTranscript(file.replace(/[ \t]+$/gm, '')), 'trailing blanks trimmed').toEqual({
        ok: true,
        value: written,
      })
    }),
  )
})

test('random text never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTranscript(text)))
})

test('a body in a prompt and ESC have no CR', () => {
  expect(sentBytes('AT')).toBe('AT\r')
  expect(sentBytes('hello\x1a')).toBe('hello\x1a')
  expect(sentBytes('\x1b')).toBe('\x1b')
})
