import type { Finding, TerminalView } from '../../src/shared/contract/terminal.ts'
import { inOrder, verdictOf } from '../bench/verdict.ts'
import { useVerdictWords } from '../bench/verdictWords.ts'
import { Icon } from '../ui/Icon.tsx'
import { useFindingWords } from '../words/findingWords.ts'
import { useProblemWords } from '../words/problemWords.ts'
import { useWords } from '../words/useWords.ts'
import './Findings.css'

/** The verdict in words above all numbers: the first finding in full, the others in a line each. */
export function Findings({ terminal }: { terminal: TerminalView }) {
  const { t } = useWords()
  const verdict = verdictOf(terminal)
  const head = useVerdictWords()(verdict, terminal)
  const problemOf = useProblemWords()
  const [first, ...rest] = inOrder(terminal.findings)
  const words = useFindingWords()

  const full =
    verdict.of === 'problem'
      ? { ...problemOf(verdict.problem), note: t('shell.code', { code: verdict.problem.code }) }
      : verdict.of === 'finding' && first
        ? {
            ...words(first),
            note: `${t(`readings.state.${first.state}`)} · ${t(`findings.confidence.${first.confidence}`)} · ${t('findings.nth', { n: '1', total: String(rest.length + 1) })}`,
          }
        : undefined
  return (
    <section className="findings" aria-label={t('terminal.findings')}>
      <div className={`first is-${verdict.state}`}>
        <p className="what">
          <Icon name={verdict.state} size={36} />
          <span>
            <b>{full?.title ?? (verdict.of === 'fine' ? t('terminal.fine') : head.title)}</b>
            <small>{full?.note ?? (verdict.of === 'fine' ? t('terminal.fineNote') : head.reason)}</small>
          </span>
        </p>
        {full && (
          <dl>
            <div>
              <dt>{t('findings.seen')}</dt>
              <dd>{full.seen}</dd>
            </div>
            <div>
              <dt>{t('findings.todo')}</dt>
              <dd>{full.todo}</dd>
            </div>
          </dl>
        )}
      </div>
      {verdict.of === 'finding' && rest.length > 0 && (
        <ul>
          {rest.map((finding) => (
            <Other key={finding.rule} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Other({ finding }: { finding: Finding }) {
  const { t } = useWords()
  const { title, todo } = useFindingWords()(finding)
  return (
    <li>
      <span className={`st ${finding.state}`}>
        <Icon name={finding.state} size={20} />
        {t('findings.named', { state: t(`readings.state.${finding.state}`), title })}
      </span>
      <span className="label">{todo}</span>
    </li>
  )
}
