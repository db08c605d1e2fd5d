import { expect, test } from 'vitest'
import type { JobEvent } from '../../src/host/journal/event.ts'
import type { JournalRow } from '../../src/host/journal/journal.ts'
import { NUMBER, Shop } from './shop.ts'

/** What a row says, without its time and number. */
const name = ({ event }: JournalRow): string => {
  switch (event.type) {
    case 'intended':
      return `intended ${event.intent.act}`
    case 'proved':
      return `proved ${event.proof.act}`
    case 'done':
    case 'notProved':
      return `${event.type} ${event.act}`
    case 'checked':
      return `checked ${event.check.name}`
    case 'said':
      return `said ${event.word}`
    case 'advanced':
      return `left ${event.from}`
    case 'linkChanged':
      return `link ${event.link}`
    default:
      return event.type
  }
}

/** A swap during which the process is killed right after row `killAt` was committed (0: never). */
async function swapKilledAt(killAt: number) {
  const shop = new Shop()
  shop.killAfter = ({ seq }) => seq === killAt
  try {
    let visit = shop.tryOpen()
    for (let turns = 0; turns < 300; turns++) {
      if (!shop.dead && !(await visit?.act())) break
      await visit?.settled()
      if (!shop.dead) continue
      await shop.restart()
      // Whoever opened the job before the kill finds it again among the open ones.
      visit = shop.visit(shop.jobs.views()[0]?.jobId ?? visit?.jobId ?? '')
    }
    if (!visit) throw new Error('no job')
    return { view: visit.view(), rows: shop.rows(visit.jobId), terminal: shop.terminal, card: shop.newCard }
  } finally {
    await shop.close()
  }
}

const undisturbed = await swapKilledAt(0)

test('undisturbed, every step has its intent, its act and its proof, in this order', () => {
  const names = undisturbed.rows.map(name)
  expect(names).toMatchInlineSnapshot(`
    [
      "opened",
      "intended recordIntake",
      "done recordIntake",
      "proved recordIntake",
      "left intake",
      "intended readBefore",
      "done readBefore",
      "proved readBefore",
      "said swapNeeded",
      "left before",
      "intended checkNewCard",
      "done checkNewCard",
      "proved checkNewCard",
      "left newCard",
      "intended pauseTrading",
      "said batchSettled",
      "said noTransaction",
      "done pauseTrading",
      "proved pauseTrading",
      "left pause",
      "intended powerOff",
      "link gone",
      "done powerOff",
      "said screenDark",
      "proved powerOff",
      "left powerOff",
      "intended changeCard",
      "said oldCardOut",
      "said cardSeated",
      "done changeCard",
      "proved changeCard",
      "left changeCard",
      "intended powerOn",
      "link connected",
      "done powerOn",
      "proved powerOn",
      "left powerOn",
      "intended verify",
      "checked sim",
      "checked iccid",
      "checked registration",
      "checked signal",
      "checked context",
      "checked traffic",
      "checked platform",
      "done verify",
      "proved verify",
      "left verify",
      "intended writeBoundNumber",
      "oldValueRead",
      "done writeBoundNumber",
      "proved writeBoundNumber",
      "left settings",
      "oldCardRecorded",
      "paymentTested",
      "intended closeOrder",
      "done closeOrder",
      "proved closeOrder",
    ]
  `)
})

const HAND: JobEvent['type'][] = ['said', 'advanced', 'paymentTested', 'oldCardRecorded']

