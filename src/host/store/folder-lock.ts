import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Database, DatabaseError, type OpenDatabase } from './driver.ts'

/** Who has a data folder: the process, its computer, and since when (ISO 8601). */
const Holder = z.object({ pid: z.number().int(), computer: z.string(), since: z.string() })

/**
 * Takes the data folder for this process. The lock is SQLite's exclusive lock on a file of its own, that is, the operating
 * system's: it is atomic, and it ends with its holder however that dies, so a killed console restarts at once and no stale lock
 * has to be told from a live one. Who holds it stands in a file beside it. Errors: `folderInUse` with the `holder`; throws as
 * `OpenDatabase` and the file system do.
 */
export function takeFolder(folder: string, open: OpenDatabase, now: () => Date): Result<Database, Problem> {
  const lock = open(path.join(folder, 'host.lock'))
  const nameFile = path.join(folder, 'host.json')
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
    const holder: z.infer<typeof Holder> = { pid: process.pid, computer: hostname(), since: now().toISOString() }
    writeFileSync(`${nameFile}.new`, JSON.stringify(holder))
    renameSync(`${nameFile}.new`, nameFile)
    return ok(lock)
  } catch (thrown) {
    lock.close()
    if (!(thrown instanceof DatabaseError) || thrown.kind !== 'locked') throw thrown
    return err(problem('folderInUse', { holder: readHolder(nameFile) }))
  }
}

/** `1234 (bench-03)`: process and computer; empty in the moment before the holder has written its name. */
function readHolder(file: string): string {
  try {
    const { pid, computer } = Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
    return `${pid} (${computer})`
  } catch {
    return ''
  }
}
