import type { ReactNode } from 'react'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { isKnown } from '../../src/shared/reading.ts'
import { at, type Readings } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { clock } from '../words/format.ts'
import { ageWords, unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'

const LINK_WORDS = { connected: 'connected', gone: 'gone', opening: 'opening', failed: 'failed' } as const

export function TerminalHead({
  terminal,
  readings,
  children,
}: {
  terminal: TerminalView
  readings: Readings | undefined
  children: ReactNode
}) {
  const words = useWords()
  const { t } = words
  const identity = useIdentity()
  const now = useNow()
  const model = at(readings, 'terminal.model')
  const manufacturer = at(readings, 'terminal.manufacturer')
  const imei = at(readings, 'terminal.imei')
  return (
    <header className="top">
      <div className="port">
        <small>{t('bench.place')}</small>
        {terminal.place}
      </div>
      <h1>{isKnown(model) ? model.value : t('readings.unknown.word')}</h1>
      <dl className="ids">
        {isKnown(manufacturer) && (
          <div>
            <dt>{t('readings.label.manufacturer')}</dt>
            <dd>{manufacturer.value}</dd>
          </div>
        )}
        <div>
          <dt>{t('readings.label.imei')}</dt>
          <dd>{isKnown(imei) ? <Grouped text={identity.imei(imei.value)} /> : unknownWords(imei.unknown, words)}</dd>
        </div>
        <div className="link">
          <dt>{t('readings.label.link')}</dt>
          <dd title={terminal.endpoint.path}>
            {t(`swap.facts.${LINK_WORDS[terminal.link.state]}`)} · {shortPath(terminal.endpoint.path)}
          </dd>
        </div>
        {terminal.readAt && (
          <div>
            <dt>{t('readings.label.snapshot')}</dt>
            <dd>
              {t('terminal.readAt', { time: clock(terminal.readAt), age: ageWords(terminal.readAt, now, words) })}
            </dd>
          </div>
        )}
      </dl>
      <div className="acts">{children}</div>
    </header>
  )
}

/** The end of a long path says more than its beginning. */
const shortPath = (path: string) => (path.length > 26 ? `…${path.slice(-25)}` : path)
