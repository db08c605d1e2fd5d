import { useEffect, useRef } from 'react'
import { useBench } from '../state/console.tsx'
import { callsForAttention } from '../swap/attention.ts'
import { play } from './sounds.ts'
import { useSettings } from './useSettings.ts'

/** One tone when a job comes to need a hand, one when a swap is verified; not for what was so when the page opened. */
export function useHelpSound(): void {
  const jobs = useBench((bench) => bench.jobs)
  const { settings } = useSettings()
  const known = useRef<Map<string, string> | undefined>(undefined)

  useEffect(() => {
    const calls = new Map([...jobs.values()].map((job) => [job.jobId, callsForAttention(job)]))
    const before = known.current
    known.current = calls
    if (!before || !settings.sounds) return
    const news = [...calls].filter(([jobId, call]) => before.has(jobId) && before.get(jobId) !== call)
    if (news.some(([, call]) => call === 'help')) play('help')
    else if (news.some(([, call]) => call === 'done')) play('done')
  }, [jobs, settings.sounds])
}
