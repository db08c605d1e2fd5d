import { State } from '../../ui/State.tsx'
import { clock } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { PowerOffDrawing } from '../drawings/PowerOffDrawing.tsx'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { useWordPrimary } from './useWordPrimary.ts'
import { Words } from './Words.tsx'

/** Step 5: off is the link gone, which the bench sees, and the dark screen, which only a person sees. */
export function PowerOffStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const gone = job.now.link !== 'connected'
  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={useWordPrimary(job, acts)}
      note={t('swap.powerOff.notOff')}
    >
      <Head title={t('swap.step.powerOff')}>{t('swap.powerOff.lead')}</Head>
      <div className="draw">
        <PowerOffDrawing />
      </div>
      <p className="seen-line">
        <State is={gone ? 'fine' : 'unknown'}>
          {gone ? t('swap.powerOff.linkGone', { time: clock(job.now.linkSince) }) : t('swap.powerOff.linkHere')}
        </State>
        <span className="label">{t('swap.powerOff.why')}</span>
      </p>
      <Words job={job} names={['screenDark']} />
    </StepLayout>
  )
}
