import type { ReactNode } from 'react'
import type { WorkOrder } from '../../src/shared/contract/orders.ts'
import type { Intake } from '../../src/shared/contract/swap.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { dayAndTime, yuan } from '../words/format.ts'
import { useWords, type Words } from '../words/useWords.ts'
import { Section } from './Section.tsx'

export function SheetMerchant({ order: { job } }: { order: WorkOrder }) {
  const words = useWords()
  const { t, list } = words
  const identity = useIdentity()
  const { intake, before } = job
  const none = t('orders.sheet.noneYet')
  const terminalId = intake?.terminalId && (identity.masked ? `**** ${intake.terminalId.slice(-4)}` : intake.terminalId)
  const unknown = t('readings.unknown.word')
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [t('orders.sheet.contact'), intake?.contact ?? none],
    [t('orders.sheet.model'), before?.model ?? intake?.terminalModel ?? unknown],
    [
      t('orders.sheet.contactPhone'),
      intake ? <Grouped key="phone" text={identity.phone(intake.contactPhone)} /> : none,
    ],
    [t('orders.sheet.serial'), intake?.serialNumber ?? none],
    [t('orders.sheet.terminalId'), terminalId ?? none],
    [t('orders.sheet.imei'), before?.imei ? <Grouped key="imei" text={identity.imei(before.imei)} /> : unknown],
    [t('orders.sheet.intake'), `${dayAndTime(job.openedAt)} ${job.technician}`],
    [t('orders.sheet.acquirer'), intake?.acquirer ?? none],
  ]
  const seen = intake?.documentsSeen.map((name) => t(`swap.intake.document.${name}`)) ?? []
  const wide: readonly (readonly [string, ReactNode])[] = [
    [
      t('orders.sheet.reason'),
      intake ? [t(`swap.intake.reasons.${intake.reason}`), intake.reasonNote].filter(Boolean).join(' · ') : none,
    ],
    [
      t('orders.sheet.documents'),
      [
        seen.length > 0 ? t('orders.sheet.documentsSeen', { list: list(seen) }) : t('orders.sheet.noDocuments'),
        intake && `${t('orders.sheet.ownership')} ${t(`swap.intake.owner.${intake.ownership}`)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('orders.sheet.payers'), intake?.payers ? payers(intake.payers, words) : none],
  ]
  const row = ([name, value]: readonly [string, ReactNode]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <Section title={t('orders.sheet.merchantTerminal')}>
      <dl className="kv">{row([t('orders.sheet.merchant'), intake?.merchant ?? none])}</dl>
      <dl className="kv pairs">{pairs.map(row)}</dl>
      <dl className="kv">{wide.map(row)}</dl>
    </Section>
  )
}

/** Three different charges, never one: each with who pays it, and who said so. */
function payers(of: NonNullable<Intake['payers']>, { t, list }: Words): string {
  const one = (name: 'card' | 'data' | 'service') =>
    [
      t(`swap.intake.fee.${name}`),
      of[name].amountFen !== undefined && t('orders.sheet.yuan', { n: yuan(of[name].amountFen) }),
      t(`swap.intake.payer.${of[name].payer}`),
    ]
      .filter(Boolean)
      .join(' ')
  return list([
    one('card'),
    one('data'),
    one('service'),
    ...(of.saidBy ? [`${t('swap.intake.saidBy')} ${of.saidBy}`] : []),
  ])
}
