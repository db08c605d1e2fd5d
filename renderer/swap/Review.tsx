import { useState } from 'react'
import { useLocation } from 'wouter'
import { STEPS, type Step, type SwapView } from '../../src/shared/contract/swap.ts'
import { Mark } from '../ui/Mark.tsx'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { OutcomeBox } from './OutcomeBox.tsx'
import { RedoDialog } from './RedoDialog.tsx'
import { useRecordWords } from './recordWords.ts'
import { StepLayout } from './StepLayout.tsx'
import { FactsTable } from './steps/FactsTable.tsx'
import { Head } from './steps/Head.tsx'
import { IntakeSummary } from './steps/IntakeSummary.tsx'
import { NewCardChecks } from './steps/NewCardChecks.tsx'
import './Review.css'

/** An earlier step as it stands in the record; or a job that has ended. Looking changes nothing. */
export function Review({
  job,
  step,
  onView,
  onBack,
}: {
  job: SwapView
  step: Step
  onView: (step: Step) => void
  /** Back to the step the job is in; undefined once it has ended. */
  onBack: (() => void) | undefined
}) {
  const { t } = useWords()
  const words = useRecordWords()
  const [, go] = useLocation()
  const [redoing, setRedoing] = useState(false)
  const view = job.steps.find((other) => other.step === step)
  const n = String(STEPS.indexOf(step) + 1)
  const now = String(STEPS.indexOf(job.step) + 1)
  // What was read before the swap cannot be read again once the old card was out; the way to the open slot is through power off.
  const wasOut = job.log.some((line) => line.what === 'oldCardOut')
  const redoable = !(step === 'before' && wasOut)
  const toOrder = () => go(`/orders/${encodeURIComponent(job.orderNumber)}`)
  return (
    <StepLayout
      job={job}
      shown={step}
      onView={onView}
      primary={
        onBack ? { label: t('swap.toCurrent', { n: now }), run: onBack } : { label: t('swap.toOrder'), run: toOrder }
      }
      secondary={
        onBack &&
        redoable && (
          <button type="button" className="btn plain" onClick={() => setRedoing(true)}>
            {t('swap.redo')}
          </button>
        )
      }
      note={onBack ? t('swap.viewing', { n, now }) : undefined}
    >
      <Head
        title={onBack ? t(`swap.step.${step}`) : job.status === 'abandoned' ? t('swap.abandoned') : t('swap.closed')}
      >
        {onBack
          ? t('swap.viewing', { n, now })
          : job.abandonReason && t('swap.abandonedText', { reason: job.abandonReason })}
      </Head>
      <div className="scroll">
        {view && view.proofs.length > 0 && (
          <ul className="proofs">
            {view.proofs.map((proof, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record is never reordered
              <li key={`${proof.what}-${index}`}>
                <time>{clock(proof.at)}</time>
                <b>{words(proof.what, proof.params)}</b>
                <Mark by={proof.by}>{proof.by === 'bench' ? t('swap.by.bench') : proof.technician}</Mark>
              </li>
            ))}
          </ul>
        )}
        {step === 'intake' && job.intake && <IntakeSummary intake={job.intake} />}
        {step === 'before' && job.before && (
          <div className="side-by-side">
            <FactsTable facts={job.before} of="terminal" />
            <FactsTable facts={job.before} of="card" />
          </div>
        )}
        {step === 'newCard' && job.newCard && <NewCardChecks checks={job.newCard.checks} />}
        {(step === 'verify' || job.status === 'closed') && <OutcomeBox job={job} />}
        {job.status === 'abandoned' && <p className="ended">{t('swap.abandonText')}</p>}
      </div>
      {redoing && (
        <RedoDialog job={job} to={step === 'changeCard' ? 'powerOff' : step} onClose={() => setRedoing(false)} />
      )}
    </StepLayout>
  )
}
