import type { SwapView } from '../../src/shared/contract/swap.ts'
import { ACTS, AWAITED } from '../../src/shared/words/job.ts'
import { useNow } from '../state/useNow.ts'
import { Icon } from '../ui/Icon.tsx'
import { stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import './Awaiting.css'

/** What is awaited, since when, and how long that normally takes. */
export function Awaiting({ job }: { job: SwapView }) {
  const { t } = useWords()
  const now = useNow()
  const { awaiting, pending } = job
  if (!awaiting) return null
  const [from, to] = awaiting.normalSeconds
  const elapsed = now - Date.parse(awaiting.since)
  const late = elapsed / 1000 > to
  const what = AWAITED.find((name) => name === awaiting.what)
  const act = ACTS.find((name) => name === pending?.act)
  return (
    <section className={`awaiting${late ? ' late' : ''}`} role="status">
      <Icon name={late ? 'look' : 'wait'} size={24} />
      <div>
        <b>{what ? t(`swap.awaited.${what}`) : awaiting.what}</b>
        <p className="label">
          {t('swap.normal', { from: String(from), to: String(to) })}
          {late && ` · ${t('swap.longer')}`}
          {act &&
            pending &&
            pending.attempt > 1 &&
            ` · ${t('swap.pendingAct', { act: t(`swap.act.${act}`), attempt: String(pending.attempt) })}`}
        </p>
      </div>
      <span className="key" aria-hidden="true">
        {stretch(elapsed)}
      </span>
      <progress value={Math.min(elapsed / 1000, to)} max={to} aria-label={t('swap.waiting')} />
    </section>
  )
}
