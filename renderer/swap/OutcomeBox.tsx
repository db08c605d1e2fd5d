import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Mark } from '../ui/Mark.tsx'
import { useWords } from '../words/useWords.ts'
import { wasVerified } from './primary.ts'
import './OutcomeBox.css'

/** The three possible words; the one that would stand if the job ended now is boxed, with what keeps it from being better. */
export function OutcomeBox({ job }: { job: SwapView }) {
  const { t, list } = useWords()
  const because = list(job.outcomeBecause.map((name) => t(`swap.check.${name}`)))
  const standing = wasVerified(job) ? job.outcome : undefined
  return (
    <section className="out" aria-label={t('swap.outcome.label')}>
      <h3>
        {t('swap.outcome.label')}
        <Mark by="bench">{t('swap.by.bench')}</Mark>
      </h3>
      <div data-testid="outcome" data-outcome={standing ?? 'none'}>
        <p className="tri">
          {(['verified', 'doneNotVerified', 'failed'] as const).map((name) => (
            <span key={name} className={name === standing ? 'on' : ''} aria-current={name === standing || undefined}>
              {t(`swap.outcome.${name}`)}
            </span>
          ))}
          {!standing && <span className="because">{t('swap.outcome.none')}</span>}
        </p>
        {standing && (
          <p className="sentence">
            {because && (
              <>
                <b>{t(standing === 'failed' ? 'swap.outcome.against' : 'swap.outcome.open', { because })}</b> ·{' '}
              </>
            )}
            {t(`swap.sentence.${standing}`)}
          </p>
        )}
      </div>
    </section>
  )
}
