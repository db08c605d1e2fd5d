import type { Jobs } from '../swap/jobs.ts'
import type { StateHub } from './state.ts'

/** Keeps `job/<id>` as the jobs are. */
export function publishJobs(hub: StateHub, jobs: Jobs) {
  /** Which open job is about which terminal. */
  const open = new Map<string, string>()
  const publish = (jobId: string) => {
    const view = jobs.view(jobId)
    if (!view.ok) return
    hub.set(`job/${jobId}`, view.value)
    for (const [terminalId, other] of open) if (other === jobId) open.delete(terminalId)
    const { terminalId, status } = view.value
    if (status === 'open' && terminalId !== undefined) open.set(terminalId, jobId)
  }
  for (const { jobId } of jobs.views()) publish(jobId)
  return {
    /** The open job that is about a terminal. */
    jobOf: (terminalId: string) => open.get(terminalId),
    close: jobs.onChange(publish),
  }
}
