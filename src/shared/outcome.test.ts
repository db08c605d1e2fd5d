import { expect, test } from 'vitest'
import { CHECKS, type CheckName, type CheckStatus, outcomeOf } from './outcome.ts'

const all = (over: Partial<Record<CheckName, { status?: CheckStatus; by?: 'bench' | 'word' }>> = {}) =>
  CHECKS.map((name) => ({ name, status: 'passed' as CheckStatus, by: 'bench' as const, ...over[name] }))

test.each<[string, ReturnType<typeof all>, string, CheckName[]]>([
  ['all passed by the bench', all(), 'verified', []],
  ['weak signal is a notice', all({ signal: { status: 'passedWithNotice' } }), 'verified', []],
  ['a signal below the threshold alone does not fail it', all({ signal: { status: 'failed' } }), 'verified', []],
  ['no carrier platform', all({ platform: { status: 'notPossible' } }), 'verified', []],
  ['traffic not possible here', all({ traffic: { status: 'notPossible' } }), 'doneNotVerified', ['traffic']],
  ['a check that never ran', all({ context: { status: 'notRun' } }), 'doneNotVerified', ['context']],
  ["the technician's word proves nothing", all({ iccid: { by: 'word' } }), 'doneNotVerified', ['iccid']],
  [
    'one failed outweighs what is unknown',
    all({ traffic: { status: 'failed' }, sim: { status: 'notRun' } }),
    'failed',
    ['traffic'],
  ],
  ['nothing was checked', [], 'doneNotVerified', ['sim', 'iccid', 'registration', 'context', 'traffic']],
])('%s', (_, checks, outcome, because) => {
  expect(outcomeOf(checks)).toEqual({ outcome, because })
})
