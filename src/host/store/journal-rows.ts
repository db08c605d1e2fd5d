import type { Database, SqlRow } from './driver.ts'

/** A row of the journal as stored: `event` is JSON text that nobody has looked at yet. */
export interface StoredEvent {
  readonly seq: number
  readonly jobId: string | undefined
  readonly at: string
  readonly technician: string
  readonly bench: string
  readonly event: string
}

const read = (row: SqlRow): StoredEvent => ({
  seq: Number(row.seq),
  jobId: row.job_id === null ? undefined : String(row.job_id),
  at: String(row.at),
  technician: String(row.technician),
  bench: String(row.bench),
  event: String(row.event),
})

/** Appends one row; returns its number. Numbers only grow and are never used again. */
export const appendEvent = (db: Database, row: Omit<StoredEvent, 'seq'>): number =>
  db.run(
    'INSERT INTO journal (job_id, at, technician, bench, event) VALUES (?, ?, ?, ?, ?)',
    row.jobId ?? null,
    row.at,
    row.technician,
    row.bench,
    row.event,
  ).lastId

/** A job's rows after number `after`, oldest first, at most `limit`. */
export const eventsOfJob = (db: Database, jobId: string, after: number, limit: number): StoredEvent[] =>
  db.all('SELECT * FROM journal WHERE job_id = ? AND seq > ? ORDER BY seq LIMIT ?', jobId, after, limit).map(read)

/** Everybody's rows after number `after`, oldest first, at most `limit`. */
export const allEvents = (db: Database, after: number, limit: number): StoredEvent[] =>
  db.all('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?', after, limit).map(read)
