import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STEPS, type Step, SwapView } from '../../shared/contract/swap.ts'
import type { JobEvent } from '../journal/event.ts'
import { fold } from './fold.ts'
import {
  check,
  facts,
  goldenPhysical,
  goldenStart,
  goldenSwap,
  goldenVerify,
  intake,
  NEW,
  newCard,
  OLD,
  rowsOf,
  threeRows,
} from './golden.testing.ts'
import { type JobState, pendingAct } from './state.ts'
import { ACT_OF } from './steps.ts'
import { backTarget, transition } from './transitions.ts'
import { viewOf } from './view.ts'

const folded = (events: readonly JobEvent[]): JobState => {
  const state = fold(rowsOf(events))
  if (!state.ok) throw new Error(JSON.stringify(state.error))
  return state.value
}
const view = (events: readonly JobEvent[]): SwapView =>
  viewOf(folded(events), { now: { link: 'connected', linkSince: '', busy: false } })
const misfitOf = (events: readonly JobEvent[], event: JobEvent) => {
  const all = [...events, event]
  const row = rowsOf(all).at(-1)
  const moved = row && transition(folded(events), row)
  return moved?.ok === false ? moved.error : undefined
}
const upTo = (step: Step): JobEvent[] => {
  const index = goldenSwap.findIndex((_, i) => i > 0 && folded(goldenSwap.slice(0, i + 1)).step === step)
  return goldenSwap.slice(0, index + 1)
}

test('a whole swap folds to its end', () => {
  const state = folded(goldenSwap)
  expect(state.misfits).toEqual([])
  expect(state.status).toBe('closed')
  expect(state.done).toEqual(STEPS)
  expect(view(goldenSwap)).toMatchObject({
    outcome: 'verified',
    outcomeBecause: [],
    before: { iccid: OLD },
    after: { iccid: NEW },
    closedAt: rowsOf(goldenSwap).at(-1)?.at,
    settings: [{ status: 'matches' }],
  })
  expect(view(goldenSwap).steps.map(({ state }) => state)).toEqual(STEPS.map(() => 'done'))
})

test('each step shows its proofs, and never a word as a proof of the bench', () => {
  const proofs = view(goldenSwap).steps.map(({ step, proofs }) => [step, ...proofs.map((p) => `${p.by} ${p.what}`)])
  expect(proofs).toEqual([
    ['intake', 'word intakeRecorded'],
    ['before', 'bench beforeRead', 'word swapNeeded'],
    ['newCard', 'bench newCardChecked'],
    ['pause', 'word batchSettled', 'word noTransaction', 'bench terminalSame'],
    ['powerOff', 'bench linkGone', 'word screenDark'],
    ['changeCard', 'word oldCardOut', 'word cardSeated'],
    ['powerOn', 'bench linkBack', 'bench terminalSame'],
    ['verify', 'bench checksRun'],
    ['settings', 'bench readBackMatches'],
    ['report', 'word oldCard', 'word paymentTest', 'word finished'],
  ])
  for (const proof of view(goldenSwap).steps.flatMap((step) => step.proofs))
    expect('technician' in proof).toBe(proof.by === 'word')
})

test('any beginning of a swap folds, without a misfit, to a view that the contract accepts', () => {
  for (let length = 1; length <= goldenSwap.length; length++) {
    const events = goldenSwap.slice(0, length)
    expect(folded(events).misfits).toEqual([])
    expect(folded(events).seq).toBe(length)
    expect(() => SwapView.parse(view(events))).not.toThrow()
  }
})

test('what is needed, step by step', () => {
  const needs = STEPS.map((step) => {
    const events = step === 'intake' ? goldenSwap.slice(0, 1) : upTo(step)
    return [step, ...(view(events).steps.find((one) => one.step === step)?.needs ?? []).map((n) => `${n.by} ${n.what}`)]
  })
  expect(needs).toEqual([
    ['intake', 'input intake'],
    ['before', 'bench beforeRead', 'word swapNeeded'],
    ['newCard', 'input newCard'],
    ['pause', 'word batchSettled', 'word noTransaction'],
    ['powerOff', 'bench linkGone', 'word screenDark'],
    ['changeCard', 'word oldCardOut', 'word cardSeated'],
    ['powerOn', 'bench linkBack', 'bench terminalSame'],
    ['verify', 'bench checksRun'],
    ['settings', 'input boundNumber'],
    ['report', 'input oldCard', 'input paymentTest'],
  ])
})

