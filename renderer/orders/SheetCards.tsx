import type { ReactNode } from 'react'
import type { WorkOrder } from '../../src/shared/contract/orders.ts'
import type { CardFacts } from '../../src/shared/contract/swap.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'
import { Section } from './Section.tsx'

/** Old card and new card side by side, as they were read; what nobody read says so. */
export function SheetCards({ order: { job } }: { order: WorkOrder }) {
  const words = useWords()
  const { t } = words
  const identity = useIdentity()
  const { before, after, newCard, oldCard } = job
  const lookUp = (group: 'registration' | 'technology', value: string | undefined) => {
    if (value === undefined) return undefined
    const key = `readings.${group}.${value}`
    const found: string = t(key as never)
    return found === key ? value : found
  }
  const of = (facts: CardFacts | undefined, path: string, value: ReactNode): ReactNode =>
    value ?? unknownWords(facts?.why[path] ?? 'notReadYet', words)
  const iccid = (text: string | undefined) => text && <Grouped text={identity.iccid(text)} />
  const registration = (facts: CardFacts | undefined) =>
    facts?.registration &&
    [lookUp('registration', facts.registration), lookUp('technology', facts.technology)].filter(Boolean).join(' · ')
  // What step 9 read back is newer than what step 8 read.
  const stored = job.settings.findLast((setting) => setting.status === 'matches')?.readBack ?? after?.ownNumber
  const rows: readonly (readonly [string, ReactNode, ReactNode])[] = [
    [
      t('orders.sheet.iccid'),
      of(before, 'sim.iccid', iccid(before?.iccid)),
      iccid(after?.iccid ?? newCard?.iccid) ?? t('orders.sheet.noneYet'),
    ],
    [
      t('orders.sheet.issuer'),
      of(before, 'sim.operatorIssuer', before?.issuer && t(`readings.issuer.${before.issuer}`)),
      of(
        after,
        'sim.operatorIssuer',
        (after?.issuer ?? newCard?.issuer) && t(`readings.issuer.${after?.issuer ?? newCard?.issuer ?? 'other'}`),
      ),
    ],
    [
      t('orders.sheet.stored'),
      of(before, 'sim.msisdn', before?.ownNumber && <Grouped text={identity.phone(before.ownNumber)} />),
      of(after, 'sim.msisdn', stored && <Grouped text={identity.phone(stored)} />),
    ],
    [
      t('orders.sheet.registration'),
      of(before, 'network.registration', registration(before)),
      of(after, 'network.registration', registration(after)),
    ],
    [t('orders.sheet.apn'), of(before, 'pdp', before?.apn), of(after, 'pdp', after?.apn)],
    [t('orders.sheet.plan'), t('orders.sheet.noPlan'), t('orders.sheet.noPlan')],
    [
      `${t('orders.sheet.fate')} / ${t('orders.sheet.how')}`,
      oldCard
        ? [t(`swap.report.fate.${oldCard.fate}`), oldCard.stoppedBy].filter(Boolean).join(' · ')
        : t('orders.sheet.noneYet'),
      newCard
        ? [
            t(`swap.newCard.how.${newCard.how}`),
            newCard.override && `${t('swap.newCard.override')}: ${newCard.override.reason}`,
          ]
            .filter(Boolean)
            .join(' · ')
        : t('orders.sheet.noneYet'),
    ],
  ]
  return (
    <Section title={t('orders.sheet.card')}>
      <table className="cards">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('orders.sheet.old')}</th>
            <th scope="col">{t('orders.sheet.new')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, old, next]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{old}</td>
              <td>{next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
