import { useWords } from '../../words/useWords.ts'
import { PauseDrawing } from '../drawings/PauseDrawing.tsx'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { Stop } from './Stop.tsx'
import { useWordPrimary } from './useWordPrimary.ts'
import { Words } from './Words.tsx'

/** Step 4: the batch is settled and nothing is under way, on the technician's word. */
export function PauseStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={useWordPrimary(job, acts)}
    >
      <Head title={t('swap.step.pause')}>{t('swap.pause.lead')}</Head>
      <div className="draw">
        <PauseDrawing />
      </div>
      <Words job={job} names={['batchSettled', 'noTransaction']} />
      <Stop job={job}>{t('swap.stopReason.unsettled')}</Stop>
    </StepLayout>
  )
}
