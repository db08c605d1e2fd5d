import { useState } from 'react'
import { useClient } from '../state/console.tsx'
import { useCall } from '../state/useCall.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'

const RATES = ['auto', '115200', '57600', '38400', '19200', '9600'] as const

/** Brings in any tty, COM port or tcp:// address. */
export function AddTerminal({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const client = useClient()
  const { run, busy, problem } = useCall()
  const [address, setAddress] = useState('')
  const [rate, setRate] = useState<(typeof RATES)[number]>('auto')
  const typed = address.normalize('NFKC').trim()

  const add = async () => {
    const added = await run(() =>
      client.bench.add({ address: typed, ...(rate !== 'auto' && { baudRate: Number(rate) }) }),
    )
    if (added) onClose()
  }

  return (
    <Dialog title={t('bench.add.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed) void add()
        }}
      >
        <div className="body">
          <TextField
            label={t('bench.add.label')}
            hint={t('bench.add.hint')}
            value={address}
            onChange={setAddress}
            maxLength={1024}
            autoFocus
            required
          />
          {!/^tcp:/i.test(typed) && (
            <SelectField
              label={t('bench.add.baud')}
              value={rate}
              onChange={setRate}
              options={RATES.map((name) => [name, name === 'auto' ? t('bench.add.baudAuto') : name])}
            />
          )}
          <ProblemBox problem={problem} />
        </div>
        <footer>
          <button type="button" className="btn plain" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="btn go" disabled={busy || typed === ''}>
            {t('bench.add.submit')} <kbd>Enter</kbd>
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
