import type { ReactNode } from 'react'
import type { CardFacts } from '../../../src/shared/contract/swap.ts'
import { rsrpWord } from '../../../src/shared/signal.ts'
import { Grouped } from '../../ui/Grouped.tsx'
import { useIdentity } from '../../ui/useIdentity.ts'
import { wordedParams } from '../../words/params.ts'
import { unknownWords } from '../../words/readingWords.ts'
import { useWords } from '../../words/useWords.ts'
import './FactsTable.css'

/** What was read of terminal and card at one moment; each missing value says why. */
export function FactsTable({ facts, of }: { facts: CardFacts; of: 'terminal' | 'card' }) {
  const words = useWords()
  const { t } = words
  const identity = useIdentity()
  const coded = wordedParams(
    {
      ...(facts.registration && { registration: facts.registration }),
      ...(facts.technology && { technology: facts.technology }),
      ...(facts.simState && { simState: facts.simState }),
    },
    words,
    identity,
  )
  const rows: readonly (readonly [string, ReactNode, string])[] =
    of === 'terminal'
      ? [
          [t('readings.label.model'), [facts.manufacturer, facts.model].filter(Boolean).join(' '), 'terminal.model'],
          [t('readings.label.imei'), facts.imei && <Grouped text={identity.imei(facts.imei)} />, 'terminal.imei'],
          [t('readings.label.registration'), coded.registration, 'network.registration'],
          [
            t('readings.label.operator'),
            [facts.operatorName, facts.operatorCode].filter(Boolean).join(' · '),
            'network.operatorName',
          ],
          [t('readings.label.technology'), coded.technology, 'network.technology'],
          [
            t('readings.label.signal'),
            facts.rsrpDbm !== undefined
              ? `${facts.rsrpDbm} dBm · ${t(`readings.signal.${rsrpWord(facts.rsrpDbm)}`)}`
              : facts.rssiDbm !== undefined && `RSSI ${facts.rssiDbm} dBm`,
            'signal.rsrpDbm',
          ],
        ]
      : [
          [t('readings.label.sim'), coded.simState, 'sim.state'],
          [t('readings.label.iccid'), facts.iccid && <Grouped text={identity.iccid(facts.iccid)} />, 'sim.iccid'],
          [t('readings.label.issuer'), facts.issuer && t(`readings.issuer.${facts.issuer}`), 'sim.operatorIssuer'],
          [t('readings.label.imsi'), facts.imsi && <Grouped text={identity.imsi(facts.imsi)} />, 'sim.imsi'],
          [
            t('readings.label.storedNumber'),
            facts.ownNumber === ''
              ? t('readings.emptyNumber')
              : facts.ownNumber && <Grouped text={identity.phone(facts.ownNumber)} />,
            'sim.msisdn',
          ],
          [t('readings.label.apn'), facts.apn, 'pdp'],
        ]
  return (
    <dl className="facts-table">
      {rows.map(([label, value, path]) => (
        <div key={path}>
          <dt>{label}</dt>
          <dd>
            {value || value === 0 ? (
              value
            ) : (
              <span className="unknown">{unknownWords(facts.why[path] ?? 'notReported', words)}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
