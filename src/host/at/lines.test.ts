import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSplitter } from './lines.ts'

const lines = (...chunks: string[]) => {
  const splitter = new LineSplitter()
  return chunks.flatMap((chunk) => splitter.push(chunk))
}

test.each([
  ['\r\nOK\r\n', ['OK']],
  ['AT\r\r\nOK\r\n', ['AT', 'OK']],
  ['\r\r\n+CRING: VOICE\r\r\n', ['+CRING: VOICE']],
  ['0\r', ['0']],
  ['\0\0OK\0\r\n', ['OK']],
  ['~\x13\x02\xff~\r\nOK\r\n', ['OK']],
  ['~\x13OK\r\n', ['OK']],
  ['\xd6\xd0+COPS: 0\r\n', ['\xd6\xd0+COPS: 0']],
  ['  +CSQ: 1,2  \r\n', ['+CSQ: 1,2']],
  ['no end', []],
  [`${'x'.repeat(10_000)}\r\nOK\r\n`, ['x'.repeat(4096), 'OK']],
])('%j', (bytes, expected) => {
  expect(lines(bytes)).toEqual(expected)
})

test('a prompt is seen without a line end, and only alone', () => {
  const splitter = new LineSplitter()
  splitter.push('\r\n>')
  expect(splitter.atPrompt).toBe(true)
  splitter.push(' ')
  expect(splitter.atPrompt).toBe(true)
  splitter.push('x')
  expect(splitter.atPrompt).toBe(false)
  splitter.dropPartial()
  expect(splitter.push('OK\r')).toEqual(['OK'])
})

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)), maxLength: 200 })
const chunked = (text: string, cuts: number[]) => {
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  return [...at, text.length].map((end, index) => text.slice(index === 0 ? 0 : at[index - 1], end))
}

test('where the stream is cut does not matter', () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(200)), (text, cuts) => {
      expect(lines(...chunked(text, cuts))).toEqual(lines(text))
    }),
  )
})
