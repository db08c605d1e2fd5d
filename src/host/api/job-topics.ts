import type { Jobs } from '../swap/jobs.ts'
import type { StateHub } from './state.ts'

/** Keeps `job/<id>` as the jobs are. */
export function publishJobs(hub: StateHub, jobs: Jobs) {
  /** The terminal that an open job is about. */
  const terminals = new Map<string, string | undefined>()
  let onCourse = () => {}
  const publish = (jobId: string) => {
    const view = jobs.view(jobId)
    if (!view.ok) return
    hub.set(`job/${jobId}`, view.value)
    const { status, terminalId } = view.value
    const isKnown =
      status === 'open' ? terminals.has(jobId) && terminals.get(jobId) === terminalId : !terminals.has(jobId)
    if (isKnown) return
    if (status === 'open') terminals.set(jobId, terminalId)
    else terminals.delete(jobId)
    onCourse()
  }
  for (const { jobId } of jobs.views()) publish(jobId)
  return {
    /** The open job that is about a terminal. */
    jobOf: (terminalId: string) => [...terminals].find(([, terminal]) => terminal === terminalId)?.[0],
    /** From now on told when a job was opened, has ended, or is about another terminal than before. */
    onCourse(listener: () => void) {
      onCourse = listener
    },
    close: jobs.onChange(publish),
  }
}
