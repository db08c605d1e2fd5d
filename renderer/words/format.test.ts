import { describe, expect, it } from 'vitest'
import { clock, day, fenOf, stretch, yuan } from './format.ts'

describe('figures as they stand on screen', () => {
  it('times are the bench’s own, with two digits each', () => {
    const date = new Date(2026, 0, 5, 4, 3, 2)
    expect(clock(date)).toBe('04:03:02')
    expect(day(date)).toBe('2026-01-05')
  })

  it.each([
    [-1500, '00:00'],
    [0, '00:00'],
    [118_400, '01:58'],
    [3_725_000, '1:02:05'],
  ])('%d ms is %s', (ms, text) => {
    expect(stretch(ms)).toBe(text)
  })

  it.each([
    ['0.1', 10],
    ['12.50', 1250],
    ['３０', 3000],
    ['1.234', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%s yuan is %s fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen)
  })

  it('and back', () => {
    expect(yuan(10)).toBe('0.10')
  })
})
