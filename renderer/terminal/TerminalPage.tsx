import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import { useOpenSwap } from '../bench/useOpenSwap.ts'
import { canStart } from '../bench/verdict.ts'
import { DemoDrawer } from '../demo/DemoDrawer.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { useBench, useClient } from '../state/console.tsx'
import { value } from '../state/readings.ts'
import { useCall } from '../state/useCall.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useWords } from '../words/useWords.ts'
import { CardColumn } from './CardColumn.tsx'
import { Findings } from './Findings.tsx'
import { NetworkColumn } from './NetworkColumn.tsx'
import { SettingsColumn } from './SettingsColumn.tsx'
import { TerminalHead } from './TerminalHead.tsx'
import './TerminalPage.css'

export function TerminalPage({ id }: { id: string }) {
  const { t } = useWords()
  const terminal = useBench((bench) => bench.terminals.find((terminal) => terminal.id === id))
  if (!terminal)
    return (
      <main className="blank">
        <h1 className="lead">{t('problems.terminalNotFound.title')}</h1>
        <a className="btn" href="#/">
          {t('shell.toBench')}
        </a>
      </main>
    )
  return <Page terminal={terminal} />
}

function Page({ terminal }: { terminal: TerminalView }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const client = useClient()
  const readings = useBench((bench) => bench.readings.get(terminal.id))
  const contexts = useBench((bench) => bench.contexts.get(terminal.id))
  const swap = useOpenSwap()
  const refresh = useCall()
  const [removing, setRemoving] = useState(false)
  const mayStart = terminal.jobId !== undefined || canStart(terminal)
  const start = () => {
    if (mayStart) void swap.open(terminal.id)
  }
  const read = () => void refresh.run(() => client.bench.refresh({ terminalId: terminal.id }))
  useKeys({ h: start, r: read, Escape: () => go('/') })

  return (
    <main
      className="terminal"
      aria-label={value(readings, 'terminal.model') ?? t('bench.placeN', { n: String(terminal.place) })}
    >
      <TerminalHead terminal={terminal} readings={readings}>
        <button type="button" className="btn small" disabled={refresh.busy} onClick={read}>
          {t('terminal.refresh')} <kbd>R</kbd>
        </button>
        {!terminal.jobId && (
          <button type="button" className="btn plain" onClick={() => setRemoving(true)}>
            {t('terminal.remove')}
          </button>
        )}
        <button
          type="button"
          className="btn go"
          data-testid="primary"
          disabled={!mayStart || swap.busy}
          onClick={start}
        >
          {terminal.jobId ? t('terminal.resume') : t('terminal.start')} <kbd>H</kbd>
        </button>
      </TerminalHead>
      <Findings terminal={terminal} />
      <div className="calls">
        <ProblemBox problem={swap.problem} onClose={swap.clear} />
        <ProblemBox problem={refresh.problem} onClose={refresh.clear} />
      </div>
      <div className="cols">
        <CardColumn readings={readings} />
        <NetworkColumn terminal={terminal} readings={readings} contexts={contexts} />
        <SettingsColumn terminal={terminal} readings={readings} contexts={contexts} />
      </div>
      {terminal.simulated && <DemoDrawer terminal={terminal} />}
      {removing && <RemoveDialog terminal={terminal} onClose={() => setRemoving(false)} />}
    </main>
  )
}

function RemoveDialog({ terminal, onClose }: { terminal: TerminalView; onClose: () => void }) {
  const { t } = useWords()
  const client = useClient()
  const [, go] = useLocation()
  const { run, busy, problem } = useCall()
  return (
    <Dialog title={t('terminal.remove')} onClose={onClose}>
      <div className="body">
        <p>{t('terminal.removeAsk')}</p>
        <ProblemBox problem={problem} />
      </div>
      <footer>
        <button type="button" className="btn plain" onClick={onClose}>
          {t('shell.cancel')}
        </button>
        <button
          type="button"
          className="btn"
          disabled={busy}
          onClick={async () => {
            if (await run(() => client.bench.remove({ terminalId: terminal.id }))) go('/')
          }}
        >
          {t('terminal.remove')}
        </button>
      </footer>
    </Dialog>
  )
}
