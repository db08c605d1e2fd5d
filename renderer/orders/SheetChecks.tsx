import type { SwapView } from '../../src/shared/contract/swap.ts'
import { CHECKS } from '../../src/shared/outcome.ts'
import { useCheckWords } from '../swap/checkWords.ts'
import { Mark } from '../ui/Mark.tsx'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { Section } from './Section.tsx'

export function SheetChecks({ job }: { job: SwapView }) {
  const { t } = useWords()
  const words = useCheckWords()
  const ran = job.checks.filter((check) => check.status !== 'notRun')
  const note = ran.length > 0 && ran.every((check) => check.by === 'bench') ? 'allByBench' : 'mixed'
  return (
    <Section title={t('orders.sheet.verify')} note={t(`orders.sheet.${note}`)}>
      <table className="checks">
        <tbody>
          {CHECKS.map((name) => {
            const check = job.checks.find((check) => check.name === name)
            return (
              <tr key={name}>
                <th scope="row">{t(`swap.check.${name}`)}</th>
                <td>{check ? words(check).seen : t('swap.checkOpen.notRun')}</td>
                <td className="r time">{check?.at && clock(check.at)}</td>
                <td className="r status">
                  {check && check.status !== 'notRun' && check.status !== 'notPossible' ? (
                    <Mark by={check.by}>
                      <b>{t(`swap.checkStatus.${check.status}`)}</b>
                    </Mark>
                  ) : (
                    t(`swap.checkStatus.${check?.status ?? 'notRun'}`)
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
