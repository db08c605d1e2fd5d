import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { FakeSession, FakeTerminal } from './fake-bench.ts'
import { IMEI, intake, NEW, NUMBER, OLD, OTHER_IMEI, Shop, value } from './shop.ts'

let shop: Shop
beforeEach(() => {
  shop = new Shop()
})
afterEach(() => shop.close())

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)
const stepOf = (view: SwapView) => view.steps.find((one) => one.step === view.step)

describe('a call', () => {
  test('needs a technician, a terminal, and the newest row', async () => {
    const { jobs } = shop
    shop.settings = { ...shop.settings, technician: '' }
    expect(code(jobs.open({ terminalId: shop.place.terminalId }))).toBe('technicianMissing')
    shop.settings = { ...shop.settings, technician: '王磊' }
    expect(code(jobs.open({ terminalId: 'nowhere' }))).toBe('terminalNotFound')

    const visit = shop.open()
    expect(code(jobs.recordIntake({ jobId: 'nobody', seq: 1, intake }))).toBe('jobNotFound')
    expect(code(jobs.recordIntake({ jobId: visit.jobId, seq: 0, intake }))).toBe('jobStale')
    expect(code(jobs.next({ ...visit.at(), from: 'intake' }))).toBe('stepIncomplete')
    expect(code(jobs.next({ ...visit.at(), from: 'before' }))).toBe('stepNotCurrent')
    expect(code(jobs.verify(visit.at()))).toBe('stepNotCurrent')
    expect(shop.rows(visit.jobId)).toHaveLength(1)
  })

  test('is not behind the job by what the bench saw meanwhile, but by what somebody decided', async () => {
    const visit = shop.open()
    const painted = visit.at()
    shop.terminal.setCable(false)
    expect(visit.at().seq).toBeGreaterThan(painted.seq)
    expect(code(shop.jobs.recordIntake({ ...painted, intake }))).toBe('ok')
    expect(code(shop.jobs.recordIntake({ ...painted, intake }))).toBe('jobStale')
  })

  test('of a job that is over is refused, also when the job is long gone', async () => {
    const visit = shop.open()
    value(shop.jobs.abandon({ ...visit.at(), reason: '封签破损' }))
    expect(code(shop.jobs.say({ ...visit.at(), word: 'swapNeeded' }))).toBe('jobClosed')
    expect(visit.view()).toMatchObject({ status: 'abandoned', abandonReason: '封签破损' })
    await shop.restart()
    expect(shop.jobs.views()).toEqual([])
    expect(code(shop.jobs.say({ ...visit.at(), word: 'swapNeeded' }))).toBe('jobClosed')
    expect(visit.view()).toMatchObject({ status: 'abandoned' })
  })

  test('that cannot be stored does nothing, and works once there is room again', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    const pages = value(shop.store.read((db) => db.get('PRAGMA page_count')))?.page_count
    value(shop.store.read((db) => db.get(`PRAGMA max_page_count = ${pages}`)))
    const reason = '长'.repeat(20_000)
    expect(code(shop.jobs.goBack({ ...visit.at(), to: 'verify', reason }))).toBe('diskFull')
    expect(visit.view()).toMatchObject({ step: 'settings', problem: { code: 'diskFull' } })
    value(shop.store.read((db) => db.get('PRAGMA max_page_count = 1000000')))
    expect(await visit.goTo('end')).toMatchObject({ status: 'closed', outcome: 'verified' })
  })
})

test('an act that could not be stored to its end is finished by pressing again', async () => {
  const visit = shop.open()
  await visit.goTo('verify')
  const { journal } = shop
  const { append } = journal
  let full = true
  journal.append = (jobId, event) =>
    full && event.type === 'checked' && event.check.name === 'signal'
      ? { ok: false, error: { code: 'diskFull' } }
      : append(jobId, event)
  await visit.act()
  await visit.settled()
  expect(visit.view()).toMatchObject({
    problem: { code: 'diskFull' },
    pending: { act: 'verify' },
    now: { busy: false },
  })
  expect(shop.terminal.count('checkTcp')).toBe(0)
  full = false
  value(shop.jobs.verify(visit.at()))
  await visit.settled()
  expect(visit.view()).toMatchObject({ outcome: 'verified' })
  expect(visit.view().problem).toBeUndefined()
  expect(
    shop.rows(visit.jobId).filter(({ event }) => event.type === 'intended' && event.intent.act === 'verify'),
  ).toHaveLength(1)
})

