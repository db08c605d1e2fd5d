import type { SwapView } from '../../src/shared/contract/swap.ts'
import { WORDS } from '../../src/shared/contract/swap.ts'
import { INPUTS } from '../../src/shared/words/job.ts'
import { useProblemWords } from '../words/problemWords.ts'
import { useWords } from '../words/useWords.ts'
import { currentStep } from './attention.ts'

/** What a job waits for from the technician, in one line. */
export function useNeedWords(): (job: SwapView) => string {
  const { t } = useWords()
  const problem = useProblemWords()
  return (job) => {
    if (job.problem) return problem(job.problem).title
    for (const { by, what } of currentStep(job)?.needs ?? []) {
      const word = WORDS.find((name) => name === what)
      if (by === 'word' && word) return t(`swap.word.${word}.need`)
      const input = INPUTS.find((name) => name === what)
      if (by === 'input' && input) return t(`swap.input.${input}`)
    }
    return t('bench.resume')
  }
}
