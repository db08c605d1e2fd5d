import { Link } from 'wouter'
import { STEPS, type SwapView } from '../../src/shared/contract/swap.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { verdictOf } from '../bench/verdict.ts'
import { useVerdictWords } from '../bench/verdictWords.ts'
import { useBench } from '../state/console.tsx'
import { useNow } from '../state/useNow.ts'
import { Icon } from '../ui/Icon.tsx'
import { clock, stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { waitingSince, waitsForHand } from './attention.ts'
import './SwapStrip.css'

/** The other terminals while a job has the window, and which of them waits for a hand. */
export function SwapStrip({ job }: { job: SwapView }) {
  const { t } = useWords()
  const terminals = useBench((bench) => bench.terminals)
  const now = useNow()
  return (
    <nav className="swap-strip" aria-label={t('swap.others')}>
      <Link href="/">‹ {t('swap.toBench')}</Link>
      <ul>
        {terminals.map((terminal) => (
          <li key={terminal.id}>
            <Place terminal={terminal} mine={terminal.id === job.terminalId} now={now} />
          </li>
        ))}
      </ul>
      <time>{clock(new Date(now))}</time>
    </nav>
  )
}

function Place({ terminal, mine, now }: { terminal: TerminalView; mine: boolean; now: number }) {
  const { t } = useWords()
  const job = useBench((bench) => (terminal.jobId ? bench.jobs.get(terminal.jobId) : undefined))
  const verdict = verdictOf(terminal)
  const words = useVerdictWords()(verdict, terminal)
  if (mine)
    return (
      <span className="me" aria-current="true">
        <b>{terminal.place}</b> {t('swap.thisJob')}
      </span>
    )
  if (job) {
    const hand = waitsForHand(job)
    return (
      <Link href={`/swap/${encodeURIComponent(job.jobId)}`} className={hand ? 'need' : ''}>
        <b>{terminal.place}</b>
        {hand && <Icon name="hand" size={20} />}
        {hand
          ? `${t('swap.waitsForHand')} ${stretch(now - Date.parse(waitingSince(job)))}`
          : t('swap.jobAt', { n: String(STEPS.indexOf(job.step) + 1) })}
      </Link>
    )
  }
  return (
    <Link href={`/terminal/${encodeURIComponent(terminal.id)}`} className={`is-${verdict.state}`}>
      <b>{terminal.place}</b>
      <Icon name={verdict.state} size={20} />
      <span>{words.title}</span>
    </Link>
  )
}
