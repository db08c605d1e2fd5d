import { CheckField } from '../../ui/CheckField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { fenOf } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { DOCUMENTS, FEES, type IntakeDraft, PAYERS } from './intakeDraft.ts'

/** What an order may hold besides the required five. */
export function IntakeMore({
  draft,
  set,
  amountBad,
}: {
  draft: IntakeDraft
  set: (some: Partial<IntakeDraft>) => void
  amountBad: boolean
}) {
  const { t } = useWords()
  const text = (name: 'contact' | 'terminalModel' | 'merchantId' | 'terminalId' | 'acquirer', max: number) => (
    <TextField
      label={t(`swap.intake.${name}`)}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      maxLength={max}
    />
  )
  return (
    <details className="more" open={amountBad || undefined}>
      <summary>{t('swap.intake.more')}</summary>
      <div className="intake">
        {text('contact', 60)}
        {text('terminalModel', 60)}
        {text('merchantId', 32)}
        {text('terminalId', 32)}
        {text('acquirer', 60)}
        <TextField
          label={t('swap.intake.reasonNote')}
          value={draft.reasonNote}
          onChange={(reasonNote) => set({ reasonNote })}
          maxLength={200}
        />
        <fieldset className="field row">
          <legend>{t('swap.intake.documents')}</legend>
          <div className="checks-row">
            {DOCUMENTS.map((name) => (
              <CheckField
                key={name}
                label={t(`swap.intake.document.${name}`)}
                checked={draft.documentsSeen.includes(name)}
                onChange={(seen) =>
                  set({
                    documentsSeen: seen
                      ? [...draft.documentsSeen, name]
                      : draft.documentsSeen.filter((other) => other !== name),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        {FEES.map((name) => (
          <div className="fee" key={name}>
            <SelectField
              label={`${t('swap.intake.payers')} · ${t(`swap.intake.fee.${name}`)}`}
              value={draft.payers[name].payer}
              options={PAYERS.map((payer) => [payer, t(`swap.intake.payer.${payer}`)])}
              placeholder={t('shell.optional')}
              onChange={(payer) => set({ payers: { ...draft.payers, [name]: { ...draft.payers[name], payer } } })}
            />
            <TextField
              label={t('swap.intake.amount')}
              value={draft.payers[name].amount}
              inputMode="decimal"
              error={
                amountBad && draft.payers[name].amount.trim() && fenOf(draft.payers[name].amount) === undefined
                  ? t('swap.payment.amountBad')
                  : undefined
              }
              onChange={(amount) => set({ payers: { ...draft.payers, [name]: { ...draft.payers[name], amount } } })}
            />
          </div>
        ))}
        <TextField
          label={t('swap.intake.saidBy')}
          value={draft.saidBy}
          onChange={(saidBy) => set({ saidBy })}
          maxLength={60}
        />
      </div>
    </details>
  )
}
