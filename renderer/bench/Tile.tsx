import { Link } from 'wouter'
import { STEPS, type SwapView } from '../../src/shared/contract/swap.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { useBench } from '../state/console.tsx'
import type { Readings } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { waitingSince, waitsForHand } from '../swap/attention.ts'
import { Segments } from '../swap/Segments.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clock, stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { isLong } from './isLong.ts'
import { TileCells } from './TileCells.tsx'
import { canStart, type Verdict, verdictOf } from './verdict.ts'
import { useVerdictWords } from './verdictWords.ts'
import './Tile.css'

/** One terminal on the board: what is wrong, what it is, its card, its signal, its job. The frame never moves. */
export function Tile({
  terminal,
  onStart,
  starting,
}: {
  terminal: TerminalView
  onStart: () => void
  starting: boolean
}) {
  const { t } = useWords()
  const readings = useBench((bench) => bench.readings.get(terminal.id))
  const job = useBench((bench) => (terminal.jobId ? bench.jobs.get(terminal.jobId) : undefined))
  const verdict = verdictOf(terminal)
  const words = useVerdictWords()(verdict, terminal, job)
  const page = `/terminal/${encodeURIComponent(terminal.id)}`
  const away = terminal.link.state !== 'connected'
  return (
    <article
      className={`tile is-${verdict.state}${verdict.state === 'unknown' ? ' dash' : ''}`}
      aria-label={t('bench.placeN', { n: String(terminal.place) })}
      data-testid={`tile-${terminal.place}`}
      data-state={verdict.state}
    >
      <Link href={page} className="hd">
        <div className="port">
          <small>{t('bench.place')}</small>
          {terminal.place}
        </div>
        <h2 className={verdict.state}>
          <Icon name={verdict.state} size={28} />
          <span className={isLong(words.title) ? 'long' : ''}>{words.title}</span>
        </h2>
        <Age terminal={terminal} verdict={verdict} />
      </Link>
      <div className="why">
        {away && <Icon name="off" size={20} />}
        <span>{words.reason}</span>
        {words.more && <span className="note">{words.more}</span>}
        {terminal.simulated && <span className="sim-tag">{t('bench.simulated')}</span>}
      </div>
      <TileCells readings={readings} stale={away} />
      <Bottom
        terminal={terminal}
        job={job}
        verdict={verdict}
        readings={readings}
        onStart={onStart}
        starting={starting}
        page={page}
      />
    </article>
  )
}

function Age({ terminal, verdict }: { terminal: TerminalView; verdict: Verdict }) {
  const { t } = useWords()
  const now = useNow()
  const { link, progress, readAt } = terminal
  if (link.state !== 'connected')
    return (
      <p className="age">
        {t('bench.ago', { duration: stretch(now - Date.parse(link.since)) })}
        {link.expected && (
          <>
            <br />
            {t('bench.goneExpected')}
          </>
        )}
      </p>
    )
  if (verdict.of === 'filling')
    return <p className="age">{t('bench.readN', { read: String(progress.read), total: String(progress.total) })}</p>
  return readAt ? (
    <p className="age">
      {t('bench.checkedAt')}
      <br />
      {clock(readAt)}
    </p>
  ) : null
}

function Bottom({
  terminal,
  job,
  verdict,
  onStart,
  starting,
  page,
}: {
  terminal: TerminalView
  job: SwapView | undefined
  verdict: Verdict
  readings: Readings | undefined
  onStart: () => void
  starting: boolean
  page: string
}) {
  const { t } = useWords()
  const now = useNow()
  const key = terminal.place <= 9 ? <kbd>{terminal.place}</kbd> : null
  if (job) {
    const n = STEPS.indexOf(job.step) + 1
    const hand = waitsForHand(job)
    return (
      <Link className="jb run" href={`/swap/${encodeURIComponent(job.jobId)}`}>
        <b className={hand ? 'look' : ''}>
          {hand && <Icon name="hand" size={20} />}
          {t('bench.jobAt', { n: String(n), step: hand ? t('swap.waitsForHand') : t(`swap.step.${job.step}`) })}
        </b>
        <span className="label end">
          {stretch(now - Date.parse(waitingSince(job)))} {key}
        </span>
        <Segments job={job} />
      </Link>
    )
  }
  if (verdict.of === 'filling')
    return (
      <div className="jb run">
        <p className="label">{t('bench.readingReason')}</p>
        <p className="label end">
          {terminal.progress.read}/{terminal.progress.total}
        </p>
        <progress
          value={terminal.progress.read}
          max={Math.max(1, terminal.progress.total)}
          aria-label={t('bench.filling')}
        />
      </div>
    )
  return (
    <div className="jb">
      <p className="label">{t('bench.noJob')}</p>
      {terminal.findings.length > 0 || !canStart(terminal) ? (
        <Link className="btn" href={page}>
          {terminal.findings.length > 0 ? t('bench.findings') : t('bench.open')} {key}
        </Link>
      ) : (
        <button type="button" className="btn" disabled={starting} onClick={onStart}>
          {t('bench.start')} {key}
        </button>
      )}
    </div>
  )
}
