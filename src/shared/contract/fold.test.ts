import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import type { Frame, StateValue } from './index.ts'

const reading = (value: string): StateValue => ({
  topic: 'reading',
  terminalId: 't1',
  path: 'sim.iccid',
  reading: { value, raw: value, source: 'AT+CCID', at: '2026-01-01T00:00:00Z' },
})
const frame = (whole: boolean, changes: [string, StateValue | null][]): Frame => ({
  streamId: 's',
  seq: 1,
  whole,
  changes: changes.map(([key, value]) => ({ key, value })),
})

test('a change replaces its key and leaves the others as they are, the same object', () => {
  const [a, b, b2] = [reading('1'), reading('2'), reading('3')]
  const first = fold(
    new Map(),
    frame(true, [
      ['a', a],
      ['b', b],
    ]),
  )
  const { state, changed } = fold(first.state, frame(false, [['b', b2]]))
  expect(state.get('a')).toBe(a)
  expect(state.get('b')).toBe(b2)
  expect([...changed]).toEqual(['b'])
  expect(first.state.get('b'), 'the state before is untouched').toBe(b)
})

test('null takes a key away', () => {
  const { state, changed } = fold(new Map([['a', reading('1')]]), frame(false, [['a', null]]))
  expect(state.has('a')).toBe(false)
  expect([...changed]).toEqual(['a'])
})

test('a whole frame drops what it does not name, and says so', () => {
  const before = new Map([
    ['gone', reading('1')],
    ['kept', reading('2')],
  ])
  const { state, changed } = fold(before, frame(true, [['kept', reading('3')]]))
  expect([...state.keys()]).toEqual(['kept'])
  expect([...changed].sort()).toEqual(['gone', 'kept'])
})
