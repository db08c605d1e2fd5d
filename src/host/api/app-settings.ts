import type { AppSettings } from '../../shared/contract/app.ts'
import type { Problem } from '../../shared/problem.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Journal } from '../journal/journal.ts'
import { readSettings, writeSettings } from '../store/settings-store.ts'
import type { Store } from '../store/store.ts'

/** What a bench is set to before anybody has set anything. */
const UNSET: AppSettings = {
  benchName: '',
  siteName: '',
  sitePhone: '',
  technician: '',
  language: 'system',
  theme: 'system',
  masked: true,
  sounds: true,
  paymentHost: '',
  signalThresholdDbm: -110,
  replaceAfterMonths: 6,
  retentionMonths: 24,
}

export interface SettingsHolder {
  current(): AppSettings
  /** Journaled, stored, and only then in force. Errors: those of the store; then nothing has changed. */
  change(journal: Journal, changes: Partial<AppSettings>): Result<AppSettings, Problem>
  onChange(listener: () => void): () => void
}

export function holdSettings(store: Store): Result<SettingsHolder, Problem> {
  const read = readSettings(store)
  if (!read.ok) return read
  // Only what somebody has set is stored: a later version may leave the rest otherwise.
  let set = read.value
  let settings = { ...UNSET, ...set }
  const listeners = new Set<() => void>()
  return ok({
    current: () => settings,
    change(journal, changes) {
      const appended = journal.append(undefined, { type: 'settingsChanged', changes })
      if (!appended.ok) return appended
      const written = writeSettings(store, { ...set, ...changes })
      if (!written.ok) return written
      set = { ...set, ...changes }
      settings = { ...settings, ...changes }
      for (const listener of [...listeners]) listener()
      return ok(settings)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
}
