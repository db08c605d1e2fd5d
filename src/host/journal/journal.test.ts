import { spawn } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendEvent } from '../store/journal-rows.ts'
import { openStore, type Store } from '../store/store.ts'
import type { JobEvent } from './event.ts'
import { createJournal, everyRow, JOURNAL_CHANNEL, type JournalRow, type Projection } from './journal.ts'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-journal-'))
  const opened = openStore({ folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  store = opened.value
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})
const journalOf = (projections: Projection[] = []) =>
  createJournal({ store, now: () => new Date(0), technician: () => '王磊', bench: () => '工位 03', projections })
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const said: JobEvent = { type: 'said', word: 'screenDark' }

test('a row carries who, where and when, and comes back as it was', () => {
  const journal = journalOf()
  const row = value(journal.append('a', said))
  expect(row).toEqual({
    seq: 1,
    jobId: 'a',
    at: '1970-01-01T00:00:00.000Z',
    technician: '王磊',
    bench: '工位 03',
    event: said,
  })
  value(journal.append('b', said))
  value(journal.append('a', { type: 'resumed' }))
  expect(value(journal.ofJob('a'))[0]).toEqual(row)
  expect(value(journal.ofJob('a')).map((r) => r.seq)).toEqual([1, 3])
  expect(value(journal.page('a', 1, 10)).map((r) => r.seq)).toEqual([3])
})

test('more rows than a page holds, and everybody’s', () => {
  const journal = journalOf()
  value(
    store.write((db) => {
      for (let i = 0; i < 1001; i++)
        appendEvent(db, { jobId: 'a', at: '', technician: '', bench: '', event: JSON.stringify(said) })
    }),
  )
  value(journal.append('b', said))
  expect(value(journal.ofJob('a'))).toHaveLength(1001)
  expect(value(store.read((db) => [...everyRow(db)].map((r) => r.seq))).at(-1)).toBe(1002)
})

test.each(['{"type":"said","word":"13800138000"}', '{"type":"fromTheFuture"}', '[', '""'])(
  'a row that no longer parses is named, not thrown, and shows nothing of itself: %s',
  (event) => {
    value(store.write((db) => appendEvent(db, { jobId: 'a', at: 't', technician: '', bench: '', event })))
    const journal = journalOf()
    value(journal.append('a', said))
    const [bad, good] = value(journal.ofJob('a'))
    expect(bad).toMatchObject({ seq: 1, unreadable: expect.any(String) })
    expect(JSON.stringify(bad)).not.toContain('13800138000')
    expect(good).toMatchObject({ seq: 2, event: said })
  },
)

test('what could not be read again is not written', () => {
  const journal = journalOf()
  const wrong = { type: 'said', word: 'abracadabra' } as unknown as JobEvent
  expect(journal.append('a', wrong)).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(value(journal.ofJob('a'))).toEqual([])
})

test('each committed row is published, and none that was not committed', () => {
  const seen: number[] = []
  const listener = (row: unknown) => seen.push((row as JournalRow).seq)
  subscribe(JOURNAL_CHANNEL, listener)
  try {
    const refusing: Projection = (db, row) => {
      if (row.jobId === 'b') db.exec('INSERT INTO no_such_table VALUES (1)')
    }
    const journal = journalOf([refusing])
    value(journal.append('a', said))
    expect(journal.append('b', said)).toMatchObject({ ok: false, error: { code: 'storeFailed' } })
    value(journal.append('a', said))
    expect(seen).toEqual(value(journal.ofJob('a')).map((r) => r.seq))
  } finally {
    unsubscribe(JOURNAL_CHANNEL, listener)
  }
})

test('a projection that fails takes its row with it', () => {
  const journal = journalOf([(db) => db.exec('INSERT INTO no_such_table VALUES (1)')])
  expect(journal.append('a', said)).toMatchObject({ ok: false, error: { code: 'storeFailed' } })
  expect(value(journal.ofJob('a'))).toEqual([])
})

test('a process can be killed right after a given row, through the channel', async () => {
  store.close()
  const writer = fileURLToPath(new URL('./writer.testing.ts', import.meta.url))
  const killer = `data:text/javascript,${encodeURIComponent(
    `import { subscribe } from 'node:diagnostics_channel'
     subscribe('${JOURNAL_CHANNEL}', (row) => row.seq === 3 && process.kill(process.pid, 'SIGKILL'))`,
  )}`
  const child = spawn(process.execPath, ['--import', killer, writer, folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  const opened = openStore({ folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  store = opened.value
  expect(value(store.read((db) => [...everyRow(db)].map((r) => r.seq)))).toEqual([1, 2, 3])
}, 20_000)
