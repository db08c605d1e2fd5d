import { useState } from 'react'
import type { Step, SwapView } from '../../../src/shared/contract/swap.ts'
import { CHECKS } from '../../../src/shared/outcome.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { StateName } from '../../ui/State.tsx'
import { useWords } from '../../words/useWords.ts'
import { currentStep } from '../attention.ts'
import { useCheckWords } from '../checkWords.ts'
import { OutcomeBox } from '../OutcomeBox.tsx'
import { PaymentDialog } from '../PaymentDialog.tsx'
import { PaymentLine } from '../PaymentLine.tsx'
import { primaryOf, wasVerified } from '../primary.ts'
import { RedoDialog } from '../RedoDialog.tsx'
import { type PrimaryAction, StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { CheckRow } from './CheckRow.tsx'

/** Step 8: the bench's verdict, check by check. A failed one opens in place, and nothing goes on by itself. */
export function VerifyStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const [redo, setRedo] = useState<{ to: Step; reason: string }>()
  const [paying, setPaying] = useState(false)
  const words = useCheckWords()
  const verify = () => void acts.run((client, ids) => client.verify(ids))
  const next = () => void acts.run((client, ids) => client.next({ ...ids, from: 'verify' }))
  const ran = wasVerified(job)
  const mayLeave = ran && (currentStep(job)?.needs.length ?? 0) === 0
  const firstFailed = job.checks.find((check) => check.status === 'failed')

  const primary = ((): PrimaryAction => {
    const action = primaryOf(job)
    if (action.do === 'wait')
      return { label: job.now.busy ? t('swap.verdict.running') : t('swap.waiting'), run: undefined }
    if (action.do === 'next')
      return {
        label: job.outcome === 'verified' ? t('swap.verify.verified') : t('swap.verify.notVerified'),
        run: next,
      }
    return { label: ran ? t('swap.verify.again') : t('swap.verify.start'), run: verify }
  })()

  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy && !job.now.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={primary}
      secondary={
        ran && !job.now.busy ? (
          <>
            {primaryOf(job).do === 'next' && (
              <button type="button" className="btn plain" disabled={acts.busy} onClick={verify}>
                {t('swap.verify.again')}
              </button>
            )}
            {job.outcome === 'failed' && mayLeave && (
              <button type="button" className="btn plain" disabled={acts.busy} onClick={next}>
                {t('swap.ways.endFailed')}
              </button>
            )}
          </>
        ) : undefined
      }
    >
      <VerdictHead job={job} ran={ran} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <ul className="checks" aria-label={t('swap.step.verify')} tabIndex={0}>
        {CHECKS.map((name) => {
          const check = job.checks.find((check) => check.name === name) ?? {
            name,
            status: 'notRun' as const,
            by: 'bench' as const,
            seen: {},
          }
          return (
            <CheckRow
              key={name}
              check={check}
              open={check === firstFailed}
              onBack={(to) => setRedo({ to, reason: words(check).failed })}
            />
          )
        })}
      </ul>
      <OutcomeBox job={job} />
      <PaymentLine job={job} onRecord={() => setPaying(true)} />
      {redo && <RedoDialog job={job} to={redo.to} reason={redo.reason} onClose={() => setRedo(undefined)} />}
      {paying && <PaymentDialog job={job} onClose={() => setPaying(false)} />}
    </StepLayout>
  )
}

function VerdictHead({ job, ran }: { job: SwapView; ran: boolean }) {
  const { t } = useWords()
  const words = useCheckWords()
  const count = (...statuses: readonly string[]) =>
    String(job.checks.filter((check) => statuses.includes(check.status)).length)
  const failed = job.checks.find((check) => check.status === 'failed')
  const [state, title]: [StateName, string] = job.now.busy
    ? ['unknown', t('swap.verdict.running')]
    : !ran
      ? ['unknown', t('swap.verdict.ready')]
      : failed
        ? ['wrong', words(failed).failed]
        : job.outcome === 'verified'
          ? ['fine', t('swap.outcome.verified')]
          : ['look', t('swap.outcome.doneNotVerified')]
  return (
    <div className="step-head verdict">
      <Icon name={state} size={36} className={state} />
      <h2 className={state}>{title}</h2>
      <p className="label">
        {ran ? (
          <>
            {t('swap.verdict.counts', {
              total: String(CHECKS.length),
              passed: count('passed', 'passedWithNotice'),
              failed: count('failed'),
              open: count('notRun', 'notPossible', 'notEnoughData'),
            })}
            <br />
            {t('swap.verdict.rule')}
          </>
        ) : (
          t('swap.verdict.readyText')
        )}
      </p>
    </div>
  )
}
