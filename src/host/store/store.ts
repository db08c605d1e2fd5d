import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../../shared/problem.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Database, DatabaseError, type OpenDatabase, openNodeSqlite } from './driver.ts'
import { takeFolder } from './folder-lock.ts'
import { guarded } from './guarded.ts'
import { migrate } from './schema.ts'

/** The open database of one data folder, held by this process alone. The named functions of `*-rows.ts` speak to `db`. */
export interface Store {
  /** Runs named functions against the database. Errors: `diskFull`, `storeFailed`. */
  read<T>(work: (db: Database) => T): Result<T, Problem>
  /** The same as one transaction: durable when it returns, undone as a whole when anything in it fails. */
  write<T>(work: (db: Database) => T): Result<T, Problem>
  /** Closes the database and gives the folder back. */
  close(): void
}

export interface StoreOptions {
  readonly folder: string
  readonly openDatabase?: OpenDatabase
  readonly now?: () => Date
}

/**
 * Opens the store of a data folder, which is made where it is missing (readable by its owner only). Errors: `folderInUse` with
 * the holder's name; `storeFailed` (`params.kind`: corrupt, cannotOpen, ...); `diskFull`.
 */
export function openStore(options: StoreOptions): Result<Store, Problem> {
  const { folder, openDatabase = openNodeSqlite, now = () => new Date() } = options
  const taken = guarded(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return takeFolder(folder, openDatabase, now)
  })
  if (!taken.ok) return taken
  if (!taken.value.ok) return taken.value
  const lock = taken.value.value

  const opened = guarded(() => openAt(path.join(folder, 'swapbench.db'), openDatabase))
  if (!opened.ok) {
    lock.close()
    return opened
  }
  const db = opened.value
  return ok({
    read: (work) => guarded(() => work(db)),
    write: (work) => guarded(() => db.transaction(() => work(db))),
    close() {
      db.close()
      lock.close()
    },
  })
}

function openAt(file: string, open: OpenDatabase): Database {
  const db = open(file)
  try {
    // WAL with FULL: each commit is on the disk before it returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
    const mode = db.get('PRAGMA journal_mode = WAL')?.journal_mode
    if (mode !== 'wal') throw new DatabaseError('failed', `journal mode is ${String(mode)}, not wal`)
    db.exec('PRAGMA synchronous = FULL')
    db.exec('PRAGMA foreign_keys = ON')
    migrate(db)
    return db
  } catch (thrown) {
    db.close()
    throw thrown
  }
}
