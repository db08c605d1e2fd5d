import type { SwapView } from '../../src/shared/contract/swap.ts'
import { usePaymentLine } from '../orders/usePaymentLine.ts'
import { Mark } from '../ui/Mark.tsx'
import { useWords } from '../words/useWords.ts'
import './OutcomeBox.css'

/** The receive-payment test on its own ground: a person's word, no part of the verdict. */
export function PaymentLine({ job, onRecord }: { job: SwapView; onRecord: () => void }) {
  const { t } = useWords()
  const line = usePaymentLine()(job.paymentTest)
  return (
    <section className="out pay" aria-label={t('swap.payment.label')}>
      <h3>
        {t('swap.payment.label')}
        <Mark by="word">{t('swap.by.word')}</Mark>
      </h3>
      <div>
        {job.paymentTest ? (
          <p>
            <b>{line.title}</b>
            <span className="label">{line.rest}</span>
          </p>
        ) : (
          <p>
            <b>{t('swap.payment.todo')}</b>
            <span className="label">
              {t('swap.payment.todoText')} {t('swap.payment.consent')}
            </span>
          </p>
        )}
        <button type="button" className="btn small" onClick={onRecord}>
          {t('swap.payment.record')}
        </button>
      </div>
    </section>
  )
}