describe('one terminal', () => {
  test('has one job; it is free again when that is over', async () => {
    const visit = shop.open()
    const second = shop.jobs.open({ terminalId: shop.place.terminalId })
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'terminalBusy', params: { holder: visit.view().orderNumber } },
    })
    await visit.goTo('end')
    expect(shop.open().view().orderNumber).not.toBe(visit.view().orderNumber)
  })

  test('another one in its place after power-on is noticed and refused, until the right one is back', async () => {
    const visit = shop.open()
    await visit.goTo('powerOn')
    const stranger = new FakeTerminal(OTHER_IMEI, { iccid: NEW, number: '' })
    shop.place.plug(stranger)
    expect(visit.view()).toMatchObject({
      step: 'powerOn',
      problem: { code: 'otherTerminal', params: { expected: IMEI.slice(-4), seen: OTHER_IMEI.slice(-4) } },
    })
    expect(stepOf(visit.view())).toMatchObject({
      state: 'failed',
      needs: [{ what: 'linkBack' }, { what: 'terminalSame' }],
    })
    expect(code(shop.jobs.next({ ...visit.at(), from: 'powerOn' }))).toBe('stepIncomplete')
    expect(visit.view().log.map((line) => line.what)).toContain('otherTerminalSeen')

    shop.place.plug(shop.terminal)
    shop.terminal.pressPower()
    expect(visit.view().problem).toBeUndefined()
    expect(await visit.goTo('end')).toMatchObject({ outcome: 'verified' })
  })

  test('is found again by its IMEI at another port, and is the same job there', async () => {
    const visit = shop.open()
    await visit.goTo('powerOn')
    shop.place.plug(undefined)
    const elsewhere = new FakeSession('/dev/ttyACM0')
    shop.bench.put(elsewhere)
    shop.terminal.pressPower()
    elsewhere.plug(shop.terminal)
    expect(visit.view()).toMatchObject({ endpoint: { path: '/dev/ttyACM0' }, now: { link: 'connected' } })
    expect(await visit.goTo('end')).toMatchObject({ outcome: 'verified' })
    // And after a restart it is looked for where it was last.
    expect(shop.rows(visit.jobId).filter((row) => row.event.type === 'moved')).toHaveLength(1)
  })

  test('another one in its place before the swap is noticed when trading is paused', async () => {
    const visit = shop.open()
    await visit.goTo('pause')
    shop.place.plug(new FakeTerminal(OTHER_IMEI, { iccid: OLD, number: '' }))
    visit.say('batchSettled')
    visit.say('noTransaction')
    expect(visit.view()).toMatchObject({ step: 'pause', problem: { code: 'otherTerminal' } })
    shop.place.plug(shop.terminal)
    expect(stepOf(visit.view())).toMatchObject({ needs: [] })
  })

  test('that does not say which one it is proves nothing before the swap either', async () => {
    const visit = shop.open()
    await visit.goTo('before')
    shop.terminal.saysImei = false
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ step: 'before', problem: { code: 'notProved' } })
    expect(visit.view().before).toBeUndefined()
    shop.terminal.saysImei = true
    expect(await visit.goTo('end')).toMatchObject({ outcome: 'verified' })
  })

  test('another card in it while the bound number is written is refused, and nothing is written', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.terminal.card = { iccid: '89860400000000007777', number: '' }
    await visit.act()
    await visit.settled()
    expect(shop.terminal.count('writeOwnNumber')).toBe(0)
    expect(visit.view()).toMatchObject({ step: 'settings', problem: { code: 'identityDiffers' }, settings: [] })
  })
})

