import type { Intake } from '../../../src/shared/contract/swap.ts'
import { Grouped } from '../../ui/Grouped.tsx'
import { useIdentity } from '../../ui/useIdentity.ts'
import { useWords } from '../../words/useWords.ts'

export function IntakeSummary({ intake }: { intake: Intake }) {
  const { t, list } = useWords()
  const identity = useIdentity()
  const rows = [
    [t('swap.intake.merchant'), intake.merchant],
    [t('swap.intake.contact'), intake.contact],
    [t('swap.intake.contactPhone'), <Grouped key="phone" text={identity.phone(intake.contactPhone)} />],
    [t('swap.intake.serialNumber'), intake.serialNumber],
    [
      t('swap.intake.reason'),
      [t(`swap.intake.reasons.${intake.reason}`), intake.reasonNote].filter(Boolean).join(' · '),
    ],
    [t('swap.intake.ownership'), t(`swap.intake.owner.${intake.ownership}`)],
    [t('swap.intake.documents'), list(intake.documentsSeen.map((name) => t(`swap.intake.document.${name}`)))],
  ] as const
  return (
    <dl className="facts-table">
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
