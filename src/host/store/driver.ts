import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type SqlValue = string | number | null
export type SqlRow = Readonly<Record<string, SqlValue>>

/** Why the database refused, as far as it makes a difference here; everything else is `failed`. */
export type RefusalKind = 'full' | 'corrupt' | 'locked' | 'conflict' | 'cannotOpen' | 'failed'

/** The one error a `Database` throws. It never leaves the store: `guarded` makes a `Problem` of it. */
export class DatabaseError extends Error {
  readonly kind: RefusalKind
  constructor(kind: RefusalKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** What the store needs of an embedded SQL database: synchronous, one connection. All of it throws `DatabaseError`. */
export interface Database {
  exec(sql: string): void
  all(sql: string, ...values: SqlValue[]): SqlRow[]
  get(sql: string, ...values: SqlValue[]): SqlRow | undefined
  run(sql: string, ...values: SqlValue[]): { readonly lastId: number; readonly changes: number }
  /** Commits when `work` returns, rolls back when it throws. Not nested. */
  transaction<T>(work: () => T): T
  close(): void
}
export type OpenDatabase = (file: string) => Database

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that are told apart. */
const KINDS: Readonly<Record<number, RefusalKind>> = {
  5: 'locked',
  6: 'locked',
  11: 'corrupt',
  13: 'full',
  14: 'cannotOpen',
  19: 'conflict',
  26: 'corrupt',
}

/** The kind of a primary or extended result code: the low byte is the primary one. */
export const refusalKind = (code: number | undefined): RefusalKind => KINDS[(code ?? 0) & 0xff] ?? 'failed'

function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('errcode' in thrown)) throw thrown
    throw new DatabaseError(refusalKind(Number(thrown.errcode)), thrown.message)
  }
}

/** The driver that ships: Node's own SQLite, also inside Electron. The tests run the store on better-sqlite3 as well. */
export const openNodeSqlite: OpenDatabase = (file) => {
  const db = translated(() => new DatabaseSync(file))
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const exec = (sql: string) => translated(() => db.exec(sql))
  return {
    exec,
    all: (sql, ...values) => translated(() => prepared(sql).all(...(values as SQLInputValue[])) as SqlRow[]),
    get: (sql, ...values) => translated(() => prepared(sql).get(...(values as SQLInputValue[])) as SqlRow | undefined),
    run: (sql, ...values) =>
      translated(() => {
        const { lastInsertRowid, changes } = prepared(sql).run(...(values as SQLInputValue[]))
        return { lastId: Number(lastInsertRowid), changes: Number(changes) }
      }),
    transaction: (work) => transaction(exec, work),
    close: () => db.close(),
  }
}

/** BEGIN IMMEDIATE to COMMIT around `work`. A full disk may already have rolled back by itself, hence the tolerant ROLLBACK. */
export function transaction<T>(exec: (sql: string) => void, work: () => T): T {
  exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    exec('COMMIT')
    return value
  } catch (thrown) {
    try {
      exec('ROLLBACK')
    } catch {}
    throw thrown
  }
}
