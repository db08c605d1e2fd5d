import { useState } from 'react'
import { STEPS, type Step, type SwapView } from '../../src/shared/contract/swap.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'
import { useJob } from './useJob.ts'

/** Goes back because something has to be done again; its proofs and all later ones fall. */
export function RedoDialog({
  job,
  to,
  reason: given = '',
  onClose,
}: {
  job: SwapView
  to: Step
  reason?: string
  onClose: () => void
}) {
  const { t } = useWords()
  const { run, busy, problem } = useJob(job)
  const [reason, setReason] = useState(given)
  const redo = async () => {
    const after = await run((client, ids) => client.goBack({ ...ids, to, reason: reason.trim() }))
    if (after) onClose()
  }
  return (
    <Dialog
      title={t('swap.redoTitle', { n: String(STEPS.indexOf(to) + 1), step: t(`swap.step.${to}`) })}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) void redo()
        }}
      >
        <div className="body">
          <p>{t('swap.redoText')}</p>
          <TextField label={t('swap.reason')} value={reason} onChange={setReason} maxLength={200} required autoFocus />
          <ProblemBox problem={problem} />
        </div>
        <footer>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="btn" disabled={busy || !reason.trim()}>
            {t('swap.redoDo')}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
