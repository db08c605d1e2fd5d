import { channel } from 'node:diagnostics_channel'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Database } from '../store/driver.ts'
import { allEvents, appendEvent, eventsOfJob, type StoredEvent } from '../store/journal-rows.ts'
import type { Store } from '../store/store.ts'
import { JobEvent } from './event.ts'

export interface JournalRow {
  readonly seq: number
  readonly jobId: string | undefined
  /** ISO 8601, UTC. */
  readonly at: string
  readonly technician: string
  readonly bench: string
  readonly event: JobEvent
}

/** A row whose event this program cannot read: which row, and where it does not fit. Its content is not repeated here. */
export interface UnreadableRow extends Omit<JournalRow, 'event'> {
  readonly unreadable: string
}
export type StoredRow = JournalRow | UnreadableRow

export const isReadable = (row: StoredRow): row is JournalRow => 'event' in row

/** What is derived from the journal and stored beside it; runs in the transaction that appends `row`. */
export type Projection = (db: Database, row: JournalRow) => void

/** The append-only record that everything else is folded from. */
export interface Journal {
  /** Durable when it returns; only then is it published. Errors: `diskFull`, `storeFailed`: nothing was written. */
  append(jobId: string | undefined, event: JobEvent): Result<JournalRow, Problem>
  /** A job's rows after number `after`, oldest first, at most `limit`. */
  page(jobId: string, after: number, limit: number): Result<StoredRow[], Problem>
  /** All rows of a job. */
  ofJob(jobId: string): Result<StoredRow[], Problem>
}

export interface JournalOptions {
  readonly store: Store
  readonly now: () => Date
  readonly technician: () => string
  readonly bench: () => string
  readonly projections?: readonly Projection[]
}

/** Where each committed row is published (node:diagnostics_channel), one by one and never conflated. */
export const JOURNAL_CHANNEL = 'swapbench:journal'

const PAGE = 500

export function createJournal(options: JournalOptions): Journal {
  const { store, now, technician, bench, projections = [] } = options
  const published = channel(JOURNAL_CHANNEL)

  const page: Journal['page'] = (jobId, after, limit) => {
    const rows = store.read((db) => eventsOfJob(db, jobId, after, limit))
    return rows.ok ? ok(rows.value.map(readRow)) : rows
  }
  return {
    append(jobId, event) {
      // What could not be read again is not written.
      const parsed = JobEvent.safeParse(event)
      if (!parsed.success) return err(problem('internal', undefined, `journal event ${misfit(parsed.error)}`))
      const row = { jobId, at: now().toISOString(), technician: technician(), bench: bench(), event: parsed.data }
      const appended = store.write((db) => {
        const seq = appendEvent(db, { ...row, event: JSON.stringify(row.event) })
        const committed: JournalRow = { seq, ...row }
        for (const project of projections) project(db, committed)
        return committed
      })
      if (appended.ok) published.publish(appended.value)
      return appended
    },
    page,
    ofJob(jobId) {
      const rows: StoredRow[] = []
      for (;;) {
        const next = page(jobId, rows.at(-1)?.seq ?? 0, PAGE)
        if (!next.ok) return next
        rows.push(...next.value)
        if (next.value.length < PAGE) return ok(rows)
      }
    },
  }
}

/** All rows of the journal in their order, a page at a time, inside one transaction or read of the store. */
export function* everyRow(db: Database): Generator<StoredRow> {
  for (let after = 0; ; ) {
    const rows = allEvents(db, after, PAGE)
    for (const row of rows) yield readRow(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.seq
  }
}

/** A stored row with its event read; an event that no longer parses names its row and is no crash. */
export function readRow(stored: StoredEvent): StoredRow {
  const { event: text, ...rest } = stored
  const event = JobEvent.safeParse(parseJson(text))
  return event.success ? { ...rest, event: event.data } : { ...rest, unreadable: misfit(event.error) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where an event does not fit, without its values: those may be subscriber data. */
const misfit = (error: { issues: readonly { path: PropertyKey[]; code: string }[] }) =>
  error.issues.map((issue) => `${issue.path.map(String).join('.') || 'event'}: ${issue.code}`).join('; ')
