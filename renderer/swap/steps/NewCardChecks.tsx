import type { NewCardCheck } from '../../../src/shared/contract/swap.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { StateName } from '../../ui/State.tsx'
import { useIdentity } from '../../ui/useIdentity.ts'
import { wordedParams } from '../../words/params.ts'
import { RAW, useWords } from '../../words/useWords.ts'
import './CheckRow.css'

const STATE: Record<NewCardCheck['status'], StateName> = {
  passed: 'fine',
  notice: 'look',
  failed: 'wrong',
  notPossible: 'unknown',
}

const ORDER: readonly NewCardCheck['status'][] = ['failed', 'notice', 'passed', 'notPossible']
const worstFirst = (checks: readonly NewCardCheck[]) =>
  [...checks].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))

export function NewCardChecks({ checks }: { checks: readonly NewCardCheck[] }) {
  const words = useWords()
  const { t, fill } = words
  const identity = useIdentity()
  return (
    <ul className="checks" aria-label={t('swap.step.newCard')}>
      {worstFirst(checks).map(({ name, status, params }) => (
        <li key={name} className={`ck${status === 'notPossible' ? ' na' : ''}`} data-testid={`new-card-${name}`}>
          <Icon name={STATE[status]} size={20} className={STATE[status]} />
          <span>{t(`swap.newCard.checks.${name}`)}</span>
          <span className="v">
            {fill(t(`swap.newCard.seen.${name}.${status}`, RAW), wordedParams(params, words, identity))}
          </span>
          <span className={`w ${STATE[status]}`}>{t(`swap.newCard.status.${status}`)}</span>
        </li>
      ))}
    </ul>
  )
}
