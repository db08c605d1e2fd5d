import { useWords } from '../../words/useWords.ts'
import { currentStep } from '../attention.ts'
import { PowerOnDrawing } from '../drawings/PowerOnDrawing.tsx'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { Head } from './Head.tsx'
import { useWordPrimary } from './useWordPrimary.ts'
import { Words } from './Words.tsx'

/** Step 7: the same terminal comes back; another one is refused. */
export function PowerOnStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const screenOn = currentStep(job)?.proofs.some((proof) => proof.what === 'screenOn')
  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={useWordPrimary(job, acts)}
      note={t('swap.powerOn.different')}
      secondary={
        !screenOn && (
          <button
            type="button"
            className="btn small"
            disabled={acts.busy}
            onClick={() => void acts.run((client, ids) => client.say({ ...ids, word: 'screenOn' }))}
          >
            {t('swap.word.screenOn.ask')}
          </button>
        )
      }
    >
      <Head title={t('swap.step.powerOn')}>{t('swap.powerOn.lead')}</Head>
      <div className="draw">
        <PowerOnDrawing />
      </div>
      <p className="seen-line label">{t('swap.powerOn.lamps')}</p>
      <Words job={job} names={['screenOn']} />
    </StepLayout>
  )
}
