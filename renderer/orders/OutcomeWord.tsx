import type { Outcome } from '../../src/shared/outcome.ts'
import { State, type StateName } from '../ui/State.tsx'
import { useWords } from '../words/useWords.ts'

export const OUTCOME_STATE: Record<Outcome, StateName> = { verified: 'fine', doneNotVerified: 'look', failed: 'wrong' }

export function OutcomeWord({ outcome, size = 16 }: { outcome: Outcome; size?: number }) {
  const { t } = useWords()
  return (
    <State is={OUTCOME_STATE[outcome]} size={size}>
      {t(`swap.outcome.${outcome}`)}
    </State>
  )
}
