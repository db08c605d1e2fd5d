import { useLocation } from 'wouter'
import { useClient } from '../state/console.tsx'
import { type CallProblem, useCall } from '../state/useCall.ts'

/** Opens the swap of a terminal, or finds the one that is open, and goes there. */
export function useOpenSwap(): {
  open: (terminalId: string) => Promise<void>
  busy: boolean
  problem: CallProblem | undefined
  clear: () => void
} {
  const client = useClient()
  const { run, busy, problem, clear } = useCall()
  const [, go] = useLocation()
  return {
    open: async (terminalId) => {
      const job = await run(() => client.swap.open({ terminalId }))
      if (job) go(`/swap/${encodeURIComponent(job.jobId)}`)
    },
    busy,
    problem,
    clear,
  }
}
