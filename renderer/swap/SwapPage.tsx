import { useEffect, useState } from 'react'
import { STEPS, type Step, type SwapView } from '../../src/shared/contract/swap.ts'
import { DemoDrawer } from '../demo/DemoDrawer.tsx'
import { useBench } from '../state/console.tsx'
import { useWords } from '../words/useWords.ts'
import { JobHead } from './JobHead.tsx'
import { Review } from './Review.tsx'
import { SwapStrip } from './SwapStrip.tsx'
import { BeforeStep } from './steps/BeforeStep.tsx'
import { ChangeCardStep } from './steps/ChangeCardStep.tsx'
import { IntakeStep } from './steps/IntakeStep.tsx'
import { NewCardStep } from './steps/NewCardStep.tsx'
import { PauseStep } from './steps/PauseStep.tsx'
import { PowerOffStep } from './steps/PowerOffStep.tsx'
import { PowerOnStep } from './steps/PowerOnStep.tsx'
import { ReportStep } from './steps/ReportStep.tsx'
import { SettingsStep } from './steps/SettingsStep.tsx'
import { VerifyStep } from './steps/VerifyStep.tsx'
import './SwapPage.css'

export interface StepProps {
  readonly job: SwapView
  /** Looks at an earlier step without leaving the current one. */
  readonly onView: (step: Step) => void
}

const PAGES: Record<Step, (props: StepProps) => React.ReactNode> = {
  intake: IntakeStep,
  before: BeforeStep,
  newCard: NewCardStep,
  pause: PauseStep,
  powerOff: PowerOffStep,
  changeCard: ChangeCardStep,
  powerOn: PowerOnStep,
  verify: VerifyStep,
  settings: SettingsStep,
  report: ReportStep,
}

/** The guided job takes the window: other terminals on top, steps left, the step in the middle, what the bench reads right. */
export function SwapPage({ jobId }: { jobId: string }) {
  const job = useBench((bench) => bench.jobs.get(jobId))
  return job ? <Job key={jobId} job={job} /> : <NoJob />
}

function Job({ job }: { job: SwapView }) {
  const terminal = useBench((bench) => bench.terminals.find((terminal) => terminal.id === job.terminalId))
  const [viewed, setViewed] = useState<Step>()
  // A step that the job has come back to, or has not reached, is not looked back at.
  const looking = viewed && STEPS.indexOf(viewed) < STEPS.indexOf(job.step) ? viewed : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever moves the job on wants to see where it is
  useEffect(() => setViewed(undefined), [job.step])
  const Page = PAGES[job.step]
  return (
    <div className="swap">
      <SwapStrip job={job} />
      <JobHead job={job} terminal={terminal} />
      {job.status !== 'open' ? (
        <Review job={job} step={viewed ?? job.step} onView={setViewed} onBack={undefined} />
      ) : looking ? (
        <Review job={job} step={looking} onView={setViewed} onBack={() => setViewed(undefined)} />
      ) : (
        <Page key={job.step} job={job} onView={setViewed} />
      )}
      {job.simulated && <DemoDrawer terminal={terminal} />}
    </div>
  )
}

function NoJob() {
  const { t } = useWords()
  return (
    <main className="blank">
      <h1 className="lead">{t('problems.jobNotFound.title')}</h1>
      <p>{t('problems.jobNotFound.seen')}</p>
      <a className="btn" href="#/">
        {t('shell.toBench')}
      </a>
    </main>
  )
}