test.each(undisturbed.rows.map((row) => [row.seq, name(row)] as const))('killed after row %i, %s', async (seq) => {
  const { view, rows, terminal, card } = await swapKilledAt(seq)
  expect(view).toMatchObject({ status: 'closed', outcome: 'verified' })

  // No act is done twice: neither in the journal nor at the terminal.
  const names = rows.map(name)
  const of = (what: string) => names.filter((one) => one === what)
  for (const what of new Set(names.filter((one) => /^(?:done|proved|checked|said|left) /.test(one))))
    expect(of(what), what).toHaveLength(1)
  expect(terminal.count('writeOwnNumber')).toBe(1)
  expect(card.number).toBe(NUMBER)
  expect(terminal.count('checkTcp')).toBeLessThanOrEqual(
    name(rows[seq - 1] as JournalRow) === 'checked context' ? 2 : 1,
  )

  // Nothing that was proven, said or decided is lost: what was there before the kill still counts.
  const before = rows.filter((row) => row.seq <= seq)
  expect(before.map(name)).toEqual(undisturbed.rows.slice(0, seq).map(name))
  expect(rows.filter((row) => HAND.includes(row.event.type)).length).toBe(
    undisturbed.rows.filter((row) => HAND.includes(row.event.type)).length,
  )
  expect(of('resumed')).toHaveLength(seq === undisturbed.rows.length ? 0 : 1)
})

test('killed after the intent to write, nothing is written until somebody presses again', async () => {
  const shop = new Shop()
  try {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.killAfter = ({ event }) => event.type === 'intended'
    await visit.act()
    await shop.restart()
    const again = shop.visit(visit.jobId)
    await again.settled()
    expect(shop.terminal.count('writeOwnNumber')).toBe(0)
    expect(again.view()).toMatchObject({ step: 'settings', problem: { code: 'notProved' }, settings: [] })
    expect(again.view().steps[8]).toMatchObject({ state: 'failed', needs: [{ what: 'boundNumber' }] })
    await again.goTo('end')
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
  } finally {
    await shop.close()
  }
})

test('killed between the write and its row, the card is looked at and the number is proven without a second write', async () => {
  const shop = new Shop()
  try {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.terminal.before = (verb) => {
      // The command reaches the card; the process does not live to see the answer.
      if (verb !== 'writeOwnNumber') return undefined
      shop.newCard.number = NUMBER
      shop.kill()
      return undefined
    }
    await visit.act()
    await visit.settled()
    shop.terminal.before = undefined
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
    await shop.restart()
    const again = shop.visit(visit.jobId)
    await again.settled()
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
    expect(again.view().settings).toMatchObject([{ status: 'matches', old: '', readBack: NUMBER }])
    expect(again.view().steps[8]?.proofs).toMatchObject([{ by: 'bench', what: 'readBackMatches' }])
  } finally {
    await shop.close()
  }
})

test('the terminal is away when the console starts again: the job waits, and goes on when it answers', async () => {
  const shop = new Shop()
  try {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.killAfter = ({ event }) => event.type === 'checked' && event.check.name === 'registration'
    await visit.act()
    await visit.settled()
    shop.terminal.setCable(false)
    await shop.restart()
    const again = shop.visit(visit.jobId)
    await again.settled()
    expect(again.view()).toMatchObject({
      now: { link: 'gone', busy: false, resumedAt: expect.any(String) },
      pending: { act: 'verify', state: 'intended' },
      awaiting: { what: 'terminalBack' },
    })
    shop.terminal.setCable(true)
    await again.settled()
    expect(again.view()).toMatchObject({ outcome: 'verified' })
    expect(
      shop
        .rows(visit.jobId)
        .map(name)
        .filter((one) => one.startsWith('checked')),
    ).toHaveLength(7)
  } finally {
    await shop.close()
  }
})

test('two jobs side by side are both there again, each with its own terminal', async () => {
  const shop = new Shop()
  try {
    const first = shop.open()
    const second = shop.openSecond()
    await first.goTo('powerOff')
    await second.goTo('newCard')
    await shop.restart()
    expect(shop.visit(first.jobId).view()).toMatchObject({ step: 'powerOff', now: { link: 'connected' } })
    expect(shop.visit(second.jobId).view()).toMatchObject({ step: 'newCard', endpoint: { path: '/dev/ttyUSB6' } })
    expect(shop.jobs.endpoints().map(({ path }) => path)).toEqual(['/dev/ttyUSB2', '/dev/ttyUSB6'])
    await shop.visit(first.jobId).goTo('end')
    expect(shop.visit(second.jobId).view().status).toBe('open')
  } finally {
    await shop.close()
  }
})
