import { useState } from 'react'
import type { SettingResult } from '../../../src/shared/contract/swap.ts'
import { parseMsisdn } from '../../../src/shared/msisdn.ts'
import { isKnown } from '../../../src/shared/reading.ts'
import { useBench } from '../../state/console.tsx'
import { at } from '../../state/readings.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { Grouped } from '../../ui/Grouped.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { State, type StateName } from '../../ui/State.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useIdentity } from '../../ui/useIdentity.ts'
import { clock } from '../../words/format.ts'
import { useProblemWords } from '../../words/problemWords.ts'
import { unknownWords } from '../../words/readingWords.ts'
import { useWords } from '../../words/useWords.ts'
import { primaryOf } from '../primary.ts'
import { SkipDialog } from '../SkipDialog.tsx'
import { type PrimaryAction, StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import './SettingsStep.css'

/** Step 9: the bound number is read, written, read back and compared; or skipped with the reason. */
export function SettingsStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const result = job.settings.findLast((setting) => setting.setting === 'boundNumber')
  const capability = useBench(
    (bench) => bench.terminals.find((terminal) => terminal.id === job.terminalId)?.capabilities?.boundNumber,
  )
  const [number, setNumber] = useState(result?.wanted ?? '')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const [skipping, setSkipping] = useState(false)
  const parsed = parseMsisdn(number)
  const action = primaryOf(job)

  const write = () => {
    setTried(true)
    if (!parsed.ok || !agreed) return
    const { national } = parsed.value
    void acts.run((client, ids) => client.writeBoundNumber({ ...ids, number: national, merchantAgreed: true }))
  }
  const primary = ((): PrimaryAction => {
    if (action.do === 'wait') return { label: t('swap.waiting'), run: undefined }
    if (action.do === 'next')
      return {
        label: t('swap.toNext', { step: t('swap.step.report') }),
        run: () => void acts.run((client, ids) => client.next({ ...ids, from: 'settings' })),
      }
    return { label: result ? t('swap.settings.again') : t('swap.settings.write'), run: write }
  })()
  const contactPhone = job.intake?.contactPhone
  const settled = action.do === 'next'

  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy && !job.now.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={primary}
      note={
        <>
          {t('swap.settings.note')}
          <br />
          {t('swap.settings.noteTwo')}
        </>
      }
      secondary={
        !job.now.busy && !settled ? (
          <button type="button" className="btn plain" onClick={() => setSkipping(true)}>
            {t('swap.settings.skip')}
          </button>
        ) : undefined
      }
    >
      <Head title={t('swap.step.settings')}>{t('swap.settings.lead')}</Head>
      <div className="scroll bound-number">
        <p className="caveat">{t('terminal.caveat')}</p>
        {capability && !capability.possible && (
          <State is="unknown">{t('terminal.notPossible', { why: t('terminal.notPossibleWhy.boundNumber') })}</State>
        )}
        {!settled && (
          <>
            <TextField
              className="big-field"
              label={t('swap.settings.number')}
              hint={t('swap.settings.numberHint')}
              value={number}
              onChange={setNumber}
              inputMode="tel"
              maxLength={32}
              error={tried && !parsed.ok ? t('problems.numberInvalid.title') : undefined}
              required
              autoFocus
            />
            {contactPhone && number === '' && (
              <button type="button" className="btn small start" onClick={() => setNumber(contactPhone)}>
                {t('swap.settings.fromIntake')}
              </button>
            )}
            <CheckField
              label={t('swap.settings.agreed')}
              checked={agreed}
              onChange={setAgreed}
              error={tried && !agreed ? t('shell.fieldMissing') : undefined}
              required
            />
          </>
        )}
        <Compared job={job} result={result} />
      </div>
      {skipping && <SkipDialog job={job} onClose={() => setSkipping(false)} />}
    </StepLayout>
  )
}

const STATUS: Record<SettingResult['status'], StateName> = {
  matches: 'fine',
  differs: 'wrong',
  refused: 'wrong',
  unsupported: 'unknown',
  skipped: 'look',
  pending: 'unknown',
}

/** Old, new and what was read back, side by side; before the first write the old value is the one on the card now. */
function Compared({ job, result }: { job: StepProps['job']; result: SettingResult | undefined }) {
  const words = useWords()
  const { t } = words
  const identity = useIdentity()
  const problemOf = useProblemWords()
  const stored = useBench((bench) => at(job.terminalId ? bench.readings.get(job.terminalId) : undefined, 'sim.msisdn'))
  const show = (text: string | undefined) =>
    text === undefined ? (
      <span className="unknown">…</span>
    ) : text === '' ? (
      t('swap.settings.empty')
    ) : (
      <Grouped text={identity.phone(text)} />
    )
  const before = result ? (
    result.old === undefined ? (
      <span className="unknown">{t('readings.unknown.word')}</span>
    ) : (
      show(result.old)
    )
  ) : isKnown(stored) ? (
    show(stored.value)
  ) : (
    <span className="unknown">{unknownWords(stored.unknown, words)}</span>
  )
  const problem = result?.problem && problemOf(result.problem)
  return (
    <section className="compared" aria-label={t('swap.settings.number')}>
      <dl>
        <div>
          <dt>{t('swap.settings.old')}</dt>
          <dd>{before}</dd>
        </div>
        <div>
          <dt>{t('swap.settings.wanted')}</dt>
          <dd>{show(result?.wanted)}</dd>
        </div>
        <div>
          <dt>{t('swap.settings.readBack')}</dt>
          <dd>{show(result?.readBack)}</dd>
        </div>
      </dl>
      {result && (
        <p className="status" data-testid="setting-status" data-status={result.status}>
          <State is={STATUS[result.status]}>{t(`swap.settings.status.${result.status}`)}</State>
          <Mark by={result.status === 'skipped' ? 'word' : 'bench'}>{clock(result.at)}</Mark>
          <span className="label">
            {[result.reason, problem && `${problem.title}：${problem.todo}`].filter(Boolean).join(' · ')}
          </span>
          {problem && <span className="note">{[problem.code, problem.detail].filter(Boolean).join(' · ')}</span>}
        </p>
      )}
    </section>
  )
}
