import { AppSettings } from '../../shared/contract/app.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'
import { readMeta, writeMeta } from './meta-rows.ts'
import type { Store } from './store.ts'

const KEY = 'settings'

/**
 * The settings that somebody has set. Each field is checked by itself: one that no longer fits (an older program wrote it,
 * somebody edited it) counts as not set and takes no other with it.
 */
export const readSettings = (store: Store): Result<Partial<AppSettings>, Problem> =>
  store.read((db) => {
    const stored = parseJson(readMeta(db, KEY))
    const fields = Object.entries(AppSettings.shape).flatMap(([name, schema]) => {
      const field = schema.safeParse(stored[name])
      return field.success ? [[name, field.data]] : []
    })
    return Object.fromEntries(fields)
  })

/** Stores all that are set, durably. They were validated at the edge where they came in. */
export const writeSettings = (store: Store, settings: Partial<AppSettings>): Result<void, Problem> =>
  store.write((db) => writeMeta(db, KEY, JSON.stringify(settings)))

function parseJson(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
