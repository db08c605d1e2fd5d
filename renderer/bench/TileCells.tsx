import type { ReactNode } from 'react'
import { isKnown, type Reading } from '../../src/shared/reading.ts'
import { rsrpWord } from '../../src/shared/signal.ts'
import { at, type Readings, value } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { Bars } from '../ui/Bars.tsx'
import { lastDigits } from '../ui/useIdentity.ts'
import { ageWords, unknownWords, whyWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'

/** Model, card and signal; each cell fills in by itself, and an unknown one says why. */
export function TileCells({ readings, stale }: { readings: Readings | undefined; stale: boolean }) {
  const words = useWords()
  const { t } = words
  const iccid = at(readings, 'sim.iccid')
  const issuer = value(readings, 'sim.operatorIssuer')
  const tailOf = (text: string) => t('readings.tail', { tail: lastDigits(text) ?? '' })
  const card = (text: string) => [issuer && t(`readings.issuer.${issuer}`), tailOf(text)].filter(Boolean).join(' · ')
  const mark = stale ? ' stale' : ''
  return (
    <>
      <div className={`two${mark}`}>
        <Cell label={t('readings.label.model')} reading={at(readings, 'terminal.model')} show={(model) => model} />
        <Cell light label={t('readings.label.imei')} reading={at(readings, 'terminal.imei')} show={tailOf} />
      </div>
      <div className={`two${mark}`}>
        <Cell label={t('readings.label.card')} reading={iccid} show={card} />
        <Cell
          light
          label={t('readings.label.sim')}
          reading={at(readings, 'sim.state')}
          show={(state) => t(`readings.simShort.${state}`)}
        />
      </div>
      <div className={`fig${mark}`}>
        <Signal readings={readings} />
        <div>
          <div className="l">
            <span>{t('readings.label.dataLeft')}</span>
          </div>
          <div className="k">
            <span className="pend">{t('bench.noPlan')}</span>
          </div>
          <div className="s">{t('bench.noPlanWhy')}</div>
        </div>
      </div>
    </>
  )
}

function Cell<T>({
  label,
  reading,
  show,
  light,
}: {
  label: string
  reading: Reading<T>
  show: (value: T) => ReactNode
  light?: boolean
}) {
  const words = useWords()
  return (
    <div>
      <div className="l">{label}</div>
      {isKnown(reading) ? (
        <div className={light ? 'v r' : 'v'}>{show(reading.value)}</div>
      ) : reading.unknown === 'notReadYet' ? (
        <div className="pend" title={whyWords(reading.unknown, words)}>
          <span className="hidden-words">{whyWords(reading.unknown, words)}</span>
        </div>
      ) : (
        <div className="v r unknown" title={whyWords(reading.unknown, words)}>
          {light ? words.t('readings.unknown.word') : unknownWords(reading.unknown, words)}
        </div>
      )}
    </div>
  )
}

/** The level that the technology is judged by: RSRP where there is one, else RSCP, else RSSI. */
function Signal({ readings }: { readings: Readings | undefined }) {
  const words = useWords()
  const { t } = words
  const now = useNow()
  const rsrp = at(readings, 'signal.rsrpDbm')
  const rscp = at(readings, 'signal.rscpDbm')
  const rssi = at(readings, 'signal.rssiDbm')
  const level = [rsrp, rscp, rssi].find(isKnown)
  const technology = value(readings, 'network.technology')
  const registration = at(readings, 'network.registration')
  const registered =
    isKnown(registration) && (registration.value === 'home' || registration.value === 'roaming')
      ? undefined
      : isKnown(registration)
        ? t(`readings.registration.${registration.value}`)
        : undefined
  const line = [
    registered ?? (isKnown(rsrp) ? t(`readings.signal.${rsrpWord(rsrp.value)}`) : undefined),
    technology && t(`readings.technology.${technology}`),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <div>
      <div className="l">
        <span>{t('readings.label.signal')}</span>
        {level && <span>{ageWords(level.at, now, words)}</span>}
      </div>
      <div className="k">
        <Bars bars={value(readings, 'signal.bars')} />
        {level ? (
          <span className="key">
            {level.value}
            <span className="u">dBm</span>
          </span>
        ) : (
          <span className="pend">
            {rsrp && !isKnown(rsrp) && rsrp.unknown !== 'notReadYet'
              ? whyWords(rsrp.unknown, words)
              : t('readings.unknown.notReadYet')}
          </span>
        )}
      </div>
      <div className="s">{line}</div>
    </div>
  )
}
