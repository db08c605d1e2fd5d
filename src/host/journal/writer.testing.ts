// The child of the channel test: appends five rows to the folder it is given.
import { openStore } from '../store/store.ts'
import { createJournal } from './journal.ts'

const opened = openStore({ folder: process.argv[2] ?? '' })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const journal = createJournal({ store: opened.value, now: () => new Date(), technician: () => 't', bench: () => 'b' })
for (let i = 0; i < 5; i++) journal.append('a', { type: 'resumed' })
