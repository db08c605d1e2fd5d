import type { ContextsView, TerminalView } from '../../src/shared/contract/terminal.ts'
import { isKnown, knownValue } from '../../src/shared/reading.ts'
import { at, type Readings } from '../state/readings.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { clock } from '../words/format.ts'
import { unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'
import './columns.css'

const CAPABILITIES = ['boundNumber', 'powerOff', 'tcp', 'ping'] as const

/** What goes with the card, as it was read. Changes are made inside a swap, where old and new are kept. */
export function SettingsColumn({
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
  const identity = useIdentity()
  const number = at(readings, 'sim.msisdn')
  const apn = contexts?.map((context) => context.apn).find((reading) => knownValue(reading))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="col" aria-labelledby="col-settings" tabIndex={0}>
      <h2 id="col-settings">
        {t('terminal.settings')}
        <span>{t('terminal.settingsNote')}</span>
      </h2>
      <div className="set">
        <p className="label">{t('readings.label.boundNumber')}</p>
        <p className="v">
          {isKnown(number) ? (
            number.value === '' ? (
              t('readings.emptyNumber')
            ) : (
              <Grouped text={identity.phone(number.value)} />
            )
          ) : (
            <span className="unknown">{unknownWords(number.unknown, words)}</span>
          )}
        </p>
        {isKnown(number) && (
          <p className="note">
            {t('terminal.storedNote')} · {t('terminal.from', { source: number.source, time: clock(number.at) })}
          </p>
        )}
        <p className="note caveat">{t('terminal.caveat')}</p>
      </div>
      <div className="set">
        <p className="label">{t('readings.label.apn')}</p>
        <p className="v">
          {apn && isKnown(apn) ? (
            apn.value
          ) : (
            <span className="unknown">{unknownWords(contexts ? 'notReported' : 'notReadYet', words)}</span>
          )}
        </p>
        {apn && isKnown(apn) && (
          <p className="note">{t('terminal.from', { source: apn.source, time: clock(apn.at) })}</p>
        )}
      </div>
      {terminal.capabilities && (
        <div className="set">
          <p className="label">{t('terminal.capabilities')}</p>
          <dl className="able">
            {CAPABILITIES.map((name) => {
              const capability = terminal.capabilities?.[name]
              return (
                capability && (
                  <div key={name}>
                    <dt>{t(`terminal.capability.${name}`)}</dt>
                    <dd className={capability.possible ? '' : 'unknown'}>
                      {capability.possible ? t('terminal.possible') : t('terminal.impossible')}
                    </dd>
                    {!capability.possible && (
                      <dd className="note" title={capability.reason}>
                        {t(`terminal.notPossibleWhy.${name}`)}
                      </dd>
                    )}
                  </div>
                )
              )
            })}
          </dl>
        </div>
      )}
      <div className="set">
        <p className="label">{t('readings.label.firmware')}</p>
        <Plain reading={at(readings, 'terminal.firmware')} />
        <p className="note">
          {terminal.dialect && `${terminal.dialect} · `}
          {terminal.endpoint.path}
        </p>
      </div>
    </section>
  )
}

function Plain({ reading }: { reading: ReturnType<typeof at<'terminal.firmware'>> }) {
  const words = useWords()
  return (
    <p className="v small">
      {isKnown(reading) ? reading.value : <span className="unknown">{unknownWords(reading.unknown, words)}</span>}
    </p>
  )
}
