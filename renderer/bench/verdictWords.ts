import type { SwapView } from '../../src/shared/contract/swap.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { useFindingWords } from '../words/findingWords.ts'
import { useProblemWords } from '../words/problemWords.ts'
import { useWords } from '../words/useWords.ts'
import type { Verdict } from './verdict.ts'

export interface VerdictWords {
  readonly title: string
  readonly reason: string
  readonly more?: string | undefined
}

/** The two lines at the head of a tile. */
export function useVerdictWords(): (verdict: Verdict, terminal: TerminalView, job?: SwapView) => VerdictWords {
  const { t } = useWords()
  const problem = useProblemWords()
  const finding = useFindingWords()
  return (verdict, terminal, job) => {
    switch (verdict.of) {
      case 'problem': {
        const { title, todo } = problem(verdict.problem)
        return { title, reason: todo }
      }
      case 'finding': {
        const { title, seen } = finding(verdict.finding)
        return {
          title,
          reason: seen,
          more: verdict.more > 0 ? t('bench.more', { n: String(verdict.more) }) : undefined,
        }
      }
      case 'gone':
        return {
          title: t('bench.gone'),
          reason: job?.step === 'powerOff' ? t('bench.checkScreen') : t('bench.goneReason'),
        }
      case 'opening':
        return { title: t('bench.opening'), reason: terminal.endpoint.path }
      case 'identifying':
        return { title: t('bench.identifying'), reason: t('bench.identifyingReason') }
      case 'filling':
        return { title: t('bench.filling'), reason: t('bench.readingReason') }
      case 'fine':
        return { title: t('readings.state.fine'), reason: t('bench.fineReason') }
    }
  }
}
