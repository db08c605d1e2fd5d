import { useState } from 'react'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'
import { useJob } from './useJob.ts'

export function SkipDialog({ job, onClose }: { job: SwapView; onClose: () => void }) {
  const { t } = useWords()
  const { run, busy, problem } = useJob(job)
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t('swap.settings.skipTitle')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          const text = reason.trim()
          if (text && (await run((client, ids) => client.skipSetting({ ...ids, reason: text })))) onClose()
        }}
      >
        <div className="body">
          <p>{t('swap.settings.skipText')}</p>
          <TextField label={t('swap.reason')} value={reason} onChange={setReason} maxLength={200} required autoFocus />
          <ProblemBox problem={problem} />
        </div>
        <footer>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="btn" disabled={busy || !reason.trim()}>
            {t('swap.settings.skipDo')}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
