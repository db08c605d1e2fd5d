import { inOrder } from '../../bench/verdict.ts'
import { useBench } from '../../state/console.tsx'
import { State } from '../../ui/State.tsx'
import { useFindingWords } from '../../words/findingWords.ts'
import { clock } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { primaryOf } from '../primary.ts'
import { StepLayout } from '../StepLayout.tsx'
import type { StepProps } from '../SwapPage.tsx'
import { useJob } from '../useJob.ts'
import { FactsTable } from './FactsTable.tsx'
import { Head } from './Head.tsx'
import { useWordPrimary } from './useWordPrimary.ts'
import './BeforeStep.css'

/** Step 2: what terminal and old card say, and whether a swap is needed at all. */
export function BeforeStep({ job, onView }: StepProps) {
  const { t } = useWords()
  const acts = useJob(job)
  const byWords = useWordPrimary(job, acts)
  const primary = primaryOf(job)
  const read = () => void acts.run((client, ids) => client.readBefore(ids))
  const { before } = job
  return (
    <StepLayout
      job={job}
      onView={onView}
      busy={acts.busy}
      problem={acts.problem}
      onProblemClose={acts.clear}
      primary={primary.do === 'readBefore' ? { label: t('swap.before.read'), run: read } : byWords}
      note={before ? t('swap.before.neededText') : t('swap.before.lead')}
      secondary={
        before && primary.do !== 'wait' ? (
          <button type="button" className="btn plain" disabled={acts.busy} onClick={read}>
            {t('swap.before.again')}
          </button>
        ) : undefined
      }
    >
      <Head title={t('swap.step.before')}>
        {before ? t('readings.asOf', { time: clock(before.at) }) : t('swap.before.lead')}
      </Head>
      {before ? (
        <div className="scroll">
          <FindingLines terminalId={job.terminalId} />
          <div className="side-by-side">
            <section>
              <h3>{t('swap.before.terminal')}</h3>
              <FactsTable facts={before} of="terminal" />
              {job.intake?.serialNumber && (
                <p className="note pad">
                  {t('swap.intake.serialNumber')} {job.intake.serialNumber} · {t('swap.before.labelNote')}
                </p>
              )}
            </section>
            <section>
              <h3>{t('swap.before.oldCard')}</h3>
              <FactsTable facts={before} of="card" />
            </section>
          </div>
          <dl className="remarks">
            <dt>{t('swap.before.plan')}</dt>
            <dd className="unknown">{t('swap.before.noPlan')}</dd>
            <dt>{t('swap.before.fits')}</dt>
            <dd>{before.apn ? t('swap.before.fitsText', { apn: before.apn }) : t('swap.before.fitsNoApn')}</dd>
          </dl>
        </div>
      ) : null}
    </StepLayout>
  )
}

function FindingLines({ terminalId }: { terminalId: string | undefined }) {
  const { t } = useWords()
  const terminal = useBench((bench) => bench.terminals.find((terminal) => terminal.id === terminalId))
  const words = useFindingWords()
  const findings = inOrder(terminal?.findings ?? [])
  return (
    <section className="finding-lines" aria-label={t('terminal.findings')}>
      {findings.length === 0 ? (
        <State is="fine">{t('terminal.fineNote')}</State>
      ) : (
        findings.map((finding) => {
          const { title, seen, todo } = words(finding)
          return (
            <div key={finding.rule}>
              <State is={finding.state}>{title}</State>
              <p>
                {seen}
                <span className="label"> {todo}</span>
              </p>
            </div>
          )
        })
      )}
    </section>
  )
}
