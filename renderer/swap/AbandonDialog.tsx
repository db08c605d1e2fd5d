import { useState } from 'react'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'
import { useJob } from './useJob.ts'
import './AbandonDialog.css'

/** Ends a job before its end, with the reason. The reasons one must stop for are offered. */
export function AbandonDialog({ job, onClose }: { job: SwapView; onClose: () => void }) {
  const { t } = useWords()
  const { run, busy, problem } = useJob(job)
  const [reason, setReason] = useState('')
  const offered = (['seal', 'tamper', 'battery', 'unsettled'] as const).map((name) => t(`swap.stopReason.${name}`))
  const abandon = async () => {
    const after = await run((client, ids) => client.abandon({ ...ids, reason: reason.trim() }))
    if (after) onClose()
  }
  return (
    <Dialog title={t('swap.abandonTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) void abandon()
        }}
      >
        <div className="body">
          <p>{t('swap.abandonText')}</p>
          <div className="offers">
            {offered.map((words) => (
              <button key={words} type="button" className="btn small" onClick={() => setReason(words)}>
                {words}
              </button>
            ))}
          </div>
          <TextField label={t('swap.reason')} value={reason} onChange={setReason} maxLength={200} required autoFocus />
          <ProblemBox problem={problem} />
        </div>
        <footer>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="btn" disabled={busy || !reason.trim()}>
            {t('swap.abandonDo')}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
