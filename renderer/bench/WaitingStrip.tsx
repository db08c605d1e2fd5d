import { Link } from 'wouter'
import { STEPS, type SwapView } from '../../src/shared/contract/swap.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { useNow } from '../state/useNow.ts'
import { waitingSince } from '../swap/attention.ts'
import { useNeedWords } from '../swap/needWords.ts'
import { Icon } from '../ui/Icon.tsx'
import { stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import './WaitingStrip.css'

/** Jobs that need a hand, two of them in full; the strip goes away with the last. */
export function WaitingStrip({ jobs, terminals }: { jobs: readonly SwapView[]; terminals: readonly TerminalView[] }) {
  const { t } = useWords()
  return (
    <section className="waiting" aria-label={t('bench.waiting.label')}>
      <h2>
        <Icon name="hand" size={28} />
        {t('bench.waiting.title')} {jobs.length}
      </h2>
      {jobs.slice(0, 2).map((job, index) => (
        <Waiting
          key={job.jobId}
          job={job}
          first={index === 0}
          terminal={terminals.find((terminal) => terminal.id === job.terminalId)}
        />
      ))}
    </section>
  )
}

function Waiting({ job, terminal, first }: { job: SwapView; terminal: TerminalView | undefined; first: boolean }) {
  const { t } = useWords()
  const need = useNeedWords()
  const now = useNow()
  const step = t(`swap.step.${job.step}`)
  const n = String(STEPS.indexOf(job.step) + 1)
  const about = [job.before?.model ?? job.intake?.terminalModel, job.intake?.merchant].filter(Boolean).join(' · ')
  return (
    <div>
      <span className={terminal ? 'port' : 'port none'}>{terminal?.place ?? '–'}</span>
      <p>
        <b>{t('bench.waiting.line', { n, step, need: need(job) })}</b>
        <span>{terminal ? about : [about, t('bench.waiting.notHere')].filter(Boolean).join(' · ')}</span>
      </p>
      <time>{stretch(now - Date.parse(waitingSince(job)))}</time>
      <Link href={`/swap/${encodeURIComponent(job.jobId)}`} className={first ? 'btn go' : 'btn'}>
        {first ? (
          <>
            {t('bench.waiting.go')} <kbd>F2</kbd>
          </>
        ) : (
          t('bench.waiting.view')
        )}
      </Link>
    </div>
  )
}
