import { expect, test } from 'vitest'
import { facts, NEW, OLD } from './golden.testing.ts'
import { checkNewCard } from './new-card.ts'

const given = { iccid: NEW, how: 'scanned', usedElsewhere: 'no' } as const
const statusOf = (card: ReturnType<typeof checkNewCard>) =>
  Object.fromEntries(card.checks.map((check) => [check.name, check.status]))

test('a plain new card; what no source tells is not possible, never passed', () => {
  const card = checkNewCard(given, { before: facts(), usedIn: undefined })
  expect(card).toMatchObject({ iccid: NEW, issuer: 'chinaMobile', how: 'scanned' })
  expect(statusOf(card)).toEqual({
    notOldCard: 'passed',
    notUsedHere: 'passed',
    checkDigit: 'notice',
    issuerMatches: 'passed',
    inStock: 'notPossible',
    switchedOn: 'notPossible',
    usedElsewhere: 'passed',
  })
})

test.each<[string, Parameters<typeof checkNewCard>, Record<string, string>]>([
  [
    'the old card, read with 19 digits',
    [
      { ...given, iccid: OLD },
      { before: facts({ iccid: OLD.slice(0, 19) }), usedIn: undefined },
    ],
    { notOldCard: 'failed' },
  ],
  [
    'the old card was never read',
    [given, { before: facts({ iccid: undefined, issuer: undefined }), usedIn: undefined }],
    { notOldCard: 'notPossible', issuerMatches: 'notPossible' },
  ],
  ['used in another order', [given, { before: facts(), usedIn: 'WX20261120-0004' }], { notUsedHere: 'failed' }],
  [
    'used elsewhere',
    [
      { ...given, usedElsewhere: 'yes' },
      { before: facts(), usedIn: undefined },
    ],
    { usedElsewhere: 'failed' },
  ],
  [
    'nobody knows',
    [
      { ...given, usedElsewhere: 'unknown' },
      { before: facts(), usedIn: undefined },
    ],
    { usedElsewhere: 'notice' },
  ],
  [
    'another issuer',
    [
      { ...given, iccid: '89860100000000009052' },
      { before: facts(), usedIn: undefined },
    ],
    { issuerMatches: 'failed' },
  ],
  [
    'an issuer that the prefix does not tell',
    [
      { ...given, iccid: '89860700000000009052' },
      { before: facts(), usedIn: undefined },
    ],
    { issuerMatches: 'notPossible' },
  ],
  [
    '19 digits have no check digit',
    [
      { ...given, iccid: '8986030000000000905' },
      { before: facts(), usedIn: undefined },
    ],
    { checkDigit: 'notPossible' },
  ],
])('%s', (_, [card, against], expected) => {
  expect(statusOf(checkNewCard(card, against))).toMatchObject(expected)
})

test('what fills the words of a check', () => {
  const card = checkNewCard(
    { ...given, iccid: '89860100000000009052', override: { reason: '商户换运营商' } },
    { before: facts(), usedIn: 'WX20261120-0004' },
  )
  expect(card.override).toEqual({ reason: '商户换运营商' })
  expect(card.checks).toContainEqual({
    name: 'notUsedHere',
    status: 'failed',
    params: { orderNumber: 'WX20261120-0004' },
  })
  expect(card.checks).toContainEqual({
    name: 'issuerMatches',
    status: 'failed',
    params: { old: 'chinaMobile', new: 'chinaUnicom' },
  })
})
