import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { EndedTooSoon, type RunningConsole, startConsole } from './support/console.ts'
import { startSimulator } from './support/simulator.ts'
import { BOUND_NUMBER, NEW_ICCID, SwapDesk } from './support/swap-desk.ts'
import { WORDS } from './support/words.ts'

/** Each step's act, and the journal row right before its intent. */
const STEPS = [
  ['intake', 'recordIntake', 'opened'],
  ['before', 'readBefore', 'advanced:intake'],
  ['newCard', 'checkNewCard', 'advanced:before'],
  ['pause', 'pauseTrading', 'advanced:newCard'],
  ['powerOff', 'powerOff', 'advanced:pause'],
  ['changeCard', 'changeCard', 'advanced:powerOff'],
  ['powerOn', 'powerOn', 'advanced:changeCard'],
  ['verify', 'verify', 'advanced:powerOn'],
  ['settings', 'writeBoundNumber', 'advanced:verify'],
  ['report', 'closeOrder', 'advanced:settings'],
] as const
/** Where the console is killed, in the order in which the rows come: before each intent, after it, after the act before its proof. */
const KILLS = STEPS.flatMap(([step, act, before]) => [
  { step, row: before },
  { step, row: `intended:${act}` },
  { step, row: `done:${act}` },
])

interface Row {
  readonly seq: number
  readonly event: { type: string; act?: string; attempt?: number; intent?: { act: string }; proof?: { act: string } }
}

/** The journal as it lies on the disk. */
function journalOf(dataFolder: string): Row[] {
  const database = new DatabaseSync(path.join(dataFolder, 'swapbench.db'), { readOnly: true })
  try {
    const rows = database.prepare('SELECT seq, event FROM journal WHERE job_id IS NOT NULL ORDER BY seq').all()
    return rows.map((row) => ({ seq: Number(row.seq), event: JSON.parse(String(row.event)) }))
  } finally {
    database.close()
  }
}

test.use({ locale: WORDS.en.locale })

test('killed before each intent, after it, and after the act before its proof: nothing is done twice, nothing is lost', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-kill-'))
  const dataFolder = path.join(folder, 'data')
  const simulator = await startSimulator({ folder })
  const desk = new SwapDesk(page, WORDS.en, simulator)
  let running: RunningConsole | undefined
  /** Starts the console; undefined when it came to the row, and so to its end, while it was starting. */
  const start = async (dieAt?: string) => {
    try {
      return await startConsole({ dataFolder, locale: WORDS.en.locale, ...(dieAt && { dieAt }) })
    } catch (thrown) {
      if (thrown instanceof EndedTooSoon && thrown.signal === 'SIGKILL' && dieAt) return undefined
      throw thrown
    }
  }
  try {
    running = await start()
    if (!running) throw new Error('the console did not start')
    await page.goto(running.url)
    await desk.setUpBench('Wang Lei')
    await desk.addTerminal(simulator.address)
    await running.stop()

    let seen: Row[] = []
    for (const { step, row } of KILLS) {
      await test.step(`${step}: killed right after ${row}`, async () => {
        running = await start(row)
        if (running) await desk.workUntil(running.exited)
        const rows = journalOf(dataFolder)
        expect(rows.slice(0, seen.length), 'rows that were there stay as they were').toEqual(seen)
        expect(nameOf(rows.at(-1)), 'the kill came right after its row').toBe(row)
        seen = rows
      })
    }
    running = await start()
    if (!running) throw new Error('the console did not start')
    await desk.workUntil(running.exited, { untilOrder: true })

    await expect(page.getByTestId('outcome')).toContainText(WORDS.en.verified)
    const rows = journalOf(dataFolder)
    for (const [step, act] of STEPS) {
      const of = (type: string) => rows.filter(({ event }) => nameOf({ seq: 0, event }) === `${type}:${act}`).length
      expect({ step, done: of('done'), proved: of('proved') }).toEqual({ step, done: 1, proved: 1 })
    }
    const { acts, card } = await simulator.state()
    expect(card).toMatchObject({ iccid: NEW_ICCID, msisdn: BOUND_NUMBER })
    expect(acts).toMatchObject({ msisdnWrites: 1, apnWrites: 0, pinAttempts: 0, powerOffCommands: 0, socketsOpened: 1 })
  } finally {
    await running?.stop()
    writeFileSync(
      test.info().outputPath('journal.jsonl'),
      journalOf(dataFolder)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    )
    await simulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

function nameOf(row: Row | undefined): string {
  if (!row) return 'none'
  const { event } = row
  const about = event.intent?.act ?? event.proof?.act ?? event.act ?? ('from' in event ? String(event.from) : undefined)
  return about ? `${event.type}:${about}` : event.type
}