describe('an event that does not fit is an error value', () => {
  const before = upTo('before')
  const verifying = upTo('verify')
  const intendedVerify = goldenVerify().slice(0, 1)
  test.each<[string, JobEvent[], JobEvent, string]>([
    ['opened twice', goldenStart.slice(0, 1), goldenSwap[0] as JobEvent, 'alreadyOpened'],
    ['after the end', [...goldenSwap], { type: 'said', word: 'screenDark' }, 'jobOver'],
    ['after being abandoned', [...before, { type: 'abandoned', reason: 'x' }], { type: 'resumed' }, 'jobOver'],
    ['an app setting', before, { type: 'settingsChanged', changes: {} }, 'notOfAJob'],
    ['a word of another step', before, { type: 'said', word: 'screenDark' }, 'notCurrentStep'],
    [
      'a word said twice',
      [...before, { type: 'said', word: 'swapNeeded' }],
      { type: 'said', word: 'swapNeeded' },
      'alreadyThere',
    ],
    ['an act of another step', before, { type: 'intended', attempt: 1, intent: { act: 'powerOn' } }, 'notCurrentStep'],
    ['an attempt left out', before, { type: 'intended', attempt: 2, intent: { act: 'readBefore' } }, 'wrongAttempt'],
    [
      'two acts at once',
      [...before, { type: 'intended', attempt: 1, intent: { act: 'readBefore' } }],
      { type: 'intended', attempt: 2, intent: { act: 'readBefore' } },
      'actPending',
    ],
    ['done without an intent', before, { type: 'done', act: 'readBefore', attempt: 1 }, 'actNotPending'],
    [
      'proved before it was done',
      [...before, { type: 'intended', attempt: 1, intent: { act: 'readBefore' } }],
      { type: 'proved', attempt: 1, proof: { act: 'readBefore', facts: facts() } },
      'actNotPending',
    ],
    [
      'done in another attempt',
      [...before, { type: 'intended', attempt: 1, intent: { act: 'readBefore' } }],
      { type: 'done', act: 'readBefore', attempt: 2 },
      'wrongAttempt',
    ],
    ['left unproven', before, { type: 'advanced', from: 'before' }, 'stepIncomplete'],
    ['left from elsewhere', before, { type: 'advanced', from: 'intake' }, 'notCurrentStep'],
    [
      'the same check twice',
      [...verifying, ...intendedVerify, { type: 'checked', attempt: 1, check: check('sim') }],
      { type: 'checked', attempt: 1, check: check('sim') },
      'alreadyThere',
    ],
    ['a check without verify', verifying, { type: 'checked', attempt: 1, check: check('sim') }, 'actNotPending'],
    [
      'left while it is verified',
      [...verifying, ...intendedVerify],
      { type: 'advanced', from: 'verify' },
      'actPending',
    ],
    [
      'back while it is verified',
      [...verifying, ...intendedVerify],
      { type: 'wentBack', to: 'powerOn', reason: 'x' },
      'actPending',
    ],
    ['forwards', before, { type: 'wentBack', to: 'verify', reason: 'x' }, 'notBackwards'],
    [
      'a payment test before there is a card',
      before,
      { type: 'paymentTested', test: { result: 'notDone' } },
      'notCurrentStep',
    ],
    ['skipped elsewhere', before, { type: 'settingSkipped', reason: 'x' }, 'notCurrentStep'],
    [
      'closed with something missing',
      upTo('report'),
      { type: 'intended', attempt: 1, intent: { act: 'closeOrder', outcome: 'verified' } },
      'stepIncomplete',
    ],
    ['the link as it was', before, { type: 'linkChanged', link: 'connected' }, 'alreadyThere'],
  ])('%s', (_, events, event, misfit) => {
    expect(misfitOf(events, event)).toBe(misfit)
    const after = folded([...events, event])
    expect(after.misfits).toEqual([{ seq: events.length + 1, misfit }])
    expect({ ...after, seq: 0, misfits: [] }).toEqual({ ...folded(events), seq: 0, misfits: [] })
  })

  test('so is a journal that nothing opens, and a row that cannot be read', () => {
    expect(fold([])).toMatchObject({ ok: false, error: { code: 'jobNotFound' } })
    expect(fold(rowsOf([{ type: 'resumed' }]))).toMatchObject({ ok: false, error: { code: 'jobNotFound' } })
    const [first, ...rest] = rowsOf(goldenSwap.slice(0, 3))
    const unreadable = { seq: 9, jobId: 'job', at: '', technician: '', bench: '', unreadable: 'type: invalid' }
    const state = fold([...(first ? [first] : []), unreadable, ...rest])
    expect(state.ok && state.value.misfits).toEqual([{ seq: 9, misfit: 'unreadable: type: invalid' }])
    expect(state.ok && state.value.acts.recordIntake?.state).toBe('done')
  })
})

