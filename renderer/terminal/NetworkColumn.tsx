import type { ContextsView, TerminalView } from '../../src/shared/contract/terminal.ts'
import { isKnown, knownValue, type Reading } from '../../src/shared/reading.ts'
import { rsrpWord } from '../../src/shared/signal.ts'
import { at, type Readings, value } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { Bars } from '../ui/Bars.tsx'
import { State, type StateName } from '../ui/State.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { clock } from '../words/format.ts'
import { wordedParams } from '../words/params.ts'
import { ageWords, unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'
import { ReadingRow } from './ReadingRow.tsx'
import { SignalChart } from './SignalChart.tsx'
import './columns.css'

const SIGNAL_STATE: Record<ReturnType<typeof rsrpWord>, StateName> = {
  good: 'fine',
  usable: 'fine',
  weak: 'look',
  failRisk: 'wrong',
}
const REGISTRATION_STATE: Record<string, StateName> = {
  home: 'fine',
  roaming: 'fine',
  searching: 'look',
  unknown: 'unknown',
}

export function NetworkColumn({
  terminal,
  readings,
  contexts,
}: {
  terminal: TerminalView
  readings: Readings | undefined
  contexts: ContextsView['contexts'] | undefined
}) {
  const words = useWords()
  const { t } = words
  const registration = at(readings, 'network.registration')
  const technology = at(readings, 'network.technology')
  const band = value(readings, 'network.band')
  const operatorCode = value(readings, 'network.operatorCode')
  const cause = at(readings, 'network.rejectCause')
  const identity = useIdentity()
  const { denial } = wordedParams(
    terminal.findings.map(({ params }) => params).find((params) => params.denial !== undefined) ?? {},
    words,
    identity,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="col" aria-labelledby="col-network" tabIndex={0}>
      <h2 id="col-network">
        {t('terminal.network')}
        <span>{t('terminal.networkNote')}</span>
      </h2>
      <SignalVerdict readings={readings} />
      <SignalChart terminalId={terminal.id} readings={readings} />
      <Figures readings={readings} />
      <dl className="blk">
        <ReadingRow
          label={t('readings.label.registration')}
          reading={registration}
          show={(state) => (
            <State is={REGISTRATION_STATE[state] ?? 'wrong'} size={16}>
              {t(`readings.registration.${state}`)}
            </State>
          )}
        />
        {isKnown(cause) && cause.value > 0 && (
          <ReadingRow
            label={t('readings.label.rejectCause')}
            reading={cause}
            show={(code) => [denial, code].filter(Boolean).join(' · ')}
          />
        )}
        <ReadingRow
          label={t('readings.label.operator')}
          reading={at(readings, 'network.operatorName')}
          show={(name) => [name, operatorCode].filter(Boolean).join(' · ')}
        />
        <ReadingRow
          label={t('readings.label.technology')}
          reading={technology}
          show={(name) =>
            [t(`readings.technology.${name}`), band && `${t('readings.label.band')} ${band}`]
              .filter(Boolean)
              .join(' · ')
          }
        />
        <Contexts contexts={contexts} registration={registration} />
      </dl>
    </section>
  )
}

function Contexts({
  contexts,
  registration,
}: {
  contexts: ContextsView['contexts'] | undefined
  registration: Reading<unknown>
}) {
  const words = useWords()
  const { t } = words
  // An empty list of a modem that says nothing else either is no knowledge of there being none.
  const why = !contexts ? 'notReadYet' : isKnown(registration) ? undefined : registration.unknown
  if (!contexts || contexts.length === 0)
    return (
      <div className="reading">
        <dt>{t('readings.label.context')}</dt>
        <dd className="unknown">{why === undefined ? t('readings.noContext') : unknownWords(why, words)}</dd>
      </div>
    )
  return contexts.map((context, index) => {
    const active = knownValue(context.active)
    const address = knownValue(context.address)
    const state: [StateName, string] = address
      ? ['fine', t('readings.contextUp')]
      : active
        ? ['look', t('readings.contextNoAddress')]
        : active === false
          ? ['unknown', t('readings.contextDown')]
          : ['unknown', t('readings.unknown.word')]
    const source = [context.apn, context.address].find(isKnown)
    return (
      <div className="reading" key={`${knownValue(context.cid) ?? index}`}>
        <dt>{t('terminal.contexts', { cid: String(knownValue(context.cid) ?? '?') })}</dt>
        <dd>
          <State is={state[0]} size={16}>
            {state[1]}
          </State>
          <span className="note">
            {[knownValue(context.apn), address, source && clock(source.at)].filter(Boolean).join(' · ')}
          </span>
        </dd>
      </div>
    )
  })
}

function SignalVerdict({ readings }: { readings: Readings | undefined }) {
  const words = useWords()
  const { t } = words
  const now = useNow()
  const rsrp = at(readings, 'signal.rsrpDbm')
  const level = [rsrp, at(readings, 'signal.rscpDbm'), at(readings, 'signal.rssiDbm')].find(isKnown)
  const word = isKnown(rsrp) ? rsrpWord(rsrp.value) : undefined
  return (
    <div className="verd">
      <Bars bars={value(readings, 'signal.bars')} width={50} />
      {word ? (
        <span className={`w ${SIGNAL_STATE[word]}`}>{t(`readings.signal.${word}`)}</span>
      ) : (
        !level && <span className="pend">{unknownWords(isKnown(rsrp) ? '' : rsrp.unknown, words)}</span>
      )}
      {level && (
        <>
          <span className="note">{ageWords(level.at, now, words)}</span>
          <span className="hero">
            {level.value}
            <span className="u">dBm</span>
          </span>
        </>
      )}
    </div>
  )
}

/** The figures that the technology has; those it does not have are not shown as holes. */
function Figures({ readings }: { readings: Readings | undefined }) {
  const older = ['gsm', 'gprs', 'edge', 'umts', 'hspa'].includes(value(readings, 'network.technology') ?? '')
  const figures: readonly (readonly [string, Reading<number>, string])[] = older
    ? [
        ['RSSI', at(readings, 'signal.rssiDbm'), 'dBm'],
        ['RSCP', at(readings, 'signal.rscpDbm'), 'dBm'],
        ['Ec/No', at(readings, 'signal.ecnoDb'), 'dB'],
      ]
    : [
        ['RSRP', at(readings, 'signal.rsrpDbm'), 'dBm'],
        ['RSRQ', at(readings, 'signal.rsrqDb'), 'dB'],
        ['SINR', at(readings, 'signal.sinrDb'), 'dB'],
        ['RSSI', at(readings, 'signal.rssiDbm'), 'dBm'],
      ]
  return (
    <dl className="met">
      {figures.map(([name, reading, unit]) => (
        <Figure key={name} name={name} reading={reading} unit={unit} />
      ))}
    </dl>
  )
}

function Figure({ name, reading, unit }: { name: string; reading: Reading<number>; unit: string }) {
  const words = useWords()
  return (
    <div title={isKnown(reading) ? reading.source : unknownWords(reading.unknown, words)}>
      <dt>{name}</dt>
      {isKnown(reading) ? (
        <dd>
          <b>{Math.round(reading.value * 10) / 10}</b>
          <u>{unit}</u>
        </dd>
      ) : (
        <dd className="unknown">{words.t('readings.unknown.word')}</dd>
      )}
    </div>
  )
}
