import type { CallProblem } from '../state/useCall.ts'
import { useProblemWords } from '../words/problemWords.ts'
import { useWords } from '../words/useWords.ts'
import { Icon } from './Icon.tsx'
import './ProblemBox.css'

/** What went wrong, beside what caused it. Read out when it appears. */
export function ProblemBox({ problem, onClose }: { problem: CallProblem | undefined; onClose?: () => void }) {
  const { t } = useWords()
  const inWords = useProblemWords()
  if (!problem) return null
  const { title, seen, todo, code, detail } = inWords(problem)
  return (
    <div className="problem" role="alert">
      <Icon name="wrong" size={20} className="wrong" />
      <div>
        <b>{title}</b>
        <p>{seen}</p>
        <p>{todo}</p>
        <p className="note">
          {t('shell.code', { code })}
          {detail && ` · ${detail}`}
        </p>
      </div>
      {onClose && (
        <button type="button" className="btn plain" onClick={onClose}>
          {t('shell.close')}
        </button>
      )}
    </div>
  )
}
