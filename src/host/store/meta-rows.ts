import type { Database } from './driver.ts'

export const readMeta = (db: Database, key: string): string | undefined => {
  const value = db.get('SELECT value FROM meta WHERE key = ?', key)?.value
  return value === undefined || value === null ? undefined : String(value)
}

export const writeMeta = (db: Database, key: string, value: string): void => {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value)
}
