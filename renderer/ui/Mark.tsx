import type { ReactNode } from 'react'
import { useWords } from '../words/useWords.ts'
import { Icon } from './Icon.tsx'

/** Who vouches for it: the bench (solid square) or a person's word (outline). The pair is the same in print. */
export function Mark({ by, children }: { by: 'bench' | 'word'; children?: ReactNode }) {
  const { t } = useWords()
  return (
    <span className={by === 'bench' ? 'proof' : 'word'}>
      <Icon name={by === 'bench' ? 'proof' : 'word'} size={14} />
      <span className="hidden-words">{t(`swap.by.${by}`)}</span>
      {children}
    </span>
  )
}
