import { type ReactNode, useRef, useState } from 'react'
import { STEPS, type Step, type SwapView } from '../../src/shared/contract/swap.ts'
import { dialogOpen, useKeys } from '../shell/keyboard.ts'
import type { CallProblem } from '../state/useCall.ts'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useWords } from '../words/useWords.ts'
import { AbandonDialog } from './AbandonDialog.tsx'
import { Awaiting } from './Awaiting.tsx'
import { linkIsAway } from './attention.ts'
import { Facts } from './Facts.tsx'
import { LinkAway } from './LinkAway.tsx'
import { Resumed } from './Resumed.tsx'
import { StepList } from './StepList.tsx'
import { useEnter } from './useEnter.ts'
import { useScanner } from './useScanner.ts'
import './StepLayout.css'

export interface PrimaryAction {
  /** What it results in, in words. */
  readonly label: string
  /** Undefined: nothing to press now. */
  readonly run: (() => void) | undefined
}

const INVALID = '[aria-invalid=true], .choice:has(> .bad) input'

/** A step of the job: what it shows in the middle, and its one action at the bottom right, which Enter does. */
export function StepLayout({
  job,
  shown = job.step,
  onView,
  primary,
  secondary,
  note,
  busy,
  problem,
  onProblemClose,
  onScan,
  children,
}: {
  job: SwapView
  /** The step in the middle; another than the job's where somebody looks back. */
  shown?: Step
  onView: (step: Step) => void
  primary: PrimaryAction
  secondary?: ReactNode
  note?: ReactNode
  busy?: boolean
  problem?: CallProblem | undefined
  onProblemClose?: () => void
  onScan?: (text: string) => void
  children: ReactNode
}) {
  const { t } = useWords()
  const [abandoning, setAbandoning] = useState(false)
  const middle = useRef<HTMLElement>(null)
  const act = busy ? undefined : primary.run
  // Where the action finds something missing, the first such field is what the hands go to next.
  const run =
    act &&
    (() => {
      act()
      requestAnimationFrame(() => middle.current?.querySelector<HTMLElement>(INVALID)?.focus())
    })
  const before = STEPS[STEPS.indexOf(shown) - 1]
  const back = before ? () => onView(before) : undefined
  useScanner(onScan)
  useEnter(run)
  useKeys({ 'Alt+ArrowLeft': back })
  const current = shown === job.step && job.status === 'open'
  const away = current && linkIsAway(job)
  return (
    <>
      <div className="swap-body">
        <StepList job={job} shown={shown} onView={onView} />
        <main ref={middle} className="pane middle" aria-label={t(`swap.step.${shown}`)} aria-busy={busy}>
          {current && <Resumed job={job} />}
          {current && !(away && job.problem?.code === 'linkGone') && <ProblemBox problem={job.problem} />}
          <ProblemBox problem={problem} {...(onProblemClose && { onClose: onProblemClose })} />
          {away ? <LinkAway job={job} /> : current && <Awaiting job={job} />}
          {children}
        </main>
        <Facts job={job} />
      </div>
      <footer className="swap-foot">
        <button type="button" className="btn" disabled={!back} onClick={back}>
          {t('swap.back')} <kbd>Alt ←</kbd>
        </button>
        {job.status === 'open' && (
          <button type="button" className="btn plain" onClick={() => setAbandoning(true)}>
            {t('swap.abandon')}
          </button>
        )}
        {secondary}
        <p className="label">{note}</p>
        <button
          type="button"
          className="btn go"
          data-testid="primary"
          disabled={!run}
          onClick={() => {
            if (!dialogOpen()) run?.()
          }}
        >
          {busy ? t('swap.busy') : primary.label} <kbd>Enter</kbd>
        </button>
      </footer>
      {abandoning && <AbandonDialog job={job} onClose={() => setAbandoning(false)} />}
    </>
  )
}
