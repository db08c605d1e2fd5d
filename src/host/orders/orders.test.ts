import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OrderFilter } from '../../shared/contract/orders.ts'
import type { JobEvent } from '../journal/event.ts'
import { createJournal, type Journal } from '../journal/journal.ts'
import { clearOrders } from '../store/order-rows.ts'
import { openStore, type Store } from '../store/store.ts'
import { nextStepsOf } from './next-steps.ts'
import { type Orders, openOrders } from './orders.ts'
import { projectOrders } from './projection.ts'

let folder: string
let store: Store
let journal: Journal
let orders: Orders
const now = new Date(2026, 10, 23, 9, 0)

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-orders-'))
  const opened = openStore({ folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  store = opened.value
  journal = createJournal({
    store,
    now: () => now,
    technician: () => '王磊',
    bench: () => '03',
    projections: [projectOrders],
  })
  orders = value(openOrders(store))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const append = (jobId: string, ...events: JobEvent[]) => {
  for (const event of events) value(journal.append(jobId, event))
}
const opened = (simulated = false): JobEvent => ({
  type: 'opened',
  orderNumber: value(orders.nextNumber(now)),
  endpoint: { kind: 'serial', path: '/dev/ttyUSB2' },
  terminalId: 't1',
  simulated,
  imei: '867512340001731',
})
const intake = (merchant: string): JobEvent => ({
  type: 'intended',
  attempt: 1,
  intent: {
    act: 'recordIntake',
    intake: {
      merchant,
      contactPhone: '139 1234 5518',
      reason: 'noData',
      documentsSeen: [],
      ownership: 'merchantOwns',
      consent: true,
    },
  },
})
const newCard = (iccid: string): JobEvent => ({
  type: 'proved',
  attempt: 1,
  proof: { act: 'checkNewCard', newCard: { iccid, how: 'typed', usedElsewhere: 'no', checks: [] } },
})
const cardIn: JobEvent = { type: 'proved', attempt: 1, proof: { act: 'changeCard' } }
const wentBack = (to: 'newCard' | 'changeCard'): JobEvent => ({ type: 'wentBack', to, reason: '重来' })
const closing: JobEvent[] = [
  { type: 'intended', attempt: 1, intent: { act: 'closeOrder', outcome: 'verified' } },
  { type: 'proved', attempt: 1, proof: { act: 'closeOrder' } },
]
const list = (text?: string) => value(orders.list(OrderFilter.parse({ text }))).rows

test('numbers count up within a day of this bench, and start again the next', () => {
  expect(value(orders.nextNumber(now))).toBe('WX20261123-0001')
  append('a', opened())
  append('b', opened(true))
  expect(value(orders.nextNumber(now))).toBe('WX20261123-0003')
  expect(value(orders.nextNumber(new Date(2026, 10, 24, 0, 0)))).toBe('WX20261124-0001')
})

test('a row is what the list shows, masked, and only a closed order has an outcome', () => {
  append('a', opened(), intake('福满楼小吃'), newCard('89860400000000009052'), cardIn, ...closing.slice(0, 1))
  expect(list()[0]).toEqual({
    orderNumber: 'WX20261123-0001',
    jobId: 'a',
    status: 'open',
    merchant: '福满楼小吃',
    newCardTail: '9052',
    technician: '王磊',
    openedAt: now.toISOString(),
    simulated: false,
  })
  append('a', ...closing.slice(1))
  expect(list()[0]).toMatchObject({ status: 'closed', outcome: 'verified', closedAt: now.toISOString() })
  append('b', opened(), { type: 'abandoned', reason: '封签破损' })
  expect(list()[0]).toMatchObject({ jobId: 'b', status: 'abandoned' })
})

test.each<[string, string[]]>([
  ['小吃', ['a']],
  ['福满 １３９', ['a']],
  ['13912345518', ['a']],
  ['9052', ['a']],
  ['867512340001731', ['b', 'a']],
  ['wx20261123-0002', ['b']],
  ['旧名', []],
  ['', ['b', 'a']],
])('found by %s', (text, jobs) => {
  append('a', opened(), intake('旧名'), intake('福满楼小吃'), newCard('89860400000000009052'))
  append('b', opened())
  expect(list(text).map((row) => row.jobId)).toEqual(jobs)
})

test('a page of the list knows how many there are in all', () => {
  for (const jobId of ['a', 'b', 'c']) append(jobId, opened())
  expect(value(orders.list({ limit: 1, offset: 1 }))).toMatchObject({ rows: [{ jobId: 'b' }], total: 3 })
})

const used = (iccid: string, simulated = false) => value(orders.thatUsedCard(iccid, 'other', simulated))

test('a card counts as used once it was put in, and goes on to count when another one follows it', () => {
  append('a', opened(), newCard('89860400000000009052'))
  expect(used('89860400000000009052')).toBeUndefined()
  append('a', cardIn)
  expect(used('89860400000000009052')).toBe('WX20261123-0001')
  expect(value(orders.thatUsedCard('89860400000000009052', 'a', false)), 'in its own job').toBeUndefined()
  expect(used('89860400000000009052', true), 'on the simulated terminal').toBeUndefined()
  append('a', wentBack('changeCard'), wentBack('newCard'), newCard('89860400000000009060'))
  expect(used('89860400000000009060'), 'chosen, and not yet put in').toBeUndefined()
  append('a', cardIn)
  expect(used('89860400000000009060')).toBe('WX20261123-0001')
  expect(used('89860400000000009052')).toBe('WX20261123-0001')
})

test('a number that is corrected while its card is in is the one that was put in', () => {
  append('a', opened(), newCard('89860400000000009025'), cardIn, wentBack('newCard'), newCard('89860400000000009052'))
  expect(used('89860400000000009052')).toBe('WX20261123-0001')
  expect(used('89860400000000009025')).toBeUndefined()
})

test('cards are told apart by all 20 characters, by 19 where one of them has no more', () => {
  append('a', opened(), newCard('898602F9091830030220'), cardIn)
  append('b', opened(), newCard('8986032045201234567'), cardIn)
  expect(used('898602F9091830030221')).toBeUndefined()
  expect(used('898602F9091830030220')).toBe('WX20261123-0001')
  expect(used('898602F909183003022')).toBe('WX20261123-0001')
  expect(used('89860320452012345678')).toBe('WX20261123-0002')
})

test('rebuilt from the journal alone, the rows are the same', () => {
  append('a', opened(), intake('福满楼小吃'), newCard('89860400000000009052'), cardIn, ...closing)
  append('b', opened(true), intake('模拟'))
  append('c', opened(), { type: 'abandoned', reason: '客户走了' })
  const before = value(orders.list({ limit: 10, offset: 0 }))
  const open = value(orders.openJobs())
  value(store.write(clearOrders))
  expect(list()).toEqual([])
  value(orders.rebuild())
  expect(value(orders.list({ limit: 10, offset: 0 }))).toEqual(before)
  expect(value(orders.openJobs())).toEqual(open)
  expect(open).toEqual(['b'])
  expect(value(orders.count())).toEqual({ open: 1, orders: 2, simulated: 1 })
})

test('rows of an older projection are rebuilt when the list is opened', () => {
  append('a', opened(), intake('福满楼小吃'))
  value(store.write((db) => db.exec("UPDATE orders SET merchant = 'stale'; UPDATE meta SET value = '0'")))
  orders = value(openOrders(store))
  expect(list()[0]?.merchant).toBe('福满楼小吃')
})

test('an unknown number is a problem', () => {
  expect(orders.jobOf('WX20261123-0009')).toMatchObject({ ok: false, error: { code: 'orderNotFound' } })
})

test.each<[Date, number, object]>([
  [new Date(2026, 10, 23, 14, 14), 6, { usageCheck: '2026-12-07', replaceDue: '2027-05-23', replaceRuleMonths: 6 }],
  [new Date(2026, 7, 31, 23, 59), 6, { usageCheck: '2026-09-14', replaceDue: '2027-02-28', replaceRuleMonths: 6 }],
  [new Date(2026, 11, 25, 0, 0), 0, { usageCheck: '2027-01-08' }],
])('due after %s with a rule of %i months', (closed, replaceAfterMonths, expected) => {
  expect(nextStepsOf(closed.toISOString(), { replaceAfterMonths })).toEqual(expected)
})
