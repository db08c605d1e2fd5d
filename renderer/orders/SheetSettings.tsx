import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Grouped } from '../ui/Grouped.tsx'
import { Mark } from '../ui/Mark.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { Section } from './Section.tsx'

export function SheetSettings({ job }: { job: SwapView }) {
  const { t } = useWords()
  const identity = useIdentity()
  const number = (text: string | undefined) =>
    text === undefined ? (
      t('readings.unknown.word')
    ) : text === '' ? (
      t('swap.settings.empty')
    ) : (
      <Grouped text={identity.phone(text)} />
    )
  return (
    <Section title={t('orders.sheet.settings')} note={t('terminal.caveat')}>
      <table className="settings">
        <thead>
          <tr>
            <th scope="col">{t('orders.sheet.item')}</th>
            <th scope="col">{t('swap.settings.old')}</th>
            <th scope="col">{t('swap.settings.wanted')}</th>
            <th scope="col">{t('swap.settings.readBack')}</th>
            <th scope="col" className="r">
              {t('orders.sheet.time')}
            </th>
            <th scope="col" className="r">
              {t('orders.sheet.result')}
            </th>
          </tr>
        </thead>
        <tbody>
          {job.settings.length === 0 && (
            <tr>
              <td>{t('swap.settings.number')}</td>
              <td colSpan={5}>{t('orders.sheet.noneYet')}</td>
            </tr>
          )}
          {job.settings.map((result) => (
            <tr key={`${result.setting}-${result.at}`}>
              <td>{t('swap.settings.number')}</td>
              {result.status === 'skipped' || result.status === 'unsupported' ? (
                <td colSpan={3}>{result.reason}</td>
              ) : (
                <>
                  <td>{number(result.old)}</td>
                  <td>
                    <b>{number(result.wanted)}</b>
                  </td>
                  <td>{number(result.readBack)}</td>
                </>
              )}
              <td className="r">{clock(result.at)}</td>
              <td className="r">
                <Mark by={result.status === 'skipped' ? 'word' : 'bench'}>
                  {t(`swap.settings.status.${result.status}`)}
                </Mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
