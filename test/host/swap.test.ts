import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Intake, Step, SwapView, WordName } from '../../src/shared/contract/swap.ts'
import type { ControlVerb } from '../../src/shared/control.ts'
import { PAYMENT_HOST, PAYMENT_PORT } from '../../src/simulator/scenarios/default.ts'
import {
  type Console,
  demoOf,
  endSimulation,
  newDataFolder,
  openConsole,
  type Rig,
  removeDataFolder,
  simulate,
} from './bench-under-test.ts'

const NEW_CARD = '89860426000000000023'
const NUMBER = '13800138000'

let folder: string
let rig: Rig
let console: Console
beforeEach(async () => {
  folder = newDataFolder()
  rig = await simulate()
  console = await openConsole(folder)
  await console.client.app.change({ technician: '王磊', paymentHost: `${PAYMENT_HOST}:${PAYMENT_PORT}` })
})
afterEach(async () => {
  await console.close()
  await endSimulation(rig)
  removeDataFolder(folder)
})

const INTAKE: Intake = {
  merchant: '好味道面馆',
  contactPhone: '13912345678',
  reason: 'planEnding',
  documentsSeen: ['businessLicence'],
  ownership: 'merchantOwns',
  consent: true,
}

const hand = async (verb: ControlVerb) => {
  const done = await rig.terminal.control(verb)
  if (!done.ok) throw new Error(done.error)
}

/** A job, and a technician who does what the wizard asks for. */
async function openJob(at?: string) {
  const terminalId = at ?? (await console.add(rig.address))
  const { swap } = console.client
  const { jobId, seq: opened } = await swap.open({ terminalId })
  let seen = opened
  const view = () => console.until(({ job }) => job(jobId))
  /** A call names the newest row its caller has seen; where the job has moved on meanwhile the window looks and asks again. */
  const call = async (ask: (of: { jobId: string; seq: number }) => Promise<SwapView>): Promise<SwapView> => {
    try {
      const answer = await ask({ jobId, seq: seen })
      seen = answer.seq
      return answer
    } catch (thrown) {
      if (!(thrown instanceof ORPCError) || thrown.data?.code !== 'jobStale') throw thrown
      seen = (await when(({ seq }) => seq > seen)).seq
      return call(ask)
    }
  }
  /** Waits for the job to be as `is` says. */
  const when = (is: (job: SwapView) => boolean) =>
    console.until(({ job }) => {
      const now = job(jobId)
      return now && is(now) && now
    })
  const needs = (job: SwapView) => job.steps.find(({ step }) => step === job.step)?.needs ?? []
  /** Nothing is missing any more that the bench sees by itself. */
  const benchIsDone = () => when((job) => !needs(job).some(({ by }) => by === 'bench') && job.pending === undefined)
  const job = {
    jobId,
    terminalId,
    call,
    view,
    when,
    next: async (from: Step) => call((of) => swap.next({ ...of, from })),
    goBack: async (to: Step, reason: string) => call((of) => swap.goBack({ ...of, to, reason })),
    say: async (...words: WordName[]) => {
      for (const word of words) await call((of) => swap.say({ ...of, word }))
    },
    intake: async () => {
      await call((of) => swap.recordIntake({ ...of, intake: INTAKE }))
      await job.next('intake')
    },
    before: async () => {
      await call((of) => swap.readBefore(of))
      await benchIsDone()
      await job.say('swapNeeded')
      await job.next('before')
    },
    newCard: async (iccid: string) => {
      await call((of) => swap.checkNewCard({ ...of, iccid, how: 'scanned', usedElsewhere: 'no' }))
      await job.next('newCard')
    },
    pause: async () => {
      await job.say('batchSettled', 'noTransaction')
      await when((now) => needs(now).length === 0)
      await job.next('pause')
    },
    powerOff: async () => {
      await when((now) => now.step === 'powerOff' && now.awaiting !== undefined)
      await hand({ verb: 'pressPower' })
      await when((now) => now.now.link === 'gone')
      await job.say('screenDark')
      await when((now) => needs(now).length === 0)
      await job.next('powerOff')
    },
    changeCard: async (card: string) => {
      await hand({ verb: 'takeCardOut' })
      await job.say('oldCardOut')
      await hand({ verb: 'insertCard', card })
      await job.say('cardSeated')
      await when((now) => needs(now).length === 0)
      await job.next('changeCard')
    },
    powerOn: async () => {
      await hand({ verb: 'pressPower' })
      await when((now) => now.step === 'powerOn' && needs(now).length === 0)
      await job.next('powerOn')
    },
    verify: async () => {
      await call((of) => swap.verify(of))
      return when((now) => now.step === 'verify' && now.pending === undefined && now.outcome !== undefined)
    },
    writeNumber: async (number = NUMBER) => {
      await call((of) => swap.writeBoundNumber({ ...of, number, merchantAgreed: true }))
      return when((now) => now.pending === undefined && now.settings.length > 0)
    },
    skip: async (reason: string) => call((of) => swap.skipSetting({ ...of, reason })),
    report: async () => {
      await call((of) => swap.recordPaymentTest({ ...of, test: { result: 'notDone', note: 'no paper' } }))
      await call((of) => swap.recordOldCard({ ...of, oldCard: { fate: 'returnedToMerchant' } }))
      return call((of) => swap.finish(of))
    },
    /** Everything up to step 8, with `card` put in although `scanned` was announced. */
    swapTo: async (scanned: string, card: string) => {
      await job.intake()
      await job.before()
      await job.newCard(scanned)
      await job.pause()
      await job.powerOff()
      await job.changeCard(card)
      await job.powerOn()
    },
  }
  return job
}

