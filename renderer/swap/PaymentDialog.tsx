import { useState } from 'react'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useWords } from '../words/useWords.ts'
import { PaymentFields } from './PaymentFields.tsx'
import { paymentDraftOf, paymentTestOf } from './paymentDraft.ts'
import { useJob } from './useJob.ts'

export function PaymentDialog({ job, onClose }: { job: SwapView; onClose: () => void }) {
  const { t } = useWords()
  const { run, busy, problem } = useJob(job)
  const [draft, setDraft] = useState(() => paymentDraftOf(job.paymentTest))
  const [tried, setTried] = useState(false)
  const result = paymentTestOf(draft)
  const record = async () => {
    setTried(true)
    if (!('test' in result)) return
    const { test } = result
    if (await run((client, ids) => client.recordPaymentTest({ ...ids, test }))) onClose()
  }
  return (
    <Dialog title={t('swap.payment.label')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void record()
        }}
      >
        <div className="body">
          <p className="label">
            {t('swap.payment.todoText')} {t('swap.payment.consent')}
          </p>
          <PaymentFields
            draft={draft}
            set={(some) => setDraft((now) => ({ ...now, ...some }))}
            missing={tried && 'missing' in result ? result.missing : []}
          />
          <ProblemBox problem={problem} />
        </div>
        <footer>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="btn go" disabled={busy}>
            {t('swap.payment.record')}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