describe('power', () => {
  test('is off only with link gone and the word, in either order', async () => {
    const visit = shop.open()
    await visit.goTo('powerOff')
    expect(visit.view()).toMatchObject({ awaiting: { what: 'linkGone' }, now: { link: 'connected' } })
    expect(shop.place.awayExpected).toBe(true)
    visit.say('screenDark')
    expect(stepOf(visit.view())?.needs).toEqual([{ by: 'bench', what: 'linkGone' }])
    shop.terminal.pressPower()
    expect(stepOf(visit.view())?.needs).toEqual([])
    expect(stepOf(visit.view())?.proofs.map((proof) => proof.what)).toEqual(['linkGone', 'screenDark'])
  })

  test('is not off when the link is back before the word', async () => {
    const visit = shop.open()
    await visit.goTo('powerOff')
    shop.terminal.pressPower()
    expect(stepOf(visit.view())?.needs).toEqual([{ by: 'word', what: 'screenDark' }])
    shop.terminal.pressPower()
    visit.say('screenDark')
    expect(stepOf(visit.view())?.needs).toEqual([{ by: 'bench', what: 'linkGone' }])
    shop.terminal.pressPower()
    expect(stepOf(visit.view())?.needs).toEqual([])
  })

  test('behind a serial server is proven off by a modem that has fallen silent', async () => {
    shop.terminal.linkStays = true
    const visit = shop.open()
    await visit.goTo('powerOff')
    shop.terminal.pressPower()
    visit.say('screenDark')
    expect(visit.view().now.link).toBe('connected')
    expect(stepOf(visit.view())?.proofs.map((proof) => proof.what)).toEqual(['modemSilent', 'screenDark'])
    expect(await visit.goTo('end')).toMatchObject({ outcome: 'verified' })
  })

  test('that was pressed while nobody looked is seen after the restart', async () => {
    const visit = shop.open()
    await visit.goTo('powerOff')
    shop.kill()
    shop.terminal.pressPower()
    await shop.restart()
    const again = shop.visit(visit.jobId)
    expect(stepOf(again.view())?.needs).toEqual([{ by: 'word', what: 'screenDark' }])
  })

  test('that stays away is a problem after the window, and no longer one when the terminal answers', async () => {
    const visit = shop.open()
    await visit.goTo('powerOn')
    expect(visit.view()).toMatchObject({ awaiting: { what: 'terminalBack', normalSeconds: [30, 120] } })
    await shop.clock.advance(179_000)
    expect(visit.view().problem).toBeUndefined()
    await shop.clock.advance(2_000)
    expect(visit.view()).toMatchObject({ problem: { code: 'timedOut', params: { seconds: 180 } } })
    shop.terminal.pressPower()
    expect(visit.view().problem).toBeUndefined()
    expect(stepOf(visit.view())?.needs).toEqual([])
  })
})

describe('the cable', () => {
  test('pulled while it is verified: the job waits and goes on with the checks that are missing', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.before = (verb) => {
      if (verb !== 'checkTcp' || shop.terminal.count('checkTcp') > 1) return undefined
      shop.terminal.setCable(false)
      return undefined
    }
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ now: { link: 'gone', busy: false }, pending: { act: 'verify' } })
    expect(code(shop.jobs.verify(visit.at()))).toBe('terminalNotHere')
    shop.terminal.setCable(true)
    await visit.settled()
    expect(visit.view()).toMatchObject({ outcome: 'verified' })
    const checked = shop.rows(visit.jobId).flatMap(({ event }) => (event.type === 'checked' ? [event.check.name] : []))
    expect(new Set(checked).size).toBe(checked.length)
    expect(visit.view().pending).toBeUndefined()
  })

  test('pulled as the number is written: the card is asked whether it was', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.terminal.before = (verb) => {
      if (verb !== 'writeOwnNumber') return undefined
      shop.newCard.number = NUMBER
      shop.terminal.setCable(false)
      return undefined
    }
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({
      pending: { act: 'writeBoundNumber' },
      settings: [{ status: 'pending', old: '' }],
    })
    shop.terminal.setCable(true)
    await visit.settled()
    expect(visit.view().settings).toMatchObject([{ status: 'matches', readBack: NUMBER }])
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
  })

  test('in, and the terminal still being identified: the act begins when it answers', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.place.identify(false)
    value(shop.jobs.writeBoundNumber({ ...visit.at(), number: NUMBER, merchantAgreed: true }))
    expect(visit.view()).toMatchObject({ pending: { state: 'intended' }, awaiting: { what: 'terminalBack' } })
    shop.place.identify(true)
    await visit.settled()
    expect(visit.view().settings).toMatchObject([{ status: 'matches' }])
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
  })

  test('out when it is needed: refused before anything is journaled', async () => {
    const visit = shop.open()
    await visit.goTo('before')
    shop.terminal.setCable(false)
    const rows = shop.rows(visit.jobId).length
    expect(code(shop.jobs.readBefore(visit.at()))).toBe('terminalNotHere')
    expect(shop.rows(visit.jobId)).toHaveLength(rows)
  })
})

