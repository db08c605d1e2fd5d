import type { SwapView } from '../../src/shared/contract/swap.ts'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { useNow } from '../state/useNow.ts'
import { lastDigits } from '../ui/useIdentity.ts'
import { stretch } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import './JobHead.css'

export function JobHead({ job, terminal }: { job: SwapView; terminal: TerminalView | undefined }) {
  const { t } = useWords()
  const now = useNow()
  const end = job.closedAt ? Date.parse(job.closedAt) : now
  const tail = (text: string | undefined) => text && t('readings.tail', { tail: lastDigits(text) ?? '' })
  const { before, newCard, intake } = job
  const place = terminal ? t('bench.placeN', { n: String(terminal.place) }) : t('swap.notOnBench')
  return (
    <header className="job-head">
      <h1>{t('swap.title')}</h1>
      <dl>
        <div>
          <dt>{t('swap.head.terminal')}</dt>
          <dd>
            {place}
            {(before?.model ?? intake?.terminalModel) && <b> · {before?.model ?? intake?.terminalModel}</b>}
            {before?.imei && ` · ${tail(before.imei)}`}
          </dd>
        </div>
        {intake && (
          <div className="merchant">
            <dt>{t('swap.head.merchant')}</dt>
            <dd>{intake.merchant}</dd>
          </div>
        )}
        {(before?.iccid || newCard) && (
          <div>
            <dt>{t('swap.head.cards')}</dt>
            <dd>
              {tail(before?.iccid) ?? t('readings.unknown.word')} → <b>{tail(newCard?.iccid) ?? '…'}</b>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('swap.head.order')}</dt>
          <dd>{job.orderNumber}</dd>
        </div>
      </dl>
      {job.simulated && <span className="sim-tag">{t('bench.simulated')}</span>}
      <dl className="elapsed">
        <div>
          <dt>{t('swap.head.elapsed')}</dt>
          <dd>
            <b>{stretch(end - Date.parse(job.openedAt))}</b>
          </dd>
        </div>
      </dl>
    </header>
  )
}
