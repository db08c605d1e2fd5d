import { type Database, DatabaseError } from './driver.ts'

/**
 * One entry per version of the database (`user_version`); entries are added, never changed. `journal` is the truth; `orders` is
 * a projection of it and can be emptied at any time.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE journal (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     job_id TEXT,
     at TEXT NOT NULL,
     technician TEXT NOT NULL,
     bench TEXT NOT NULL,
     event TEXT NOT NULL
   ) STRICT;
   CREATE INDEX journal_by_job ON journal (job_id, seq);
   CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;

   CREATE TABLE orders (
     job_id TEXT PRIMARY KEY,
     order_number TEXT NOT NULL UNIQUE,
     status TEXT NOT NULL,
     outcome TEXT,
     merchant TEXT,
     model TEXT,
     new_iccid TEXT,
     card_in INTEGER NOT NULL,
     technician TEXT NOT NULL,
     opened_at TEXT NOT NULL,
     closed_at TEXT,
     simulated INTEGER NOT NULL,
     search TEXT NOT NULL
   ) STRICT;
   CREATE INDEX orders_by_time ON orders (opened_at);

   CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,

  `ALTER TABLE orders ADD COLUMN cards_in TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE orders DROP COLUMN card_in;`,
]

/** Brings the database to the newest version, all or nothing; refuses one that a newer program has written. */
export function migrate(db: Database): void {
  const version = Number(db.get('PRAGMA user_version')?.user_version ?? 0)
  if (version > MIGRATIONS.length)
    throw new DatabaseError('failed', `database version ${version} is newer than this program (${MIGRATIONS.length})`)
  if (version === MIGRATIONS.length) return
  db.transaction(() => {
    for (const migration of MIGRATIONS.slice(version)) db.exec(migration)
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })
}
