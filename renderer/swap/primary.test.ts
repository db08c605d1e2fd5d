import { describe, expect, it } from 'vitest'
import { type NewCardCheck, STEPS, type Step, type StepView, type SwapView } from '../../src/shared/contract/swap.ts'
import { callsForAttention, waitingJobs, waitsForHand } from './attention.ts'
import { mayOverride, primaryOf } from './primary.ts'

type Need = StepView['needs'][number]
const input = (what: string): Need => ({ by: 'input', what })
const word = (what: string): Need => ({ by: 'word', what })
const bench = (what: string): Need => ({ by: 'bench', what })

const job = (step: Step, needs: readonly Need[], some: Partial<SwapView> = {}): SwapView => ({
  topic: 'job',
  jobId: 'j1',
  seq: 1,
  orderNumber: 'SW1',
  simulated: false,
  status: 'open',
  openedAt: '2026-11-23T06:00:00.000Z',
  technician: '王磊',
  endpoint: { kind: 'serial', path: '/dev/ttyUSB2' },
  step,
  steps: STEPS.map((name) => ({
    step: name,
    state: name === step ? 'current' : 'todo',
    proofs: [],
    needs: name === step ? [...needs] : [],
  })),
  checks: [],
  outcomeBecause: [],
  settings: [],
  now: { link: 'connected', linkSince: '2026-11-23T06:00:00.000Z', busy: false },
  log: [],
  ...some,
})

const intake: NonNullable<SwapView['intake']> = {
  merchant: '福满楼',
  contactPhone: '13955505518',
  reason: 'planEnding',
  documentsSeen: [],
  ownership: 'merchantOwns',
  consent: true,
}
const before: NonNullable<SwapView['before']> = { at: '2026-11-23T06:00:00.000Z', why: {} }
const newCard = (...checks: NewCardCheck[]): NonNullable<SwapView['newCard']> => ({
  iccid: '89860426000000009052',
  how: 'scanned',
  usedElsewhere: 'no',
  checks,
})
const ran: SwapView['checks'] = [{ name: 'sim', status: 'passed', by: 'bench', seen: {} }]

describe('the one action of each step', () => {
  it.each<[string, SwapView, ReturnType<typeof primaryOf>]>([
    ['intake to fill in', job('intake', [input('intake')]), { do: 'recordIntake' }],
    ['intake recorded', job('intake', [], { intake }), { do: 'next' }],
    ['not read yet', job('before', [bench('beforeRead'), word('swapNeeded')]), { do: 'readBefore' }],
    [
      'read: is a swap needed',
      job('before', [word('swapNeeded')], { before }),
      { do: 'say', word: 'swapNeeded', thenNext: true },
    ],
    ['no card yet', job('newCard', [input('newCard')]), { do: 'checkCard' }],
    [
      'card refused',
      job('newCard', [input('newCard')], { newCard: newCard({ name: 'issuerMatches', status: 'failed' }) }),
      { do: 'overrideCard' },
    ],
    [
      'card accepted',
      job('newCard', [], { newCard: newCard({ name: 'notOldCard', status: 'passed' }) }),
      { do: 'next' },
    ],
    [
      'first of two words',
      job('pause', [word('batchSettled'), word('noTransaction')]),
      { do: 'say', word: 'batchSettled', thenNext: false },
    ],
    ['last word', job('pause', [word('noTransaction')]), { do: 'say', word: 'noTransaction', thenNext: true }],
    ['words said, bench looks once more', job('pause', [bench('terminalSame')]), { do: 'wait' }],
    ['link still there', job('powerOff', [bench('linkGone'), word('screenDark')]), { do: 'wait' }],
    ['link gone', job('powerOff', [word('screenDark')]), { do: 'say', word: 'screenDark', thenNext: true }],
    ['terminal awaited', job('powerOn', [bench('linkBack'), bench('terminalSame')]), { do: 'wait' }],
    ['terminal is back', job('powerOn', []), { do: 'next' }],
    ['nothing verified', job('verify', [bench('checksRun')]), { do: 'verify' }],
    [
      'being verified',
      job('verify', [bench('checksRun')], { now: { link: 'connected', linkSince: '', busy: true } }),
      { do: 'wait' },
    ],
    [
      'nothing to be read while the cable is out',
      job('verify', [bench('checksRun')], { now: { link: 'gone', linkSince: '', busy: false } }),
      { do: 'wait' },
    ],
    [
      'a word can be said while the cable is out',
      job('before', [word('swapNeeded')], { before, now: { link: 'gone', linkSince: '', busy: false } }),
      { do: 'say', word: 'swapNeeded', thenNext: true },
    ],
    ['verified', job('verify', [], { checks: ran, outcome: 'verified' }), { do: 'next' }],
    ['a failed check does not lead on', job('verify', [], { checks: ran, outcome: 'failed' }), { do: 'verify' }],
    ['number to write', job('settings', [input('boundNumber')]), { do: 'writeNumber' }],
    ['number written', job('settings', []), { do: 'next' }],
    ['report', job('report', [input('oldCard')]), { do: 'finish' }],
  ])('%s', (_, given, primary) => {
    expect(primaryOf(given)).toEqual(primary)
  })

  it('the old card cannot be overridden, another issuer can', () => {
    expect(mayOverride(job('newCard', [], { newCard: newCard({ name: 'notOldCard', status: 'failed' }) }))).toBe(false)
    expect(mayOverride(job('newCard', [], { newCard: newCard({ name: 'issuerMatches', status: 'failed' }) }))).toBe(
      true,
    )
  })
})

describe('jobs that wait for a hand', () => {
  it('are those with something to say or type, and those with a problem; not those that wait for the terminal', () => {
    expect(waitsForHand(job('pause', [word('batchSettled')]))).toBe(true)
    expect(waitsForHand(job('powerOn', [bench('linkBack')]))).toBe(false)
    expect(waitsForHand(job('powerOn', [bench('linkBack')], { problem: { code: 'otherTerminal' } }))).toBe(true)
    expect(waitsForHand(job('pause', [word('batchSettled')], { status: 'closed' }))).toBe(false)
  })

  it('stand in order: terminal here first, then the longest wait', () => {
    const at = (jobId: string, minute: number) =>
      job('pause', [word('batchSettled')], {
        jobId,
        openedAt: `2026-11-23T06:${String(minute).padStart(2, '0')}:00.000Z`,
      })
    const jobs = [at('late-here', 30), at('early-away', 0), at('early-here', 10)]
    const order = waitingJobs(jobs, ({ jobId }) => jobId.endsWith('here')).map(({ jobId }) => jobId)
    expect(order).toEqual(['early-here', 'late-here', 'early-away'])
  })

  it('call for help where a check failed, and say so when it is verified', () => {
    const failed: SwapView['checks'] = [{ name: 'sim', status: 'failed', by: 'bench', seen: {} }]
    expect(callsForAttention(job('verify', [], { checks: failed }))).toBe('help')
    expect(callsForAttention(job('verify', [], { checks: ran, outcome: 'verified' }))).toBe('done')
    expect(callsForAttention(job('pause', [word('batchSettled')]))).toBe('quiet')
  })
})
