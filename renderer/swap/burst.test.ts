import { describe, expect, it } from 'vitest'
import { type Burst, charOf, endsScan, isScan, KEY_GAP_MS, NO_BURST, withChar } from './burst.ts'

/** Types `text` with `gap` milliseconds between keys, the first at `from`. */
const type = (text: string, gap: number, from = 1000, before: Burst = NO_BURST) =>
  [...text].reduce((burst, char, index) => withChar(burst, char, from + index * gap), before)

describe('a scanner', () => {
  it('is known by keys that follow each other faster than a person can type', () => {
    expect(isScan(type('89860426000000009052', 8))).toBe(true)
    expect(isScan(type('89860426000000009052', KEY_GAP_MS))).toBe(true)
    expect(isScan(type('89860426000000009052', KEY_GAP_MS + 1))).toBe(false)
  })

  it('is not a few quick keys', () => {
    expect(isScan(type('89860', 5))).toBe(false)
  })

  it('leaves out what was typed before it', () => {
    const typed = type('12', 300)
    expect(type('898604', 5, 2000, typed).text).toBe('898604')
  })

  it('owns the Enter that follows it, and no later one', () => {
    const scan = type('898604260000', 5)
    expect(endsScan(scan, scan.last + 100)).toBe(true)
    expect(endsScan(scan, scan.last + 101)).toBe(false)
    expect(endsScan(type('898604260000', 200), 1000 + 11 * 200 + 5)).toBe(false)
  })
})

describe('the character of a key', () => {
  it.each([
    [{ key: '8', code: 'Digit8', shiftKey: false }, '8'],
    [{ key: '８', code: 'Digit8', shiftKey: false }, '8'],
    [{ key: 'Process', code: 'Digit8', shiftKey: false }, '8'],
    [{ key: 'Process', code: 'Numpad0', shiftKey: false }, '0'],
    [{ key: 'Process', code: 'KeyH', shiftKey: false }, 'h'],
    [{ key: 'Process', code: 'KeyF', shiftKey: true }, 'F'],
    [{ key: 'Process', code: 'Slash', shiftKey: false }, '/'],
    [{ key: 'Process', code: 'Semicolon', shiftKey: true }, ':'],
    [{ key: 'Shift', code: 'ShiftLeft', shiftKey: true }, undefined],
    [{ key: 'Enter', code: 'Enter', shiftKey: false }, undefined],
    [{ key: 'Process', code: 'Enter', shiftKey: false }, undefined],
  ])('%o is %s, also under an input method', (key, char) => {
    expect(charOf(key)).toBe(char)
  })
})
