import type { SwapView, WordName } from '../../../src/shared/contract/swap.ts'
import { Icon } from '../../ui/Icon.tsx'
import { hourMinute } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { currentStep } from '../attention.ts'
import './Words.css'

/** The words of a step in their order: said, to be said now, to come. They are said by the one action at the bottom right. */
export function Words({ job, names }: { job: SwapView; names: readonly WordName[] }) {
  const { t } = useWords()
  const step = currentStep(job)
  const next = names.find((name) => step?.needs.some((need) => need.what === name))
  return (
    <ul className="words" aria-label={t('swap.by.word')}>
      {names.map((name) => {
        const said = step?.proofs.findLast((proof) => proof.by === 'word' && proof.what === name)
        return (
          <li key={name} className={said ? 'said' : name === next ? 'next' : ''} data-testid={`word-${name}`}>
            <Icon name={said ? 'fine' : 'word'} size={20} className={said ? 'fine' : ''} />
            <b>{t(`swap.word.${name}.said`)}</b>
            <span className="label">
              {said
                ? `${said.technician ?? ''} ${hourMinute(said.at)}`
                : name === next
                  ? t(`swap.word.${name}.need`)
                  : ''}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