const status = (job: SwapView, name: string) => job.checks.find((check) => check.name === name)?.status

test('all ten steps to verified, the bound number read back, the order closed', async () => {
  const job = await openJob()
  await job.swapTo(NEW_CARD, 'new')
  const verified = await job.verify()
  expect(verified.checks.map(({ name, status, by }) => [name, status, by])).toEqual([
    ['sim', 'passed', 'bench'],
    ['iccid', 'passed', 'bench'],
    ['registration', 'passed', 'bench'],
    ['signal', 'passed', 'bench'],
    ['context', 'passed', 'bench'],
    ['traffic', 'passed', 'bench'],
    ['platform', 'notPossible', 'bench'],
  ])
  expect(verified.outcome).toBe('verified')
  await job.next('verify')
  const written = await job.writeNumber()
  expect(written.settings).toMatchObject([{ setting: 'boundNumber', status: 'matches', old: '' }])
  expect(rig.terminal.state().card?.msisdn).toContain(NUMBER)
  expect(rig.terminal.state().acts.msisdnWrites).toBe(1)
  await job.next('settings')
  const closed = await job.report()
  expect(closed).toMatchObject({ status: 'closed', outcome: 'verified', technician: '王磊' })

  const { rows } = await console.client.orders.list({ text: '好味道' })
  expect(rows).toMatchObject([
    { orderNumber: closed.orderNumber, status: 'closed', outcome: 'verified', simulated: false },
  ])
  const order = await console.client.orders.get({ orderNumber: closed.orderNumber })
  expect(order.job.before?.iccid).toBe('89860426000000000015')
  expect(order.job.after?.iccid).toBe(NEW_CARD)
  await console.until(({ app, terminal }) => app()?.orders === 1 && terminal(job.terminalId)?.jobId === undefined)
})

test('the old card again: failed, nothing goes on by itself, and the way back leads to verified', async () => {
  const job = await openJob()
  await job.swapTo(NEW_CARD, 'old')
  const failed = await job.verify()
  expect(failed).toMatchObject({ step: 'verify', outcome: 'failed' })
  expect(status(failed, 'iccid')).toBe('failed')
  expect(await job.goBack('changeCard', 'the old card was in again')).toMatchObject({ step: 'powerOff' })
  await job.powerOff()
  await job.changeCard('new')
  await job.powerOn()
  expect((await job.verify()).outcome).toBe('verified')
})

test('another card than the one that was scanned: failed', async () => {
  const job = await openJob()
  await job.swapTo(NEW_CARD, 'readonlyNew')
  const failed = await job.verify()
  expect(failed.outcome).toBe('failed')
  expect(failed.outcomeBecause).toContain('iccid')
})

test('a card whose traffic is blocked: failed, though it is registered', async () => {
  const job = await openJob()
  await job.swapTo(NEW_CARD, 'new')
  await hand({ verb: 'blockTraffic', blocked: true })
  const failed = await job.verify()
  expect(status(failed, 'registration')).toBe('passed')
  expect(failed).toMatchObject({ outcome: 'failed', outcomeBecause: ['traffic'] })
})

test('a card that the network denies: failed once the denial stands, with its cause', { timeout: 60_000 }, async () => {
  const job = await openJob()
  await job.swapTo('89860426000000000056', 'rejected')
  const failed = await job.verify()
  expect(failed.outcome).toBe('failed')
  expect(status(failed, 'registration')).toBe('failed')
  expect(console.terminal(job.terminalId)?.findings).toMatchObject([
    { rule: 'registrationDenied', params: { denial: 'imeiBinding', cause: 5 } },
  ])
})