describe('verify', () => {
  test('with the old card still in fails, asks nothing of it, and leads back through power off', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.card = shop.oldCard
    await visit.act()
    await visit.settled()
    const view = visit.view()
    expect(view).toMatchObject({ outcome: 'failed', outcomeBecause: ['iccid'] })
    expect(view.checks.find((check) => check.name === 'iccid')?.problem).toEqual({
      code: 'oldCardStill',
      params: { tail: OLD.slice(-4) },
    })
    expect(shop.terminal.count('checkTcp')).toBe(0)
    value(shop.jobs.goBack({ ...visit.at(), to: 'changeCard', reason: '仍是旧卡' }))
    expect(visit.view()).toMatchObject({ step: 'powerOff', awaiting: { what: 'linkGone' } })
    expect(await visit.goTo('end')).toMatchObject({ outcome: 'verified' })
  })

  test('again is a new attempt with fresh checks', async () => {
    shop.terminal.hostFails = 3
    const visit = shop.open()
    await visit.goTo('verify')
    await visit.act()
    await shop.clock.advance(10_000)
    await visit.settled()
    expect(visit.view()).toMatchObject({ outcome: 'failed', outcomeBecause: ['traffic'] })
    value(shop.jobs.verify(visit.at()))
    expect(visit.view()).toMatchObject({ pending: { act: 'verify', attempt: 2 }, now: { busy: true } })
    expect(visit.view().outcome).toBeUndefined()
    await visit.settled()
    expect(visit.view()).toMatchObject({ outcome: 'verified' })
  })

  test('streams its checks into the view as they end', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    const seen: number[] = []
    const off = shop.jobs.onChange(() =>
      seen.push(visit.view().checks.filter((check) => check.status !== 'notRun').length),
    )
    await visit.act()
    await visit.settled()
    off()
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('of a card that is changed meanwhile proves nothing', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.before = (verb) => {
      if (verb === 'checkTcp') shop.terminal.card = { iccid: '89860400000000007777', number: '' }
      return undefined
    }
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ problem: { code: 'otherCard', params: { seen: '7777' } } })
    expect(visit.view().outcome).toBeUndefined()
  })

  test.each<[string, (shop: Shop) => void, object]>([
    [
      'whose card is out at the end',
      (s) => {
        s.terminal.card = undefined
      },
      { code: 'noCardRead' },
    ],
    [
      'whose terminal does not say at the end which one it is',
      (s) => {
        s.terminal.saysImei = false
      },
      { code: 'notProved' },
    ],
  ])('%s proves nothing', async (_, arrange, problem) => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.before = (verb) => {
      if (verb === 'readSnapshot') arrange(shop)
      return undefined
    }
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ step: 'verify', problem })
    expect(visit.view().outcome).toBeUndefined()
  })

  test('judges what it reads itself: a context that the poller saw before is none', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.listsContexts = false
    await visit.act()
    await visit.settled()
    const view = visit.view()
    expect(view.checks.find((check) => check.name === 'context')).toMatchObject({ status: 'notEnoughData' })
    expect(view).toMatchObject({ outcome: 'doneNotVerified', outcomeBecause: ['context'] })
  })

  test('without a payment host is done and not verified, and the job can be closed so', async () => {
    shop.settings = { ...shop.settings, paymentHost: '' }
    const visit = shop.open()
    const view = await visit.goTo('end')
    expect(view).toMatchObject({ status: 'closed', outcome: 'doneNotVerified', outcomeBecause: ['traffic'] })
  })

  test('that failed can be closed as failed, and then nothing is due', async () => {
    shop.terminal.hostFails = 99
    const visit = shop.open()
    await visit.goTo('verify')
    await visit.act()
    await shop.clock.advance(10_000)
    const view = await visit.goTo('end')
    expect(view).toMatchObject({ status: 'closed', outcome: 'failed' })
    expect(value(shop.jobs.workOrder(view.orderNumber)).nextSteps).toEqual({})
  })

  test('that is waited for can be left: the act ends without proof', async () => {
    shop.terminal.registration = 'searching'
    const visit = shop.open()
    await visit.goTo('verify')
    await visit.act()
    await shop.clock.advance(5_000)
    expect(visit.view()).toMatchObject({ now: { busy: true }, awaiting: { what: 'verify' } })
    value(shop.jobs.goBack({ ...visit.at(), to: 'newCard', reason: '输错' }))
    expect(visit.view()).toMatchObject({ step: 'newCard', now: { busy: false } })
    expect(shop.rows(visit.jobId).some(({ event }) => event.type === 'notProved' && event.act === 'verify')).toBe(true)
    await shop.clock.advance(300_000)
    expect(visit.view().step).toBe('newCard')
  })
})

