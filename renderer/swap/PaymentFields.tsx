import { CheckField } from '../ui/CheckField.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'
import type { PaymentDraft, PaymentMissing } from './paymentDraft.ts'
import './PaymentFields.css'

export function PaymentFields({
  draft,
  set,
  missing,
}: {
  draft: PaymentDraft
  set: (some: Partial<PaymentDraft>) => void
  missing: readonly PaymentMissing[]
}) {
  const { t } = useWords()
  return (
    <div className="payment-fields">
      <Choice
        label={t('swap.payment.label')}
        value={draft.result}
        options={(['voided', 'pendingOnSite', 'notDone'] as const).map((name) => [name, t(`swap.payment.${name}`)])}
        onChange={(result) => set({ result })}
        error={missing.includes('result') ? t('shell.fieldMissing') : undefined}
        required
      />
      {draft.result === 'voided' && (
        <>
          <div className="pair">
            <TextField
              label={t('swap.payment.amount')}
              value={draft.amount}
              onChange={(amount) => set({ amount })}
              inputMode="decimal"
              error={missing.includes('amount') ? t('swap.payment.amountBad') : undefined}
              required
            />
            <TextField
              label={t('swap.payment.reference')}
              value={draft.reference}
              onChange={(reference) => set({ reference })}
              maxLength={40}
            />
          </div>
          <div className="pair">
            <CheckField
              label={t('swap.payment.agreed')}
              checked={draft.merchantConsent}
              onChange={(merchantConsent) => set({ merchantConsent })}
              error={missing.includes('consent') ? t('shell.fieldMissing') : undefined}
              required
            />
            <CheckField
              label={t('swap.payment.mobile')}
              checked={draft.overMobileData}
              onChange={(overMobileData) => set({ overMobileData })}
            />
          </div>
        </>
      )}
      {draft.result && draft.result !== 'voided' && (
        <TextField
          label={t('swap.payment.note')}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={200}
        />
      )}
    </div>
  )
}
