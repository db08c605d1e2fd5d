import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Database, DatabaseError, type OpenDatabase } from './driver.ts'

/** The host that has a data folder: by process, computer and since when (ISO 8601). */
const Holder = z.object({ pid: z.number().int(), computer: z.string(), since: z.string() })
export type FolderHolder = z.infer<typeof Holder>

export interface FolderInUse {
  readonly code: 'folderInUse'
  readonly folder: string
  /** Undefined in the moment before the holder has written its name. */
  readonly holder: FolderHolder | undefined
}

/**
 * Takes the data folder for this process. The lock is SQLite's exclusive lock on a file of its own, that is, the operating
 * system's: it is atomic, and it ends with its holder however that dies, so a killed console restarts at once and no stale lock
 * has to be told from a live one. Who holds it stands in a file beside it. Throws as `OpenDatabase` and the file system do.
 */
export function takeFolder(folder: string, open: OpenDatabase, now: () => Date): Result<Database, FolderInUse> {
  const lock = open(path.join(folder, 'host.lock'))
  const nameFile = path.join(folder, 'host.json')
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    lock.close()
    if (!(thrown instanceof DatabaseError) || thrown.kind !== 'locked') throw thrown
    return err({ code: 'folderInUse', folder, holder: readHolder(nameFile) })
  }
  const holder: FolderHolder = { pid: process.pid, computer: hostname(), since: now().toISOString() }
  writeFileSync(`${nameFile}.new`, JSON.stringify(holder))
  renameSync(`${nameFile}.new`, nameFile)
  return ok(lock)
}

function readHolder(file: string): FolderHolder | undefined {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}
