import { useCallback, useState } from 'react'
import type { NewCard } from '../../../src/shared/contract/swap.ts'
import { extractIccids, normaliseIccid } from '../../../src/shared/iccid.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Grouped } from '../../ui/Grouped.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useIdentity } from '../../ui/useIdentity.ts'
import { useWords } from '../../words/useWords.ts'
import { isRefused, mayOverride, primaryOf } from '../primary.ts'
import { type PrimaryAction, StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { IccidField } from './IccidField.tsx'
import { NewCardChecks } from './NewCardChecks.tsx'
import './NewCardStep.css'

/** Step 3: which card goes in. What a scanner reads lands in the field, wherever the focus is. */
export function NewCardStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const [iccid, setIccid] = useState(job.newCard?.iccid ?? '')
  const [how, setHow] = useState<NewCard['how']>('typed')
  const [candidates, setCandidates] = useState<readonly string[]>([])
  const [used, setUsed] = useState<NewCard['usedElsewhere'] | undefined>(job.newCard?.usedElsewhere)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)

  const take = useCallback((text: string, by: NewCard['how']) => {
    const found = extractIccids(text)
    setHow(by)
    setCandidates(found.length > 1 ? found : [])
    if (found[0] !== undefined) setIccid(found.length === 1 ? found[0] : '')
    else if (by === 'typed') setIccid(text.normalize('NFKC'))
  }, [])
  const onScan = useCallback((text: string) => take(text, 'scanned'), [take])

  const parsed = normaliseIccid(iccid)
  const checked = job.newCard && parsed.ok && job.newCard.iccid === parsed.value && job.newCard.usedElsewhere === used
  const refused = checked && isRefused(job)
  const check = (override?: { reason: string }) => {
    setTried(true)
    if (!parsed.ok || !used) return
    void acts.run((client, ids) =>
      client.checkNewCard({ ...ids, iccid: parsed.value, how, usedElsewhere: used, ...(override && { override }) }),
    )
  }
  const primary = ((): PrimaryAction => {
    const next = primaryOf(job)
    if (next.do === 'wait') return { label: t('swap.waiting'), run: undefined }
    if (!checked) return { label: t('swap.newCard.check'), run: () => check() }
    if (next.do === 'next')
      return {
        label: t('swap.newCard.accepted'),
        run: () => void acts.run((client, ids) => client.next({ ...ids, from: 'newCard' })),
      }
    if (refused && mayOverride(job))
      return {
        label: t('swap.newCard.overrideDo'),
        run: reason.trim() ? () => check({ reason: reason.trim() }) : undefined,
      }
    return { label: t('swap.newCard.check'), run: refused ? undefined : () => check() }
  })()

  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      onScan={onScan}
      primary={primary}
      note={t('swap.newCard.usedNote')}
    >
      <Head title={t('swap.step.newCard')}>{t('swap.newCard.lead')}</Head>
      <div className="scroll new-card">
        <IccidField
          value={iccid}
          onChange={(text) => take(text, 'typed')}
          error={tried && !parsed.ok ? t(`swap.newCard.bad.${parsed.error}`) : undefined}
        />
        {candidates.length > 1 && (
          <Choice
            label={t('swap.newCard.several')}
            value={undefined}
            options={candidates.map((candidate) => [candidate, candidate])}
            onChange={(candidate) => {
              setIccid(candidate)
              setCandidates([])
            }}
          />
        )}
        <Choice
          label={t('swap.newCard.usedElsewhere')}
          value={used}
          options={(['no', 'yes', 'unknown'] as const).map((name) => [name, t(`swap.newCard.used.${name}`)])}
          onChange={setUsed}
          error={tried && !used ? t('shell.fieldMissing') : undefined}
          required
        />
        <SideBySide oldIccid={job.before?.iccid} newIccid={parsed.ok ? parsed.value : undefined} job={job} />
        {checked && job.newCard && <NewCardChecks checks={job.newCard.checks} />}
      </div>
      {refused && mayOverride(job) && (
        <div className="override">
          <TextField
            label={t('swap.newCard.override')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            required
            autoFocus
          />
        </div>
      )}
    </StepLayout>
  )
}

function SideBySide({
  oldIccid,
  newIccid,
  job,
}: {
  oldIccid: string | undefined
  newIccid: string | undefined
  job: StepProps['job']
}) {
  const { t } = useWords()
  const identity = useIdentity()
  const card = (label: string, iccid: string | undefined, issuer: string | undefined) => (
    <div>
      <span className="label">{label}</span>
      <b className="iccid">
        {iccid ? (
          <Grouped text={identity.iccid(iccid)} />
        ) : (
          <span className="unknown">{t('readings.unknown.word')}</span>
        )}
      </b>
      <span className="note">{issuer}</span>
    </div>
  )
  const issuer = (of: { issuer?: Parameters<typeof nameOf>[0] } | undefined) => nameOf(of?.issuer)
  const nameOf = (name: NewCard['issuer']) => name && t(`readings.issuer.${name}`)
  return (
    <div className="two-cards">
      {card(t('swap.newCard.old'), oldIccid, issuer(job.before))}
      {card(t('swap.newCard.new'), newIccid, job.newCard?.iccid === newIccid ? issuer(job.newCard) : undefined)}
    </div>
  )
}
