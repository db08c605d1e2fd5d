import { useCallback } from 'react'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { useClient } from '../state/console.tsx'
import { type Call, useCall } from '../state/useCall.ts'

type Client = ReturnType<typeof useClient>['swap']
type Ids = { readonly jobId: string; readonly seq: number }
/** One call of a chain: made with the number of the record that the one before it returned. */
export type JobCall = (client: Client, ids: Ids) => Promise<SwapView>

export interface JobActs extends Omit<Call, 'run'> {
  /** Makes the calls one after the other and stops at the first that fails; resolves with the job after the last. */
  readonly run: (...links: readonly JobCall[]) => Promise<SwapView | undefined>
}

/** What can be done to a job. Every call names the newest record that was on screen; one that is behind is refused. */
export function useJob(job: SwapView): JobActs {
  const client = useClient()
  const { run: call, ...rest } = useCall()
  const { jobId, seq } = job
  const run = useCallback(
    (...links: readonly JobCall[]) =>
      call(async () => {
        let after: SwapView | undefined
        for (const link of links) after = await link(client.swap, { jobId, seq: after?.seq ?? seq })
        return after
      }),
    [call, client, jobId, seq],
  )
  return { ...rest, run: run as JobActs['run'] }
}
