import { useEffect, useRef } from 'react'
import type { Check, Step } from '../../../src/shared/contract/swap.ts'
import type { CheckStatus } from '../../../src/shared/outcome.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { StateName } from '../../ui/State.tsx'
import { clock } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { useCheckWords } from '../checkWords.ts'
import './CheckRow.css'

const STATE: Record<CheckStatus, StateName> = {
  passed: 'fine',
  passedWithNotice: 'look',
  failed: 'wrong',
  notEnoughData: 'unknown',
  notPossible: 'unknown',
  notRun: 'unknown',
}

/** One check: what, what was seen, the verdict, when. The failed one opens: seen, what to do, ways back. */
export function CheckRow({ check, open, onBack }: { check: Check; open: boolean; onBack: (to: Step) => void }) {
  const { t } = useWords()
  const words = useCheckWords()(check)
  const state = STATE[check.status]
  const box = useRef<HTMLLIElement>(null)
  // What was seen, what to do and the ways back come into sight together, once.
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const line = (
    <>
      <Icon name={state} size={20} className={state} />
      <span>{words.title}</span>
      <span className="v">{open ? words.failed : words.seen}</span>
      <span className={`w ${state}`}>{t(`swap.checkStatus.${check.status}`)}</span>
      <span className="t">{check.at && state !== 'unknown' && clock(check.at)}</span>
    </>
  )
  if (!open)
    return (
      <li
        className={`ck${state === 'unknown' ? ' na' : ''}`}
        data-testid={`check-${check.name}`}
        data-status={check.status}
      >
        {line}
      </li>
    )
  return (
    <li ref={box} className="bad-box" data-testid={`check-${check.name}`} data-status={check.status}>
      <div className="ck">{line}</div>
      <dl>
        <dt>{t('swap.seen')}</dt>
        <dd>
          {words.seen || words.failed} <span className="note">{words.small}</span>
        </dd>
        <dt>{t('swap.todo')}</dt>
        <dd>{words.todo}</dd>
        <dt className="alt">{t('swap.also')}</dt>
        <dd className="ways">
          <button type="button" className="btn small" onClick={() => onBack('powerOff')}>
            {t('swap.ways.reseat')}
          </button>
          <button type="button" className="btn small" onClick={() => onBack('newCard')}>
            {t('swap.ways.otherCard')}
          </button>
        </dd>
      </dl>
    </li>
  )
}
