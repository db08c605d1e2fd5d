// Loaded into the console's process with --import: kills it without warning right after a named journal row was committed. The journal
// tells of each row on a diagnostics channel, which is there for anybody who wants to watch; the console knows nothing of this file.
import { subscribe } from 'node:diagnostics_channel'

interface Row {
  readonly event: { type: string; act?: string; from?: string; intent?: { act: string }; proof?: { act: string } }
}

const wanted = process.env.SWAPBENCH_TEST_DIE_AT
if (wanted)
  subscribe('swapbench:journal', (message) => {
    const { event } = message as Row
    const about = event.intent?.act ?? event.proof?.act ?? event.act ?? event.from
    if ((about ? `${event.type}:${about}` : event.type) === wanted) process.kill(process.pid, 'SIGKILL')
  })
