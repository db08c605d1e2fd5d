import { createRequire } from 'node:module'
import { DatabaseError, type OpenDatabase, refusalKind, type SqlRow, type SqlValue, transaction } from './driver.ts'

/** The part of better-sqlite3 (which ships no types) that the adapter uses. */
interface BetterSqlite3 {
  exec(sql: string): void
  prepare(sql: string): {
    readonly reader: boolean
    all(...values: SqlValue[]): SqlRow[]
    get(...values: SqlValue[]): SqlRow | undefined
    run(...values: SqlValue[]): { lastInsertRowid: number | bigint; changes: number }
  }
  close(): void
}
const BetterSqlite3 = createRequire(import.meta.url)('better-sqlite3') as new (
  file: string,
  options: { timeout: number },
) => BetterSqlite3

/** better-sqlite3 names result codes; these are the names of the codes that `driver.ts` tells apart. */
const CODES: Readonly<Record<string, number>> = {
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_CONSTRAINT: 19,
  SQLITE_NOTADB: 26,
}

function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown) || !String(thrown.code).startsWith('SQLITE_')) throw thrown
    const primary = String(thrown.code).split('_').slice(0, 2).join('_')
    throw new DatabaseError(refusalKind(CODES[primary]), thrown.message)
  }
}

/** The fallback driver: proof that the store needs nothing that only `node:sqlite` has. Used by tests alone. */
export const openBetterSqlite3: OpenDatabase = (file) => {
  const db = translated(() => new BetterSqlite3(file, { timeout: 0 }))
  const exec = (sql: string) => translated(() => db.exec(sql))
  return {
    exec,
    all: (sql, ...values) => translated(() => db.prepare(sql).all(...values)),
    get: (sql, ...values) => translated(() => db.prepare(sql).get(...values)),
    run: (sql, ...values) =>
      translated(() => {
        const { lastInsertRowid, changes } = db.prepare(sql).run(...values)
        return { lastId: Number(lastInsertRowid), changes }
      }),
    transaction: (work) => transaction(exec, work),
    close: () => db.close(),
  }
}
