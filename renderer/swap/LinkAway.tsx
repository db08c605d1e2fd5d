import type { SwapView } from '../../src/shared/contract/swap.ts'
import { useNow } from '../state/useNow.ts'
import { Icon } from '../ui/Icon.tsx'
import { clock, stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import './Awaiting.css'

/** The link is away in a step that cannot go on without it: what happened, what that means, what to do. */
export function LinkAway({ job }: { job: SwapView }) {
  const { t } = useWords()
  const now = useNow()
  const { link, linkSince } = job.now
  const words = link === 'failed' ? 'failed' : 'gone'
  return (
    <section className="awaiting late" role="alert">
      <Icon name="look" size={24} />
      <div>
        <b>{t(`swap.away.${words}.title`)}</b>
        <p>{t(`swap.away.${words}.seen`, { time: clock(linkSince) })}</p>
        <p>{t('swap.away.todo')}</p>
      </div>
      <span className="key" aria-hidden="true">
        {stretch(now - Date.parse(linkSince))}
      </span>
    </section>
  )
}
