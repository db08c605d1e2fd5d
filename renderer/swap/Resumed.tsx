import { useState } from 'react'
import { STEPS, type SwapView, WORDS } from '../../src/shared/contract/swap.ts'
import { INPUTS } from '../../src/shared/words/job.ts'
import { Icon } from '../ui/Icon.tsx'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { currentStep } from './attention.ts'
import { useRecordWords } from './recordWords.ts'
import './Resumed.css'

/** After a restart: what is proven, and what is not. */
export function Resumed({ job }: { job: SwapView }) {
  const { t, list } = useWords()
  const record = useRecordWords()
  const [closedFor, setClosedFor] = useState<string>()
  const { resumedAt } = job.now
  if (!resumedAt || closedFor === resumedAt) return null
  const proven = job.steps
    .filter((step) => step.state === 'done')
    .map((step) => `${STEPS.indexOf(step.step) + 1} ${t(`swap.step.${step.step}`)}`)
  const open = (currentStep(job)?.needs ?? []).map(({ what }) => {
    const word = WORDS.find((name) => name === what)
    const input = INPUTS.find((name) => name === what)
    return word ? t(`swap.word.${word}.said`) : input ? t(`swap.input.${input}`) : record(what)
  })
  const steps = job.steps
    .filter((step) => step.state !== 'done' && step.step !== job.step)
    .map((step) => t(`swap.step.${step.step}`))
  return (
    <section className="resumed" role="status">
      <Icon name="look" size={20} className="look" />
      <p>
        <b>{t('swap.resumed')}</b>{' '}
        {t('swap.resumedText', {
          time: clock(resumedAt),
          proven: list(proven) || t('swap.nothing'),
          open: list([...open, ...steps]) || t('swap.nothing'),
        })}
      </p>
      <button type="button" className="btn plain" onClick={() => setClosedFor(resumedAt)}>
        {t('shell.close')}
      </button>
    </section>
  )
}
