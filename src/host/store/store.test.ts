import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBetterSqlite3 } from './better-sqlite3.testing.ts'
import { type OpenDatabase, openNodeSqlite } from './driver.ts'
import { allEvents, appendEvent, eventsOfJob } from './journal-rows.ts'
import { writeMeta } from './meta-rows.ts'
import {
  countOrders,
  lastOrderNumber,
  orderThatUsedCard,
  putOrder,
  type StoredOrder,
  searchOrders,
} from './order-rows.ts'
import { readSettings, writeSettings } from './settings-store.ts'
import { openStore, type Store } from './store.ts'

const row = (event: string, jobId: string | null = 'a') => ({
  jobId: jobId ?? undefined,
  at: 't',
  technician: '王磊',
  bench: '03',
  event,
})

describe.each<[string, OpenDatabase]>([
  ['node:sqlite', openNodeSqlite],
  ['better-sqlite3', openBetterSqlite3],
])('%s', (_, openDatabase) => {
  let folder: string
  let open: Store[]
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'swapbench-store-'))
    open = []
  })
  afterEach(() => {
    for (const store of open) store.close()
    rmSync(folder, { recursive: true })
  })
  const start = (): Store => {
    const opened = openStore({ folder, openDatabase })
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    open.push(opened.value)
    return opened.value
  }
  const stop = (store: Store) => {
    store.close()
    open.splice(open.indexOf(store), 1)
  }
  const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    return result.value
  }

  test('rows come back in order after a restart, by job and for all', () => {
    const first = start()
    for (const [event, jobId] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', null],
      ['4', 'a'],
    ] as const)
      value(first.write((db) => appendEvent(db, row(event, jobId))))
    stop(first)
    const again = start()
    expect(value(again.read((db) => eventsOfJob(db, 'a', 0, 10))).map((r) => r.event)).toEqual(['1', '4'])
    expect(value(again.read((db) => eventsOfJob(db, 'a', 1, 10))).map((r) => r.seq)).toEqual([4])
    expect(value(again.read((db) => allEvents(db, 1, 2))).map((r) => r.event)).toEqual(['2', '3'])
    expect(value(again.read((db) => allEvents(db, 0, 10)))[2]).toMatchObject({ jobId: undefined, technician: '王磊' })
  })

  test('commits go to the disk before they return', () => {
    const store = start()
    expect(value(store.read((db) => [db.get('PRAGMA journal_mode'), db.get('PRAGMA synchronous')]))).toEqual([
      { journal_mode: 'wal' },
      { synchronous: 2 },
    ])
  })

  test('a row of the journal cannot be changed', () => {
    const store = start()
    value(store.write((db) => appendEvent(db, row('1'))))
    const changed = store.write((db) => db.run("UPDATE journal SET event = '2'"))
    expect(changed).toMatchObject({ ok: false, error: { code: 'storeFailed', detail: 'append-only' } })
    expect(value(store.read((db) => allEvents(db, 0, 10)))[0]?.event).toBe('1')
  })

  test('a write is whole or not at all', () => {
    const store = start()
    const failed = store.write((db) => {
      appendEvent(db, row('1'))
      db.run('INSERT INTO meta (key, value) VALUES (?, ?)', 'k', null)
    })
    expect(failed).toMatchObject({ ok: false, error: { code: 'storeFailed', params: { kind: 'conflict' } } })
    expect(value(store.read((db) => allEvents(db, 0, 10)))).toEqual([])
  })

  test('a full disk is a value, and what was written before stays', () => {
    const store = start()
    value(store.write((db) => appendEvent(db, row('1'))))
    const pages = Number(value(store.read((db) => db.get('PRAGMA page_count')))?.page_count)
    value(store.read((db) => db.get(`PRAGMA max_page_count = ${pages}`)))
    const full = store.write((db) => appendEvent(db, row('x'.repeat(100_000))))
    expect(full).toMatchObject({ ok: false, error: { code: 'diskFull' } })
    value(store.read((db) => db.get('PRAGMA max_page_count = 1000000')))
    value(store.write((db) => appendEvent(db, row('2'))))
    expect(value(store.read((db) => allEvents(db, 0, 10))).map((r) => r.event)).toEqual(['1', '2'])
  })

  test('a file that is no database, or one of a newer program, is refused and left alone', () => {
    const file = path.join(folder, 'swapbench.db')
    writeFileSync(file, 'not a database, but long enough to have a header in it')
    expect(openStore({ folder, openDatabase })).toMatchObject({
      ok: false,
      error: { code: 'storeFailed', params: { kind: 'corrupt' } },
    })
    expect(readFileSync(file, 'utf8')).toContain('not a database')
    rmSync(file)
    const store = start()
    value(store.read((db) => db.exec('PRAGMA user_version = 99')))
    stop(store)
    expect(openStore({ folder, openDatabase })).toMatchObject({ ok: false, error: { code: 'storeFailed' } })
  })

  test('a folder that cannot be made is a value', () => {
    writeFileSync(path.join(folder, 'file'), '')
    expect(openStore({ folder: path.join(folder, 'file', 'data'), openDatabase })).toMatchObject({
      ok: false,
      error: { code: 'storeFailed', params: { kind: 'ENOTDIR' } },
    })
  })

  test('a second host of the folder is refused with the name of the first, until that closes', () => {
    const first = start()
    expect(openStore({ folder, openDatabase })).toMatchObject({
      ok: false,
      error: { code: 'folderInUse', params: { holder: expect.stringContaining(`${process.pid} (`) } },
    })
    stop(first)
    start()
  })

  describe('orders', () => {
    const order = (over: Partial<StoredOrder>): StoredOrder => ({
      jobId: over.orderNumber ?? 'j',
      orderNumber: 'WX20261123-0001',
      status: 'closed',
      outcome: 'verified',
      merchant: undefined,
      model: undefined,
      newIccid: undefined,
      cardsIn: ['89860318640220133897'],
      technician: '王磊',
      openedAt: '2026-11-23T05:00:00.000Z',
      closedAt: undefined,
      simulated: false,
      search: '',
      ...over,
    })

    test.each<[string, string[], string[]]>([
      ['two Chinese characters', ['小吃'], ['WX20261123-0001']],
      ['every word must be there', ['解放', '139'], ['WX20261123-0001']],
      ['a wildcard stands for itself', ['100%'], ['WX20261123-0002']],
      ['so does an underscore', ['a_b'], []],
      ['nothing asked: all, newest first', [], ['WX20261123-0002', 'WX20261123-0001']],
    ])('search: %s', (_, words, numbers) => {
      const store = start()
      value(
        store.write((db) =>
          putOrder(db, order({ orderNumber: 'WX20261123-0001', search: '福满楼小吃（解放路店） 13912345518' })),
        ),
      )
      value(store.write((db) => putOrder(db, order({ orderNumber: 'WX20261123-0002', search: '100%好 axb' }))))
      const found = value(store.read((db) => searchOrders(db, words, 10, 0)))
      expect(found.rows.map((r) => r.orderNumber)).toEqual(numbers)
      expect(found.total).toBe(numbers.length)
    })

    test('the last number of a day, beyond four digits too', () => {
      const store = start()
      for (const orderNumber of ['WX20261122-0007', 'WX20261123-9999', 'WX20261123-10000'])
        value(store.write((db) => putOrder(db, order({ orderNumber }))))
      expect(value(store.read((db) => lastOrderNumber(db, 'WX20261123-')))).toBe('WX20261123-10000')
      expect(value(store.read((db) => lastOrderNumber(db, 'WX20261124-')))).toBeUndefined()
    })

    test('a card used in another job is found by 19 characters; simulated and real never meet', () => {
      const store = start()
      value(store.write((db) => putOrder(db, order({ jobId: 'a', newIccid: '89860318640220133897' }))))
      const used = (iccid: string, except: string, simulated: boolean) =>
        value(store.read((db) => orderThatUsedCard(db, iccid, except, simulated)))?.jobId
      expect(used('8986031864022013389', 'b', false)).toBe('a')
      expect(used('8986031864022013389', 'a', false)).toBeUndefined()
      expect(used('8986031864022013389', 'b', true)).toBeUndefined()
      expect(used('8986031864022013388', 'b', false)).toBeUndefined()
      value(store.write((db) => putOrder(db, order({ jobId: 'a', newIccid: '89860318640220133897', cardsIn: [] }))))
      expect(used('8986031864022013389', 'b', false)).toBeUndefined()
    })

    test('one number, one job', () => {
      const store = start()
      value(store.write((db) => putOrder(db, order({ jobId: 'a' }))))
      const second = store.write((db) => putOrder(db, order({ jobId: 'b' })))
      expect(second).toMatchObject({ ok: false, error: { params: { kind: 'conflict' } } })
    })

    test('simulated orders are not counted among the orders', () => {
      const store = start()
      expect(value(store.read(countOrders))).toEqual({ open: 0, orders: 0, simulated: 0 })
      value(store.write((db) => putOrder(db, order({ orderNumber: 'WX20261123-0001', status: 'open' }))))
      value(store.write((db) => putOrder(db, order({ orderNumber: 'WX20261123-0002', simulated: true }))))
      expect(value(store.read(countOrders))).toEqual({ open: 1, orders: 1, simulated: 1 })
    })
  })

  describe('settings', () => {
    test('what was written is read after a restart; nothing written means nothing is set', () => {
      const store = start()
      expect(value(readSettings(store))).toEqual({})
      value(writeSettings(store, { technician: '王磊', masked: false }))
      stop(store)
      expect(value(readSettings(start()))).toEqual({ technician: '王磊', masked: false })
    })

    test.each(['{"signalThresholdDbm":5,"technician":"王磊","extra":1}', '{"technician":"王磊","masked":"yes"}'])(
      'a field that does not fit is not set, alone: %s',
      (stored) => {
        const store = start()
        value(store.write((db) => writeMeta(db, 'settings', stored)))
        expect(value(readSettings(store))).toEqual({ technician: '王磊' })
      },
    )

    test.each(['', '[', 'null', '7'])('stored text that is no object is no settings: %j', (stored) => {
      const store = start()
      value(store.write((db) => writeMeta(db, 'settings', stored)))
      expect(value(readSettings(store))).toEqual({})
    })
  })
})

