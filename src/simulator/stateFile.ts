import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { err, ok, type Result } from '../shared/result.ts'
import { SavedWorld } from './world.ts'

/** The saved world; undefined when there is no file yet. The error says why a file cannot be used; it is never overwritten then. */
export function readStateFile(path: string): Result<SavedWorld | undefined, string> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(undefined)
    return err(`state file: ${(error as Error).message}`)
  }
  try {
    const parsed = SavedWorld.safeParse(JSON.parse(text))
    return parsed.success ? ok(parsed.data) : err(`state file ${path} is not one of this simulator`)
  } catch {
    return err(`state file ${path} is not JSON`)
  }
}

/** Written beside and renamed, so that a crash leaves the old or the new world, never half of one. */
export function writeStateFile(path: string, world: SavedWorld): Result<void, string> {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(world, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
    return ok(undefined)
  } catch (error) {
    return err(`state file: ${(error as Error).message}`)
  }
}
