import { lastDigits } from '../../ui/useIdentity.ts'
import { useWords } from '../../words/useWords.ts'
import { ChangeCardDrawing } from '../drawings/ChangeCardDrawing.tsx'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { Stop } from './Stop.tsx'
import { useWordPrimary } from './useWordPrimary.ts'
import { Words } from './Words.tsx'

/** Step 6: out with the old card, in with the new; pictures, few words. */
export function ChangeCardStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const old = lastDigits(job.before?.iccid)
  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={useWordPrimary(job, acts)}
      note={old ? t('swap.changeCard.bag', { tail: old }) : t('swap.changeCard.bagUnknown')}
    >
      <Head title={t('swap.step.changeCard')}>
        {t('swap.changeCard.size')}
        <br />
        {t('swap.changeCard.tool')}
      </Head>
      <div className="draw">
        <ChangeCardDrawing />
      </div>
      <Words job={job} names={['oldCardOut', 'cardSeated']} />
      <Stop job={job}>{t('swap.changeCard.stop')}</Stop>
    </StepLayout>
  )
}