describe('going back', () => {
  const verified = [...goldenStart, ...goldenPhysical(), ...goldenVerify()]
  const back = (to: Step): JobEvent => ({ type: 'wentBack', to, reason: '装错卡' })
  const doneAfter = (events: readonly JobEvent[]) => folded(events).done

  test('to the card slot leads through power off, and only what rests on it is done again', () => {
    expect(backTarget(folded(verified), 'changeCard')).toBe('powerOff')
    expect(misfitOf(verified, back('changeCard'))).toBe('notBackwards')
    const again = [...verified, back('powerOff')]
    expect(doneAfter(again)).toEqual(['intake', 'before', 'newCard', 'pause'])
    expect(view(again)).toMatchObject({ step: 'powerOff', checks: [], newCard: { iccid: NEW } })
    expect(view(again).after).toBeUndefined()
    expect(view(again).outcome).toBeUndefined()
    expect(view(again).steps[4]).toMatchObject({ proofs: [], needs: [{ what: 'linkGone' }, { what: 'screenDark' }] })
    const second = [...again, ...goldenPhysical(2), ...goldenVerify(undefined, 2)]
    expect(folded(second).misfits).toEqual([])
    expect(view(second)).toMatchObject({ step: 'verify', outcome: 'verified' })
  })

  test('to correct the papers costs no proof', () => {
    const again = [...verified, back('intake')]
    expect(folded(again).step).toBe('intake')
    const corrected = { ...intake, merchant: '福满楼' }
    const fixed = [
      ...again,
      ...threeRows({ act: 'recordIntake', intake: corrected }, { act: 'recordIntake' }, [], 2),
      { type: 'advanced', from: 'intake' } as const,
    ]
    expect(view(fixed)).toMatchObject({ step: 'verify', outcome: 'verified', intake: { merchant: '福满楼' } })
  })

  test('to correct the number of a card that is in: what was done by hand stands, the checks do not', () => {
    expect(doneAfter([...verified, back('newCard')])).toEqual([
      'intake',
      'before',
      'pause',
      'powerOff',
      'changeCard',
      'powerOn',
    ])
    const waiting = upTo('pause')
    expect(doneAfter([...waiting, back('newCard')])).toEqual(['intake', 'before'])
  })

  test('what was before the swap cannot be read again once the old card was out', () => {
    expect(backTarget(folded(verified), 'before')).toBeUndefined()
    expect(backTarget(folded(upTo('pause')), 'before')).toBe('before')
  })

  test('drops an act that only waited', () => {
    const waiting = [...upTo('powerOff'), ...goldenPhysical().slice(0, 1), back('pause')]
    expect(pendingAct(folded(waiting))).toBeUndefined()
    expect(folded(waiting).step).toBe('pause')
  })
})

