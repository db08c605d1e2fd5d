import { expect, test } from 'vitest'
import type { StateValue } from '../../src/shared/contract/index.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { emptyBench, rearrange } from './bench.ts'
import { at, value } from './readings.ts'

const terminal = (id: string, place: number): TerminalView => ({
  topic: 'terminal',
  id,
  place,
  endpoint: { kind: 'serial', path: `/dev/${id}` },
  simulated: false,
  link: { state: 'connected', since: '2026-11-23T06:00:00.000Z', expected: false },
  phase: 'live',
  progress: { read: 0, total: 26 },
  findings: [],
})
const reading = (terminalId: string, path: string, text: string): StateValue => ({
  topic: 'reading',
  terminalId,
  path,
  reading: { value: text, raw: text, source: 'AT+CCID', at: '2026-11-23T06:00:00.000Z' },
})
const keys = (state: ReadonlyMap<string, StateValue>) => new Set(state.keys())

const first = new Map<string, StateValue>([
  ['terminal/b', terminal('b', 2)],
  ['terminal/a', terminal('a', 1)],
  ['reading/a/sim.iccid', reading('a', 'sim.iccid', '8986')],
  ['reading/b/sim.iccid', reading('b', 'sim.iccid', '8987')],
])
const bench = rearrange(emptyBench, new Map(), first, keys(first))

test('terminals stand by place, readings by terminal', () => {
  expect(bench.terminals.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(value(bench.readings.get('a'), 'sim.iccid')).toBe('8986')
  expect(at(bench.readings.get('a'), 'sim.imsi')).toEqual({ unknown: 'notReadYet' })
})

test('a change of one reading leaves everything else the same object', () => {
  const next = new Map(first).set('reading/a/sim.iccid', reading('a', 'sim.iccid', '8999'))
  const after = rearrange(bench, first, next, new Set(['reading/a/sim.iccid']))
  expect(value(after.readings.get('a'), 'sim.iccid')).toBe('8999')
  expect(after.readings.get('b')).toBe(bench.readings.get('b'))
  expect(after.terminals).toBe(bench.terminals)
  expect(after.jobs).toBe(bench.jobs)
})

test('what goes is gone', () => {
  const next = new Map(first)
  next.delete('terminal/a')
  next.delete('reading/a/sim.iccid')
  const after = rearrange(bench, first, next, new Set(['terminal/a', 'reading/a/sim.iccid']))
  expect(after.terminals.map(({ id }) => id)).toEqual(['b'])
  expect(after.readings.has('a')).toBe(false)
})
