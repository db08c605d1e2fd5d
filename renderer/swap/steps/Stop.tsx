import { type ReactNode, useState } from 'react'
import type { SwapView } from '../../../src/shared/contract/swap.ts'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../words/useWords.ts'
import { AbandonDialog } from '../AbandonDialog.tsx'
import './Stop.css'

/** A condition with no 'try anyway': the only way on is to stop. */
export function Stop({ job, children }: { job: SwapView; children: ReactNode }) {
  const { t } = useWords()
  const [stopping, setStopping] = useState(false)
  return (
    <div className="stop">
      <State is="wrong">{t('swap.stop')}</State>
      <span className="label">{children}</span>
      <button type="button" className="btn small" onClick={() => setStopping(true)}>
        {t('swap.stopDo')}
      </button>
      {stopping && <AbandonDialog job={job} onClose={() => setStopping(false)} />}
    </div>
  )
}
