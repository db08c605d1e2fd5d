import type { Finding } from '../../shared/contract/terminal.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Jobs } from '../swap/jobs.ts'
import { type AppTopicOptions, publishApp } from './app-topic.ts'
import { publishJobs } from './job-topics.ts'
import { publishTerminals } from './terminal-topics.ts'

/** Keeps the whole state as the host is, until `close`. */
export function publishState(options: AppTopicOptions & { readonly jobs: Jobs }): { close(): void } {
  const { hub, jobs, bench, settings } = options
  const findings = (snapshot: Snapshot, complete: boolean): Finding[] =>
    diagnose(snapshot, { signalThresholdDbm: settings.current().signalThresholdDbm, complete })
  const jobTopics = publishJobs(hub, jobs)
  const terminalTopics = publishTerminals({ hub, bench, findings, jobOf: jobTopics.jobOf })
  const appTopic = publishApp(options)
  jobTopics.onCourse(() => {
    terminalTopics.renew()
    appTopic.renew()
  })
  const stop = settings.onChange(terminalTopics.renew)
  return {
    close() {
      stop()
      jobTopics.close()
      terminalTopics.close()
      appTopic.close()
    },
  }
}