test('a failed check fails the step, and it can still be left on purpose', () => {
  const failed = [...upTo('verify'), ...goldenVerify([check('sim'), check('iccid', { status: 'failed' })])]
  expect(view(failed)).toMatchObject({ outcome: 'failed', outcomeBecause: ['iccid'] })
  expect(view(failed).checks.map((one) => one.status)).toEqual(['passed', 'failed', ...Array(5).fill('notRun')])
  expect(view(failed).steps[7]).toMatchObject({ state: 'failed', needs: [] })
  expect(view([...failed, { type: 'advanced', from: 'verify' }]).steps[7]).toMatchObject({ state: 'failed' })
})

test('without the traffic check it is done and not verified', () => {
  const checks = [check('sim'), check('iccid'), check('registration'), check('context')]
  const state = [...upTo('verify'), ...goldenVerify([...checks, check('traffic', { status: 'notPossible' })])]
  expect(view(state)).toMatchObject({ outcome: 'doneNotVerified', outcomeBecause: ['traffic'] })
})

test.each<[string, Parameters<typeof newCard>[0], boolean]>([
  ['all well', {}, true],
  ['the check digit only advises', { checks: [{ name: 'checkDigit', status: 'notice' }] }, true],
  ['the old card', { checks: [{ name: 'notOldCard', status: 'failed' }], override: { reason: 'x' } }, false],
  ['another issuer', { checks: [{ name: 'issuerMatches', status: 'failed' }] }, false],
  [
    'another issuer, overruled',
    { checks: [{ name: 'issuerMatches', status: 'failed' }], override: { reason: 'x' } },
    true,
  ],
  ['used here', { checks: [{ name: 'notUsedHere', status: 'failed' }] }, false],
])('a new card: %s', (_, card, accepted) => {
  const events = [
    ...upTo('newCard'),
    ...threeRows(
      { act: 'checkNewCard', iccid: NEW, how: 'typed', usedElsewhere: 'no' },
      { act: 'checkNewCard', newCard: newCard(card) },
    ),
  ]
  const step = view(events).steps[2]
  expect(step).toMatchObject({ state: accepted ? 'current' : 'failed', needs: accepted ? [] : [{ what: 'newCard' }] })
  expect(step?.proofs.map((proof) => proof.what)).toEqual(
    accepted ? ['newCardChecked', ...(card?.override ? ['overridden'] : [])] : [],
  )
})

test('a skipped setting keeps what was tried and why', () => {
  const refused = { setting: 'boundNumber', status: 'refused', old: '', wanted: '1', at: '' } as const
  const events: JobEvent[] = [
    ...upTo('settings'),
    { type: 'intended', attempt: 1, intent: { act: 'writeBoundNumber', number: '1', merchantAgreed: true } },
    { type: 'notProved', act: 'writeBoundNumber', attempt: 1, problem: { code: 'modemRefused' }, setting: refused },
  ]
  expect(view(events).steps[8]).toMatchObject({ state: 'failed', needs: [{ what: 'boundNumber' }] })
  expect(view(events).problem).toEqual({ code: 'modemRefused' })
  const skipped = view([...events, { type: 'settingSkipped', reason: '卡不让写' }])
  expect(skipped.settings).toMatchObject([{ status: 'skipped', wanted: '1', old: '', reason: '卡不让写' }])
  expect(skipped.steps[8]).toMatchObject({
    state: 'current',
    needs: [],
    proofs: [{ by: 'word', what: 'settingSkipped' }],
  })
})

