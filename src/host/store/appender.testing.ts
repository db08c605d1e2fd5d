// The child of the kill test: appends row after row and prints the number of each once it is stored.
import { writeSync } from 'node:fs'
import { appendEvent } from './journal-rows.ts'
import { openStore } from './store.ts'

const opened = openStore({ folder: process.argv[2] ?? '' })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
for (;;) {
  const event = { jobId: 'a', at: 't', technician: 't', bench: 'b', event: '{}' }
  const seq = opened.value.write((db) => appendEvent(db, event))
  if (!seq.ok) throw new Error(JSON.stringify(seq.error))
  writeSync(1, `${seq.value}\n`)
}
