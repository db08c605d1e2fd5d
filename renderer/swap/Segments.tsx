import type { SwapView } from '../../src/shared/contract/swap.ts'
import { waitsForHand } from './attention.ts'

/** The ten steps as a bar: done, now, to come. The words stand beside it. */
export function Segments({ job }: { job: SwapView }) {
  const now = waitsForHand(job) ? 'hand' : 'now'
  return (
    <div className="seg" aria-hidden="true">
      {job.steps.map(({ step, state }) => (
        <i
          key={step}
          className={state === 'done' ? 'done' : state === 'failed' ? 'failed' : step === job.step ? now : ''}
        />
      ))}
    </div>
  )
}
