import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OldCardFate } from '../../../src/shared/contract/swap.ts'
import { Choice } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWords } from '../../words/useWords.ts'
import { OutcomeBox } from '../OutcomeBox.tsx'
import { PaymentFields } from '../PaymentFields.tsx'
import { paymentDraftOf, paymentTestOf } from '../paymentDraft.ts'
import { primaryOf } from '../primary.ts'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { type JobCall, useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import './ReportStep.css'

const FATES = ['returnedToMerchant', 'returnedToCarrier', 'destroyed', 'stopRequested'] as const

/** Step 10: what became of the old card, the receive-payment test, and the order is closed with the outcome that stands. */
export function ReportStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const [, go] = useLocation()
  const acts = useJob(job)
  const [fate, setFate] = useState<OldCardFate['fate'] | undefined>(job.oldCard?.fate)
  const [stoppedBy, setStoppedBy] = useState(job.oldCard?.stoppedBy ?? '')
  const [payment, setPayment] = useState(() => paymentDraftOf(job.paymentTest))
  const [tried, setTried] = useState(false)
  const test = paymentTestOf(payment)

  const finish = async () => {
    setTried(true)
    if (!fate || !('test' in test)) return
    const oldCard: OldCardFate = { fate, ...(stoppedBy.trim() && { stoppedBy: stoppedBy.trim() }) }
    // What is on record already (in step 8, or before the console was restarted) is not recorded once more.
    const papers: JobCall[] = []
    if (!isSame(test.test, job.paymentTest))
      papers.push((client, ids) => client.recordPaymentTest({ ...ids, test: test.test }))
    if (!isSame(oldCard, job.oldCard)) papers.push((client, ids) => client.recordOldCard({ ...ids, oldCard }))
    const closed = await acts.run(...papers, (client, ids) => client.finish(ids))
    if (closed) go(`/orders/${encodeURIComponent(closed.orderNumber)}`)
  }

  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={{
        label: t('swap.report.finish'),
        run: primaryOf(job).do === 'wait' ? undefined : () => void finish(),
      }}
      note={fate && 'test' in test ? undefined : t('swap.report.missing')}
    >
      <Head title={t('swap.step.report')}>{t('swap.report.lead')}</Head>
      <div className="scroll report">
        <Choice
          label={t('swap.report.oldCard')}
          value={fate}
          options={FATES.map((name) => [name, t(`swap.report.fate.${name}`)])}
          onChange={setFate}
          hint={t('swap.report.boundNote')}
          error={tried && !fate ? t('shell.fieldMissing') : undefined}
          required
        />
        {fate === 'stopRequested' && (
          <TextField label={t('swap.report.stoppedBy')} value={stoppedBy} onChange={setStoppedBy} maxLength={60} />
        )}
        <div className="dashed">
          <PaymentFields
            draft={payment}
            set={(some) => setPayment((now) => ({ ...now, ...some }))}
            missing={tried && 'missing' in test ? test.missing : []}
          />
        </div>
      </div>
      <OutcomeBox job={job} />
    </StepLayout>
  )
}

/** Flat records of text, figures and truth values. */
function isSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>> | undefined): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b ?? {})])
  return b !== undefined && [...names].every((name) => a[name] === b[name])
}