describe('whatever comes in whatever order', () => {
  const noise: JobEvent[] = [
    ...goldenSwap,
    ...STEPS.map((from): JobEvent => ({ type: 'advanced', from })),
    ...STEPS.map((to): JobEvent => ({ type: 'wentBack', to, reason: 'x' })),
    ...STEPS.map(
      (step): JobEvent => ({ type: 'notProved', act: ACT_OF[step], attempt: 1, problem: { code: 'notProved' } }),
    ),
    ...goldenVerify([check('sim', { status: 'failed' })], 2),
    { type: 'moved', endpoint: { kind: 'tcp', path: 'tcp://10.0.0.5:4001' }, terminalId: 't9' },
    { type: 'settingSkipped', reason: 'x' },
    { type: 'resumed' },
    { type: 'abandoned', reason: 'x' },
    { type: 'settingsChanged', changes: {} },
  ]
  const events = fc.array(fc.constantFrom(...noise), { maxLength: 80 })
  /** A swap that is disturbed: some of its events are lost, others come in between. */
  const disturbed = fc
    .array(
      fc.oneof({ weight: 6, arbitrary: fc.constant('next') }, fc.constantFrom<JobEvent | 'skip'>('skip', ...noise)),
      {
        maxLength: 120,
      },
    )
    .map((steps) => {
      let at = 1
      return steps.flatMap((step): JobEvent[] => {
        if (step === 'skip') at++
        if (typeof step !== 'string') return [step]
        const event = step === 'next' ? goldenSwap[at++] : undefined
        return event ? [event] : []
      })
    })

  test('the fold never throws, and its state holds together', () => {
    fc.assert(
      fc.property(fc.oneof(events, disturbed), (rest) => {
        const all = [...goldenSwap.slice(0, 1), ...rest]
        const state = folded(all)
        expect(state.seq).toBe(all.length)
        expect(() => SwapView.parse(view(all))).not.toThrow()
        const pending = Object.values(state.acts).filter((act) => act.state === 'intended' || act.state === 'done')
        expect(pending.length).toBeLessThanOrEqual(1)
        // Every step before the present one was left with its proof, and nothing else makes it count.
        if (state.status === 'open')
          expect(state.step).toBe(STEPS.find((step) => !state.done.includes(step)) ?? 'report')
        for (const step of state.done)
          expect(state.acts[ACT_OF[step]]?.state === 'proved' || (step === 'settings' && state.setting)).toBeTruthy()
        if (state.status === 'closed') expect(view(all).outcome).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })

  test('a row that fits is the only thing that changes the state', () => {
    fc.assert(
      fc.property(disturbed, (rest) => {
        let state = folded(goldenSwap.slice(0, 1))
        for (const row of rowsOf([...goldenSwap.slice(0, 1), ...rest]).slice(1)) {
          const frozen = structuredClone(state)
          const moved = transition(state, row)
          expect(state).toEqual(frozen)
          if (moved.ok) state = moved.value
        }
        expect({ ...state, seq: 0 }).toEqual({ ...folded([...goldenSwap.slice(0, 1), ...rest]), seq: 0, misfits: [] })
      }),
      { numRuns: 100 },
    )
  })
})

test('an order is closed with the outcome that its checks have, and with no other', () => {
  const end = goldenSwap.findIndex((event) => event.type === 'intended' && event.intent.act === 'closeOrder')
  const rows = goldenSwap
    .slice(0, end)
    .map((event) =>
      event.type === 'checked' && event.check.name === 'traffic'
        ? { ...event, check: check('traffic', { status: 'notPossible' }) }
        : event,
    )
  const closing = (outcome: 'verified' | 'doneNotVerified') =>
    misfitOf(rows, { type: 'intended', attempt: 1, intent: { act: 'closeOrder', outcome } })
  expect(closing('verified')).toBe('stepIncomplete')
  expect(closing('doneNotVerified')).toBeUndefined()
})

test('the log of a job whose cable comes and goes for days keeps the newest of that, and all that people said', () => {
  const flaps = Array.from(
    { length: 20_000 },
    (_, i): JobEvent => ({
      type: 'linkChanged',
      link: i % 2 === 0 ? 'gone' : 'connected',
    }),
  )
  const { log, seq } = view([...upTo('before'), ...flaps])
  expect(log).toHaveLength(500)
  expect(log.map(({ what }) => what)).toEqual(expect.arrayContaining(['opened', 'intakeRecorded', 'stepEntered']))
  expect(log.at(-1)).toMatchObject({ seq, what: 'linkReturned' })
})

test('identifiers are in the log by their tails only', () => {
  const log = JSON.stringify(view(goldenSwap).log)
  for (const secret of [OLD, NEW, '867512340001731', '13912345518']) expect(log).not.toContain(secret)
})
