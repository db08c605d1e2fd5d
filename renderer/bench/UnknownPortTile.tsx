import type { AppView } from '../../src/shared/contract/app.ts'
import { useClient } from '../state/console.tsx'
import { useCall } from '../state/useCall.ts'
import { Icon } from '../ui/Icon.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useWords } from '../words/useWords.ts'
import { isLong } from './isLong.ts'
import './Tile.css'
import './UnknownPortTile.css'

/** A serial port that nobody knows: facts and two answers. Nothing is sent to it before the first of them. */
export function UnknownPortTile({ port, onIgnore }: { port: AppView['unknownPorts'][number]; onIgnore: () => void }) {
  const { t } = useWords()
  const client = useClient()
  const { run, busy, problem } = useCall()
  return (
    <article className="tile dash unk" aria-label={`${t('bench.unknownPort.title')} ${port.path}`}>
      <div className="hd">
        <div className="port">
          <small>{t('bench.place')}</small>–
        </div>
        <h2 className="unknown">
          <Icon name="unknown" size={28} />
          <span className={isLong(t('bench.unknownPort.title')) ? 'long' : ''}>{t('bench.unknownPort.title')}</span>
        </h2>
      </div>
      <p className="why">{t('bench.unknownPort.reason')}</p>
      <div>
        <dl>
          {port.name && (
            <>
              <dt>{t('bench.unknownPort.system')}</dt>
              <dd>{port.name}</dd>
            </>
          )}
          <dt>{t('bench.unknownPort.path')}</dt>
          <dd className="mono">{port.path}</dd>
          {port.usb && (
            <>
              <dt>{t('bench.unknownPort.usb')}</dt>
              <dd className="mono">{port.usb}</dd>
            </>
          )}
          <dt>{t('bench.unknownPort.maybe')}</dt>
          <dd>{t('bench.unknownPort.maybeWhat')}</dd>
        </dl>
        <ProblemBox problem={problem} />
      </div>
      <div className="jb">
        <button
          type="button"
          className="btn"
          disabled={busy}
          onClick={() => void run(() => client.bench.add({ address: port.path }))}
        >
          {t('bench.unknownPort.yes')}
        </button>
        <button type="button" className="btn" disabled={busy} onClick={onIgnore}>
          {t('bench.unknownPort.no')}
        </button>
      </div>
    </article>
  )
}
