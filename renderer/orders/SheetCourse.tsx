import type { StepView, SwapView } from '../../src/shared/contract/swap.ts'
import { Mark } from '../ui/Mark.tsx'
import { clock, hourMinute } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { Section } from './Section.tsx'

/** The ten steps with who vouches for each: the newest proof of the bench and the newest word. */
export function SheetCourse({ job }: { job: SwapView }) {
  const { t } = useWords()
  return (
    <Section
      title={t('orders.sheet.course')}
      note={
        <>
          <Mark by="bench">{t('swap.by.bench')}</Mark>
          <Mark by="word">{t('swap.by.word')}</Mark>
        </>
      }
    >
      <ol className="course">
        {job.steps.map((step, index) => (
          <li key={step.step}>
            <b>
              {index + 1} {t(`swap.step.${step.step}`)}
            </b>
            <span>
              <Vouched step={step} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Vouched({ step }: { step: StepView }) {
  const { t } = useWords()
  const bench = step.proofs.findLast((proof) => proof.by === 'bench')
  const word = step.proofs.findLast((proof) => proof.by === 'word')
  if (!bench && !word) return t('orders.sheet.noneYet')
  return (
    <>
      {bench && <Mark by="bench">{clock(bench.at)}</Mark>}
      {word && <Mark by="word">{bench ? word.technician : `${hourMinute(word.at)} ${word.technician ?? ''}`}</Mark>}
    </>
  )
}
