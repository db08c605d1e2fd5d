import { useEffect, useRef, useState } from 'react'
import { STEPS, type Step, type SwapView } from '../../../src/shared/contract/swap.ts'
import type { CallProblem } from '../../state/useCall.ts'
import { useWords } from '../../words/useWords.ts'
import { primaryOf } from '../primary.ts'
import type { PrimaryAction } from '../StepLayout.tsx'
import type { JobActs } from '../useJob.ts'

/**
 * The primary action of steps that rest on words: the next word, the next step, or nothing while something is awaited. The last
 * word of a step says 'and go on' with it; where the bench still looks for its part, the step is left when that has come.
 */
export function useWordPrimary(job: SwapView, { run, busy, problem }: JobActs): PrimaryAction {
  const { t } = useWords()
  const primary = primaryOf(job)
  const [leaving, setLeaving] = useState<Step>()
  const { step, seq } = job
  const ready = primary.do === 'next'
  // A proof may be recorded between the state on screen and the call; then it is made once more with the newer state.
  const triedAt = useRef(-1)
  const stopped = job.problem !== undefined || (problem !== undefined && !isStale(problem))

  useEffect(() => {
    if (leaving === undefined) return
    if (leaving !== step || stopped) setLeaving(undefined)
    else if (ready && !busy && triedAt.current !== seq) {
      triedAt.current = seq
      void run((client, ids) => client.next({ ...ids, from: step }))
    }
  }, [leaving, step, seq, ready, busy, stopped, run])

  if (primary.do === 'say') {
    const { word, thenNext } = primary
    return {
      label: `${t(`swap.word.${word}.ask`)}${thenNext ? t('swap.andNext') : ''}`,
      run: () =>
        void run((client, ids) => client.say({ ...ids, word })).then((said) => {
          if (said && thenNext) setLeaving(step)
        }),
    }
  }
  if (primary.do === 'next') {
    const following = STEPS[STEPS.indexOf(step) + 1] ?? step
    return {
      label: t('swap.toNext', { step: t(`swap.step.${following}`) }),
      run: () => void run((client, ids) => client.next({ ...ids, from: step })),
    }
  }
  return { label: t('swap.waiting'), run: undefined }
}

const isStale = (problem: CallProblem): boolean => problem !== 'connectionLost' && problem.code === 'jobStale'
