import { expect, test } from 'vitest'
import { Tape } from './tape.ts'

const total = (tape: Tape) => tape.entries().reduce((sum, { text }) => sum + text.length, 0)

test('keeps the newest 256 KiB, however they come', () => {
  for (const size of [1, 7, 1024, 300_000]) {
    const tape = new Tape()
    for (let bytes = 0; bytes < 1_000_000; bytes += size)
      tape.add({ at: bytes, dir: 'received', text: `${'x'.repeat(size - 1)}\n` })
    expect(total(tape)).toBeLessThanOrEqual(256 * 1024)
    expect(tape.entries().length).toBeLessThanOrEqual(16_384)
  }
})

test('never begins inside a line: half a number could not be told from a harmless one', () => {
  const tape = new Tape()
  for (let i = 0; i < 20_000; i++)
    for (const text of ['\r\n+QCCID: 898604123', '45678909052', '\r\n']) tape.add({ at: i, dir: 'received', text })
  expect(tape.entries()[0]?.text).toBe('\r\n+QCCID: 898604123')
})
