// A whole swap as its journal tells it, for the tests of everything that is folded from it.
import type { CardFacts, Check, Intake, NewCard } from '../../shared/contract/swap.ts'
import { CHECKS } from '../../shared/outcome.ts'
import type { ActName, ActProof, Intent, JobEvent } from '../journal/event.ts'
import type { JournalRow } from '../journal/journal.ts'

export const IMEI = '867512340001731'
export const OLD = '89860200000000002286'
export const NEW = '89860400000000009052'

const T0 = Date.UTC(2026, 10, 23, 5, 50)
/** Row after row, a second apart. */
export const rowsOf = (events: readonly JobEvent[]): JournalRow[] =>
  events.map((event, i) => ({
    seq: i + 1,
    jobId: 'job',
    at: new Date(T0 + i * 1000).toISOString(),
    technician: '王磊',
    bench: '工位 03',
    event,
  }))

export const intake: Intake = {
  merchant: '福满楼小吃',
  contactPhone: '13912345518',
  reason: 'noData',
  documentsSeen: [],
  ownership: 'merchantOwns',
  consent: true,
}
export const facts = (over: Partial<CardFacts> = {}): CardFacts => ({
  at: new Date(T0).toISOString(),
  imei: IMEI,
  iccid: OLD,
  issuer: 'chinaMobile',
  why: {},
  ...over,
})
export const newCard = (over: Partial<NewCard> = {}): NewCard => ({
  iccid: NEW,
  how: 'scanned',
  usedElsewhere: 'no',
  checks: [{ name: 'notOldCard', status: 'passed' }],
  ...over,
})
export const check = (name: Check['name'], over: Partial<Check> = {}): Check => ({
  name,
  status: name === 'platform' ? 'notPossible' : 'passed',
  by: 'bench',
  seen: {},
  ...over,
})

/** Intent, act and proof of one step, with what is journaled in between. */
export function threeRows(intent: Intent, proof: ActProof, between: readonly JobEvent[] = [], attempt = 1): JobEvent[] {
  return [
    { type: 'intended', attempt, intent },
    ...between,
    { type: 'done', act: intent.act as ActName, attempt },
    { type: 'proved', attempt, proof },
  ]
}

export const goldenVerify = (checks: readonly Check[] = CHECKS.map((name) => check(name)), attempt = 1): JobEvent[] =>
  threeRows(
    { act: 'verify', paymentHost: 'pay.example:443', signalThresholdDbm: -110 },
    { act: 'verify', after: facts({ iccid: NEW }) },
    checks.map((one) => ({ type: 'checked', attempt, check: one })),
    attempt,
  )

export const goldenPhysical = (attempt = 1): JobEvent[] => [
  { type: 'intended', attempt, intent: { act: 'powerOff' } },
  { type: 'linkChanged', link: 'gone' },
  { type: 'done', act: 'powerOff', attempt },
  { type: 'said', word: 'screenDark' },
  { type: 'proved', attempt, proof: { act: 'powerOff', seen: 'linkGone' } },
  { type: 'advanced', from: 'powerOff' },
  { type: 'intended', attempt, intent: { act: 'changeCard' } },
  { type: 'said', word: 'oldCardOut' },
  { type: 'said', word: 'cardSeated' },
  { type: 'done', act: 'changeCard', attempt },
  { type: 'proved', attempt, proof: { act: 'changeCard' } },
  { type: 'advanced', from: 'changeCard' },
  { type: 'intended', attempt, intent: { act: 'powerOn' } },
  { type: 'linkChanged', link: 'connected' },
  { type: 'done', act: 'powerOn', attempt },
  { type: 'proved', attempt, proof: { act: 'powerOn', imeiTail: '1731' } },
  { type: 'advanced', from: 'powerOn' },
]

export const goldenStart: JobEvent[] = [
  {
    type: 'opened',
    orderNumber: 'WX20261123-0031',
    endpoint: { kind: 'serial', path: '/dev/ttyUSB2' },
    terminalId: 't4',
    simulated: false,
    imei: IMEI,
  },
  ...threeRows({ act: 'recordIntake', intake }, { act: 'recordIntake' }),
  { type: 'advanced', from: 'intake' },
  ...threeRows({ act: 'readBefore' }, { act: 'readBefore', facts: facts() }),
  { type: 'said', word: 'swapNeeded' },
  { type: 'advanced', from: 'before' },
  ...threeRows(
    { act: 'checkNewCard', iccid: NEW, how: 'scanned', usedElsewhere: 'no' },
    { act: 'checkNewCard', newCard: newCard() },
  ),
  { type: 'advanced', from: 'newCard' },
  { type: 'intended', attempt: 1, intent: { act: 'pauseTrading' } },
  { type: 'said', word: 'batchSettled' },
  { type: 'said', word: 'noTransaction' },
  { type: 'done', act: 'pauseTrading', attempt: 1 },
  { type: 'proved', attempt: 1, proof: { act: 'pauseTrading', terminal: 'same' } },
  { type: 'advanced', from: 'pause' },
]

const written = {
  setting: 'boundNumber',
  status: 'matches',
  old: '',
  wanted: '13912345518',
  readBack: '13912345518',
  at: new Date(T0).toISOString(),
} as const

export const goldenEnd: JobEvent[] = [
  { type: 'advanced', from: 'verify' },
  ...threeRows(
    { act: 'writeBoundNumber', number: '13912345518', merchantAgreed: true },
    { act: 'writeBoundNumber', result: written },
    [{ type: 'oldValueRead', attempt: 1, old: '' }],
  ),
  { type: 'advanced', from: 'settings' },
  { type: 'oldCardRecorded', oldCard: { fate: 'destroyed' } },
  { type: 'paymentTested', test: { result: 'pendingOnSite' } },
  ...threeRows({ act: 'closeOrder', outcome: 'verified' }, { act: 'closeOrder' }),
]

export const goldenSwap: readonly JobEvent[] = [...goldenStart, ...goldenPhysical(), ...goldenVerify(), ...goldenEnd]
