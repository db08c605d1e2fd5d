import { useBench, useClient } from '../state/console.tsx'
import { useCall } from '../state/useCall.ts'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useWords } from '../words/useWords.ts'
import { PlugInDrawing } from './PlugInDrawing.tsx'
import './EmptyBench.css'

/** Nothing is plugged in: what to plug in where, and the simulated terminal to try it with. */
export function EmptyBench() {
  const { t } = useWords()
  const client = useClient()
  const { run, busy, problem } = useCall()
  const offered = useBench((bench) => bench.app?.demo.offered ?? false)
  return (
    <section className="empty-bench">
      <h2>{t('bench.empty.title')}</h2>
      <PlugInDrawing />
      <p>{t('bench.empty.steps')}</p>
      {offered && (
        <div className="try">
          <button
            type="button"
            className="btn go"
            disabled={busy}
            onClick={() => void run(() => client.demo.start({}))}
          >
            {t('bench.empty.demo')}
          </button>
          <span className="note">{t('bench.empty.demoHint')}</span>
        </div>
      )}
      <ProblemBox problem={problem} />
    </section>
  )
}
