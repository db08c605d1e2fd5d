import { describe, expect, it } from 'vitest'
import type { Finding, TerminalView } from '../../src/shared/contract/terminal.ts'
import { canStart, inOrder, tally, verdictOf } from './verdict.ts'

const finding = (rule: string, state: Finding['state'], confidence: Finding['confidence'] = 'high'): Finding => ({
  rule,
  state,
  confidence,
  params: {},
  evidence: [],
})

const terminal = (some: Partial<TerminalView> = {}): TerminalView => ({
  topic: 'terminal',
  id: 't1',
  place: 1,
  endpoint: { kind: 'serial', path: '/dev/ttyUSB2' },
  simulated: false,
  link: { state: 'connected', since: '2026-11-23T06:00:00.000Z', expected: false },
  phase: 'live',
  progress: { read: 26, total: 26 },
  readAt: '2026-11-23T06:00:05.000Z',
  findings: [],
  ...some,
})
const link = (state: TerminalView['link']['state'], expected = false): TerminalView['link'] => ({
  state,
  since: '2026-11-23T06:00:00.000Z',
  expected,
})

describe('what a tile says first', () => {
  it.each<[string, Partial<TerminalView>, string, string]>([
    ['all read, nothing found', {}, 'fine', 'fine'],
    ['not read to the end: never fine', { readAt: undefined, phase: 'reading' }, 'unknown', 'filling'],
    ['a port that cannot be opened', { link: link('failed') }, 'wrong', 'problem'],
    [
      'away as a job expects it',
      { link: link('gone', true), findings: [finding('simPin', 'wrong')] },
      'unknown',
      'gone',
    ],
    ['a modem that does not answer', { phase: 'notAnswering' }, 'wrong', 'problem'],
    [
      'a finding while it still fills in',
      { readAt: undefined, phase: 'reading', findings: [finding('simPin', 'wrong')] },
      'wrong',
      'finding',
    ],
    ['a finding that knows too little', { findings: [finding('searching', 'unknown')] }, 'unknown', 'finding'],
  ])('%s', (_, some, state, of) => {
    expect(verdictOf(terminal(some))).toMatchObject({ state, of })
  })

  it('is the worst finding, the surer first, and how many more there are', () => {
    const findings = [finding('noApn', 'look'), finding('weakSignal', 'wrong', 'low'), finding('simPin', 'wrong')]
    expect(inOrder(findings).map(({ rule }) => rule)).toEqual(['simPin', 'weakSignal', 'noApn'])
    expect(verdictOf(terminal({ findings }))).toMatchObject({ of: 'finding', finding: { rule: 'simPin' }, more: 2 })
  })

  it('is counted for the head of the board', () => {
    expect(tally([terminal(), terminal({ link: link('gone') }), terminal({ phase: 'notAnswering' })])).toEqual({
      fine: 1,
      look: 0,
      wrong: 1,
      unknown: 1,
    })
  })

  it('starts a swap only with a terminal that answers and has no job', () => {
    expect(canStart(terminal())).toBe(true)
    expect(canStart(terminal({ phase: 'identifying' }))).toBe(false)
    expect(canStart(terminal({ link: link('gone') }))).toBe(false)
    expect(canStart(terminal({ jobId: 'j1' }))).toBe(false)
  })
})