describe('the bound number', () => {
  test('that the card holds already is proven by reading, without a write', async () => {
    shop.newCard.number = NUMBER
    const visit = shop.open()
    expect(await visit.goTo('end')).toMatchObject({ settings: [{ status: 'matches', old: NUMBER, readBack: NUMBER }] })
    expect(shop.terminal.count('writeOwnNumber')).toBe(0)
  })

  test.each<[string, (shop: Shop) => void, object]>([
    [
      'a terminal that cannot',
      (s) => {
        s.terminal.boundNumber = { possible: false, reason: 'noEfMsisdn' }
      },
      { status: 'unsupported', reason: 'noEfMsisdn' },
    ],
    [
      'a card that refuses',
      (s) => {
        s.newCard.readOnly = true
      },
      { status: 'refused', old: '', wanted: NUMBER },
    ],
    [
      'a card that forgets',
      (s) => {
        s.terminal.before = (verb) => {
          if (verb === 'readOwnNumber') s.newCard.number = ''
          return undefined
        }
      },
      { status: 'differs', wanted: NUMBER, readBack: '' },
    ],
  ])('%s', async (_, arrange, expected) => {
    const visit = shop.open()
    await visit.goTo('settings')
    arrange(shop)
    await visit.act()
    await visit.settled()
    expect(visit.view().settings).toMatchObject([expected])
    const open = visit.view().settings[0]?.status === 'unsupported'
    expect(code(shop.jobs.next({ ...visit.at(), from: 'settings' }))).toBe(open ? 'ok' : 'stepIncomplete')
    if (open) return
    value(shop.jobs.skipSetting({ ...visit.at(), reason: '卡不让写' }))
    expect(visit.view().settings).toMatchObject([{ status: 'skipped', wanted: NUMBER, reason: '卡不让写' }])
    expect(code(shop.jobs.next({ ...visit.at(), from: 'settings' }))).toBe('ok')
  })

  test('is never written to a card that is not the order’s new one, also when verify has failed over it', async () => {
    const visit = shop.open()
    await visit.goTo('verify')
    shop.terminal.card = shop.oldCard
    await visit.act()
    await visit.settled()
    visit.next()
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ step: 'settings', problem: { code: 'identityDiffers' }, settings: [] })
    expect(shop.terminal.count('writeOwnNumber')).toBe(0)
  })

  test('written once more keeps what the card held before the first time, also after going back', async () => {
    shop.newCard.number = '13800001111'
    const visit = shop.open()
    await visit.goTo('report')
    expect(visit.view().settings).toMatchObject([{ status: 'matches', old: '13800001111', wanted: NUMBER }])
    value(shop.jobs.goBack({ ...visit.at(), to: 'settings', reason: '号码写错' }))
    value(shop.jobs.writeBoundNumber({ ...visit.at(), number: '13912340000', merchantAgreed: true }))
    await visit.settled()
    expect(visit.view().settings).toMatchObject([{ status: 'matches', old: '13800001111', wanted: '13912340000' }])
  })

  test('that is on the card is not skipped afterwards', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    await visit.act()
    await visit.settled()
    expect(code(shop.jobs.skipSetting({ ...visit.at(), reason: '不要' }))).toBe('jobStale')
    expect(visit.view().settings).toMatchObject([{ status: 'matches' }])
  })

  test('while another one waits for its terminal is refused, not dropped', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    const { journal } = shop
    const { append } = journal
    let full = true
    journal.append = (jobId, event) =>
      full && event.type === 'oldValueRead' ? { ok: false, error: { code: 'diskFull' } } : append(jobId, event)
    await visit.act()
    await visit.settled()
    expect(visit.view()).toMatchObject({ pending: { act: 'writeBoundNumber' } })
    full = false
    const other = shop.jobs.writeBoundNumber({ ...visit.at(), number: '13912340000', merchantAgreed: true })
    expect(code(other)).toBe('terminalBusy')
    await visit.settled()
    expect(visit.view().problem).toMatchObject({ code: 'notProved' })
  })

  test('without an answer to the write is looked up at once', async () => {
    const visit = shop.open()
    await visit.goTo('settings')
    shop.terminal.before = (verb) => {
      if (verb !== 'writeOwnNumber') return undefined
      shop.newCard.number = NUMBER
      return { code: 'notAnswering', seen: 'noFinalCode' }
    }
    await visit.act()
    await visit.settled()
    expect(visit.view().settings).toMatchObject([{ status: 'matches', readBack: NUMBER }])
    expect(shop.terminal.count('writeOwnNumber')).toBe(1)
  })
})

