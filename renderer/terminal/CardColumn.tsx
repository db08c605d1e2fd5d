import { isKnown } from '../../src/shared/reading.ts'
import { at, type Readings } from '../state/readings.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { State, type StateName } from '../ui/State.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { clock } from '../words/format.ts'
import { unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'
import { ReadingRow } from './ReadingRow.tsx'
import './columns.css'

const SIM_STATE: Record<string, StateName> = { ready: 'fine', busy: 'look', pin: 'look', unknown: 'unknown' }

export function CardColumn({ readings }: { readings: Readings | undefined }) {
  const words = useWords()
  const { t } = words
  const identity = useIdentity()
  const state = at(readings, 'sim.state')
  const iccid = at(readings, 'sim.iccid')
  const pin = at(readings, 'sim.pinTriesLeft')
  const puk = at(readings, 'sim.pukTriesLeft')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="col" aria-labelledby="col-card" tabIndex={0}>
      <h2 id="col-card">{t('terminal.card')}</h2>
      <div className="blk">
        <div className="row">
          <span className="label">{t('readings.label.iccid')}</span>
          {isKnown(state) ? (
            <State is={SIM_STATE[state.value] ?? 'wrong'}>{t(`readings.sim.${state.value}`)}</State>
          ) : (
            <State is="unknown">{unknownWords(state.unknown, words)}</State>
          )}
        </div>
        <div className="iccid">
          {isKnown(iccid) ? (
            <Grouped text={identity.iccid(iccid.value)} />
          ) : (
            <span className="unknown">{unknownWords(iccid.unknown, words)}</span>
          )}
        </div>
        {isKnown(iccid) && (
          <p className="note">{t('terminal.from', { source: iccid.source, time: clock(iccid.at) })}</p>
        )}
      </div>
      <div className="blk nodata">
        <div className="row">
          <span className="label">{t('readings.label.dataLeft')}</span>
        </div>
        <p className="pend">{t('terminal.noPlanTitle')}</p>
        <p className="note">{t('terminal.noPlan')}</p>
      </div>
      <dl className="blk">
        <ReadingRow
          label={t('readings.label.issuer')}
          reading={at(readings, 'sim.operatorIssuer')}
          show={(issuer) => t(`readings.issuer.${issuer}`)}
        />
        <ReadingRow
          label={t('readings.label.imsi')}
          reading={at(readings, 'sim.imsi')}
          show={(imsi) => <Grouped text={identity.imsi(imsi)} />}
        />
        <ReadingRow
          label={t('readings.label.storedNumber')}
          reading={at(readings, 'sim.msisdn')}
          show={(number) => (number === '' ? t('readings.emptyNumber') : <Grouped text={identity.phone(number)} />)}
        />
        <div className="reading">
          <dt>{t('readings.label.tries')}</dt>
          <dd>
            {isKnown(pin) && isKnown(puk) ? (
              <>
                {t('readings.triesLeft', { pin: String(pin.value), puk: String(puk.value) })}
                <span className="note">{t('terminal.from', { source: pin.source, time: clock(pin.at) })}</span>
              </>
            ) : (
              <span className="unknown">
                {unknownWords(isKnown(pin) ? (isKnown(puk) ? '' : puk.unknown) : pin.unknown, words)}
              </span>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}
