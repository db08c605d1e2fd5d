import { useState } from 'react'
import { useSettings } from '../../shell/useSettings.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWords } from '../../words/useWords.ts'
import { primaryOf } from '../primary.ts'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { type JobCall, useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { IntakeMore } from './IntakeMore.tsx'
import { draftOf, type IntakeDraft, intakeOf, isRecorded, REASONS } from './intakeDraft.ts'
import './IntakeStep.css'

/** Step 1: who, which terminal, why, and that the merchant knows what is kept. Five things are required. */
export function IntakeStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const { settings } = useSettings()
  const acts = useJob(job)
  const [draft, setDraft] = useState(() => draftOf(job.intake))
  const [tried, setTried] = useState(false)
  const set = (some: Partial<IntakeDraft>) => setDraft((now) => ({ ...now, ...some }))
  const result = intakeOf(draft)
  const lacks = (name: string) =>
    tried && 'missing' in result && result.missing.some((missing) => missing === name)
      ? t('shell.fieldMissing')
      : undefined

  const submit = () => {
    setTried(true)
    if (!('intake' in result)) return
    const { intake } = result
    // What is on record already (the console was restarted right after it) is not recorded once more.
    const record: readonly JobCall[] = isRecorded(job, intake)
      ? []
      : [(client, ids) => client.recordIntake({ ...ids, intake })]
    void acts.run(
      ...record,
      (client, ids) => client.next({ ...ids, from: 'intake' }),
      (client, ids) => client.readBefore(ids),
    )
  }
  const waits = primaryOf(job).do === 'wait'

  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={{ label: t('swap.intake.submit'), run: waits ? undefined : submit }}
      note={t('swap.intake.toolsText')}
    >
      <Head title={t('swap.step.intake')}>{t('swap.intake.lead')}</Head>
      <form className="intake" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={t('swap.intake.merchant')}
          value={draft.merchant}
          onChange={(merchant) => set({ merchant })}
          error={lacks('merchant')}
          maxLength={120}
          required
          autoFocus
        />
        <TextField
          label={t('swap.intake.contactPhone')}
          value={draft.contactPhone}
          onChange={(contactPhone) => set({ contactPhone })}
          error={lacks('contactPhone')}
          hint={t('swap.intake.contactPhoneNote')}
          inputMode="tel"
          maxLength={32}
          required
        />
        <SelectField
          label={t('swap.intake.reason')}
          value={draft.reason}
          options={REASONS.map((name) => [name, t(`swap.intake.reasons.${name}`)])}
          onChange={(reason) => set({ reason })}
          placeholder={t('shell.choose')}
          error={lacks('reason')}
          required
        />
        <TextField
          label={t('swap.intake.serialNumber')}
          value={draft.serialNumber}
          onChange={(serialNumber) => set({ serialNumber })}
          hint={t('swap.intake.serialNote')}
          maxLength={40}
        />
        <Choice
          className="row"
          label={t('swap.intake.ownership')}
          value={draft.ownership}
          options={(['merchantOwns', 'acquirerApproved'] as const).map((name) => [
            name,
            t(`swap.intake.owner.${name}`),
          ])}
          onChange={(ownership) => set({ ownership })}
          error={lacks('ownership')}
          required
        />
        <CheckField
          className="row"
          label={t('swap.intake.consent')}
          checked={draft.consent}
          onChange={(consent) => set({ consent })}
          error={lacks('consent')}
          hint={t('swap.intake.consentText', {
            site: settings.siteName || t('swap.intake.thisSite'),
            months: String(settings.retentionMonths),
            phone: settings.sitePhone || t('swap.intake.thePhone'),
          })}
          required
        />
        <IntakeMore
          draft={draft}
          set={set}
          amountBad={tried && 'missing' in result && result.missing.includes('amount')}
        />
      </form>
    </StepLayout>
  )
}