describe('a host that is killed', () => {
  const appender = fileURLToPath(new URL('./appender.testing.ts', import.meta.url))
  const run = (folder: string) => spawn(process.execPath, [appender, folder], { stdio: ['ignore', 'pipe', 'inherit'] })

  test('leaves the folder free at once, and every acknowledged row in it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-kill-'))
    const acknowledged: number[] = []
    try {
      for (let round = 1; round <= 6; round++) {
        const child = run(folder)
        let text = ''
        for await (const chunk of child.stdout) {
          text += String(chunk)
          // Enough rows for this round: killed in the middle of whatever it does now.
          if (text.split('\n').length > round * 7 && !child.killed) child.kill('SIGKILL')
        }
        if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
        expect(child.signalCode).toBe('SIGKILL')
        acknowledged.push(...text.split('\n').slice(0, -1).map(Number))
      }
      const opened = openStore({ folder })
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
      const stored = opened.value.read((db) => allEvents(db, 0, 1_000_000))
      opened.value.close()
      if (!stored.ok) throw new Error(JSON.stringify(stored.error))
      const seqs = new Set(stored.value.map((r) => r.seq))
      expect(acknowledged.length).toBeGreaterThanOrEqual(6 * 7)
      expect(acknowledged.filter((seq) => !seqs.has(seq))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  test('is named while it lives', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-held-'))
    const child = run(folder)
    try {
      await once(child.stdout, 'data')
      expect(openStore({ folder })).toMatchObject({
        ok: false,
        error: { code: 'folderInUse', params: { holder: expect.stringContaining(`${child.pid} (`) } },
      })
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
      rmSync(folder, { recursive: true })
    }
  }, 20_000)
})