/** A bench with the simulated terminal, on which nobody has set a payment host. */
async function benchWithDemo() {
  await console.client.app.change({ paymentHost: '' })
  await console.close()
  console = await openConsole(folder, { demo: demoOf(rig) })
}

test('no payment host: the simulated terminal is tried against that of its own network', async () => {
  await benchWithDemo()
  const { terminalId } = await console.client.demo.start({})
  await console.until(({ terminal }) => terminal(terminalId)?.phase === 'live')
  const job = await openJob(terminalId)
  await job.swapTo(NEW_CARD, 'new')
  const done = await job.verify()
  expect(done.checks).toContainEqual(
    expect.objectContaining({
      name: 'traffic',
      status: 'passed',
      seen: expect.objectContaining({ host: `${PAYMENT_HOST}:${PAYMENT_PORT}` }),
    }),
  )
  expect(done.outcome).toBe('verified')
  expect(console.app()?.settings.paymentHost).toBe('')
})

test('no payment host: any other terminal of that bench is done but not verified', async () => {
  await benchWithDemo()
  const job = await openJob()
  await job.swapTo(NEW_CARD, 'new')
  const done = await job.verify()
  expect(done).toMatchObject({ outcome: 'doneNotVerified', outcomeBecause: ['traffic'] })
  expect(status(done, 'traffic')).toBe('notPossible')
})

test('a different terminal in its place is refused', async () => {
  const job = await openJob()
  await job.intake()
  await job.before()
  await job.newCard(NEW_CARD)
  await job.pause()
  await job.powerOff()
  await job.changeCard('new')
  await hand({ verb: 'replaceTerminal', imei: '861107030000021' })
  await hand({ verb: 'pressPower' })
  const refused = await job.when((now) => now.problem?.code === 'otherTerminal')
  expect(refused.step).toBe('powerOn')
  await expect(job.next('powerOn')).rejects.toMatchObject({ data: { code: 'stepIncomplete' } })
})

test('a card that takes no number: refused, said so, and the job can be ended', async () => {
  const job = await openJob()
  await job.swapTo('89860426000000000031', 'readonlyNew')
  expect((await job.verify()).outcome).toBe('verified')
  await job.next('verify')
  const refused = await job.writeNumber()
  expect(refused.settings).toMatchObject([{ setting: 'boundNumber', status: 'refused' }])
  expect(rig.terminal.state().acts.msisdnWrites).toBe(0)
  await expect(job.next('settings')).rejects.toMatchObject({ data: { code: 'stepIncomplete' } })
  await job.skip('the card refuses')
  await job.next('settings')
  expect(await job.report()).toMatchObject({ status: 'closed', outcome: 'verified' })
})

test('a call that is behind the job is refused', async () => {
  const job = await openJob()
  const { seq } = await job.view()
  await job.intake()
  await expect(console.client.swap.readBefore({ jobId: job.jobId, seq })).rejects.toMatchObject({
    data: { code: 'jobStale' },
  })
})

test('the console ends and starts again: the job goes on where it was', async () => {
  const job = await openJob()
  await job.intake()
  await job.before()
  await console.close()
  console = await openConsole(folder)
  const resumed = await console.until(({ job: jobs }) => jobs(job.jobId))
  expect(resumed).toMatchObject({ step: 'newCard', now: { resumedAt: expect.any(String) } })
  expect(resumed.before?.iccid).toBe('89860426000000000015')
  await console.until(({ terminal }) => terminal(job.terminalId)?.jobId === job.jobId)
})

test('a cable pulled at any moment is no alarm for the job: it waits and goes on', async () => {
  const job = await openJob()
  await job.intake()
  await hand({ verb: 'pullCable' })
  await job.when((now) => now.now.link === 'gone')
  await expect(job.call((of) => console.client.swap.readBefore(of))).rejects.toMatchObject({
    data: { code: 'terminalNotHere' },
  })
  await hand({ verb: 'plugCable' })
  await console.until(({ terminal }) => terminal(job.terminalId)?.phase === 'live')
  await job.before()
  expect((await job.view()).before?.iccid).toBe('89860426000000000015')
})

test('a terminal with an open job stays on the bench, and takes no second job', async () => {
  const job = await openJob()
  const { client } = console
  await expect(client.swap.open({ terminalId: job.terminalId })).rejects.toMatchObject({
    data: { code: 'terminalBusy' },
  })
  await expect(client.bench.remove({ terminalId: job.terminalId })).rejects.toMatchObject({
    data: { code: 'terminalBusy' },
  })
  await job.call((of) => client.swap.abandon({ ...of, reason: 'merchant left' }))
  await console.until(({ terminal }) => terminal(job.terminalId)?.jobId === undefined)
  await client.bench.remove({ terminalId: job.terminalId })
})