describe('the new card', () => {
  const check =
    (iccid: string, more = {}) =>
    (visit: ReturnType<Shop['open']>) =>
      shop.jobs.checkNewCard({ ...visit.at(), iccid, how: 'typed', usedElsewhere: 'no', ...more })

  test('is no ICCID, is the old one, is of another issuer', async () => {
    const visit = shop.open()
    await visit.goTo('newCard')
    expect(code(check('12345')(visit))).toBe('iccidInvalid')
    value(check(OLD, { override: { reason: '没有别的' } })(visit))
    expect(stepOf(visit.view())).toMatchObject({ state: 'failed', needs: [{ what: 'newCard' }] })
    value(check('89860100000000001111')(visit))
    expect(code(shop.jobs.next({ ...visit.at(), from: 'newCard' }))).toBe('stepIncomplete')
    value(check('８９８６ 0100 0000 0000 1111', { override: { reason: '商户换运营商' } })(visit))
    expect(visit.view().newCard).toMatchObject({ iccid: '89860100000000001111', override: { reason: '商户换运营商' } })
    expect(code(shop.jobs.next({ ...visit.at(), from: 'newCard' }))).toBe('ok')
  })

  test('went into another terminal of this bench before', async () => {
    const first = shop.open()
    const { orderNumber } = await first.goTo('end')
    const second = shop.openSecond()
    await second.goTo('newCard')
    value(check(NEW.slice(0, 19))(second))
    expect(second.view().newCard?.checks).toContainEqual({
      name: 'notUsedHere',
      status: 'failed',
      params: { orderNumber },
    })
    expect(stepOf(second.view())?.needs).toEqual([{ by: 'input', what: 'newCard' }])
  })
})

test('the work order: where, what is due, and the whole job', async () => {
  const visit = shop.open()
  const { orderNumber } = await visit.goTo('end')
  await shop.restart()
  const order = value(shop.jobs.workOrder(orderNumber))
  expect(order).toMatchObject({
    job: { status: 'closed', outcome: 'verified', intake: { merchant: intake.merchant } },
    site: { siteName: '城南网点', benchName: '工位 03', sitePhone: '010-1' },
    nextSteps: { usageCheck: '2026-01-15', replaceDue: '2026-07-01', replaceRuleMonths: 6 },
    retentionMonths: 24,
  })
  expect(code(shop.jobs.workOrder('WX20260101-0999'))).toBe('orderNotFound')
  expect(value(shop.orders.list({ limit: 10, offset: 0 })).rows).toMatchObject([{ orderNumber, outcome: 'verified' }])
})

test('the work order goes on to say what it said when it was closed', async () => {
  const { orderNumber } = await shop.open().goTo('end')
  const printed = value(shop.jobs.workOrder(orderNumber))
  shop.settings = { ...shop.settings, siteName: '别的网点', replaceAfterMonths: 0, retentionMonths: 1 }
  await shop.restart()
  const { job: _, ...again } = value(shop.jobs.workOrder(orderNumber))
  expect(printed).toMatchObject(again)
  expect(again).toMatchObject({ site: { siteName: '城南网点' }, retentionMonths: 24 })
})

test('two technicians on one job: each record has the name of its own', async () => {
  const visit = shop.open()
  await visit.goTo('powerOff')
  shop.settings = { ...shop.settings, technician: '陈静' }
  shop.terminal.pressPower()
  visit.say('screenDark')
  const { steps, technician } = visit.view()
  expect(technician).toBe('王磊')
  expect(steps[3]?.proofs[0]).toMatchObject({ what: 'batchSettled', technician: '王磊' })
  expect(steps[4]?.proofs[1]).toMatchObject({ what: 'screenDark', technician: '陈静' })
})

test('what goes to the log has no subscriber in it', async () => {
  const visit = shop.open()
  await visit.goTo('verify')
  shop.terminal.before = () => {
    throw new Error(`${IMEI} ${OLD} ${NUMBER}`)
  }
  await visit.act()
  await visit.settled()
  expect(visit.view()).toMatchObject({ problem: { code: 'internal' } })
  expect(shop.logged.length).toBeGreaterThan(0)
  for (const secret of [IMEI, OLD, NEW, NUMBER]) expect(shop.logged.join('\n')).not.toContain(secret)
})
