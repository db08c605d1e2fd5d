import { useEffect, useRef } from 'react'
import { STEPS, type Step, type StepView, type SwapView } from '../../src/shared/contract/swap.ts'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import { clock, hourMinute } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { waitsForHand } from './attention.ts'
import { wasVerified } from './primary.ts'
import './StepList.css'

/** The ten steps with who vouches for each. Steps behind can be looked at; they are not left by that. */
export function StepList({ job, shown, onView }: { job: SwapView; shown: Step; onView: (step: Step) => void }) {
  const { t } = useWords()
  const now = STEPS.indexOf(job.step)
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a job that moves on takes the list with it where not all ten fit
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [job.step])
  return (
    <nav className="pane step-list" aria-label={t('swap.steps')}>
      <ol ref={list}>
        {job.steps.map((view, index) => {
          const current = view.step === job.step
          const inside = (
            <>
              <b>{index + 1}</b>
              <span className="what">
                <span className="name">{t(`swap.step.${view.step}`)}</span>
                <span className="by">{current ? <CurrentLine job={job} /> : <Vouched view={view} />}</span>
              </span>
              <StepIcon view={view} job={job} current={current} />
            </>
          )
          return (
            <li
              key={view.step}
              data-testid={`step-${view.step}`}
              data-state={view.state}
              className={`${current ? 'current' : view.state} ${view.step === shown && !current ? 'shown' : ''}`}
              aria-current={current ? 'step' : undefined}
            >
              {index < now && job.status === 'open' ? (
                <button type="button" onClick={() => onView(view.step)}>
                  {inside}
                </button>
              ) : (
                <div>{inside}</div>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function CurrentLine({ job }: { job: SwapView }) {
  const { t } = useWords()
  if (job.status !== 'open') return t(`orders.status.${job.status}`)
  if (job.step === 'verify' && wasVerified(job) && !job.now.busy) {
    const count = (...statuses: string[]) =>
      String(job.checks.filter((check) => statuses.includes(check.status)).length)
    return `${count('passed', 'passedWithNotice')} ${t('swap.checkStatus.passed')} · ${count('failed')} ${t('swap.checkStatus.failed')}`
  }
  return waitsForHand(job) ? t('swap.waitsForHand') : t('swap.waiting')
}

function Vouched({ view }: { view: StepView }) {
  const bench = view.proofs.findLast((proof) => proof.by === 'bench')
  const word = view.proofs.findLast((proof) => proof.by === 'word')
  const { t } = useWords()
  return (
    <>
      {bench && (
        <Mark by="bench">
          {t('swap.by.benchShort')} {clock(bench.at)}
        </Mark>
      )}
      {word && (
        <Mark by="word">
          {word.technician} {!bench && hourMinute(word.at)}
        </Mark>
      )}
    </>
  )
}

function StepIcon({ view, job, current }: { view: StepView; job: SwapView; current: boolean }) {
  const { t } = useWords()
  if (view.state === 'done')
    return (
      <span className="fine">
        <Icon name="fine" size={20} />
        <span className="hidden-words">{t('swap.checkStatus.passed')}</span>
      </span>
    )
  if (view.state === 'failed' || (current && job.outcome === 'failed' && job.step === 'verify'))
    return (
      <span className={current ? '' : 'wrong'}>
        <Icon name="wrong" size={20} />
        <span className="hidden-words">{t('swap.checkStatus.failed')}</span>
      </span>
    )
  return current && job.status === 'open' ? <Icon name={waitsForHand(job) ? 'hand' : 'wait'} size={20} /> : null
}
