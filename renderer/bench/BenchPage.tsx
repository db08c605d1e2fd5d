import { useState } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../shell/keyboard.ts'
import { paletteOpener } from '../shell/paletteOpener.ts'
import { useBench, useClient } from '../state/console.tsx'
import { useCall } from '../state/useCall.ts'
import { useNow } from '../state/useNow.ts'
import { waitingJobs } from '../swap/attention.ts'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { State } from '../ui/State.tsx'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { AddTerminal } from './AddTerminal.tsx'
import { EmptyBench } from './EmptyBench.tsx'
import { Tile } from './Tile.tsx'
import { UnknownPortTile } from './UnknownPortTile.tsx'
import { useIgnoredPorts } from './useIgnoredPorts.ts'
import { useOpenSwap } from './useOpenSwap.ts'
import { canStart, tally } from './verdict.ts'
import { WaitingStrip } from './WaitingStrip.tsx'
import './BenchPage.css'

export function BenchPage() {
  const { t } = useWords()
  const [, go] = useLocation()
  const terminals = useBench((bench) => bench.terminals)
  const jobs = useBench((bench) => bench.jobs)
  const unknownPorts = useBench((bench) => bench.app?.unknownPorts)
  const portsProblem = useBench((bench) => bench.app?.portsProblem)
  const [adding, setAdding] = useState(false)
  const { offered, ignored, ignore, showAll } = useIgnoredPorts(unknownPorts)
  const swap = useOpenSwap()

  const here = (job: { terminalId?: string | undefined }) =>
    terminals.some((terminal) => terminal.id === job.terminalId && terminal.link.state === 'connected')
  const waiting = waitingJobs(jobs.values(), here)

  const openPlace = (place: number) => {
    const terminal = terminals.find((terminal) => terminal.place === place)
    if (!terminal) return
    if (terminal.jobId) go(`/swap/${encodeURIComponent(terminal.jobId)}`)
    else if (canStart(terminal) && terminal.findings.length === 0) void swap.open(terminal.id)
    else go(`/terminal/${encodeURIComponent(terminal.id)}`)
  }
  useKeys({
    ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(n + 1), () => openPlace(n + 1)])),
    F2: () => {
      const first = waiting[0]
      if (first) go(`/swap/${encodeURIComponent(first.jobId)}`)
    },
  })

  return (
    <main className="bench" aria-label={t('bench.title')}>
      <BenchHead onAdd={() => setAdding(true)} />
      {waiting.length > 0 && <WaitingStrip jobs={waiting} terminals={terminals} />}
      <div className="board-wrap">
        <ProblemBox problem={portsProblem} />
        <ProblemBox problem={swap.problem} onClose={swap.clear} />
        {terminals.length === 0 && offered.length === 0 ? (
          <EmptyBench />
        ) : (
          <section className="board" aria-label={t('bench.title')}>
            {terminals.map((terminal) => (
              <Tile
                key={terminal.id}
                terminal={terminal}
                onStart={() => void swap.open(terminal.id)}
                starting={swap.busy}
              />
            ))}
            {offered.map((port) => (
              <UnknownPortTile key={port.path} port={port} onIgnore={() => ignore(port)} />
            ))}
          </section>
        )}
        {ignored > 0 && (
          <p className="ignored">
            {t('bench.unknownPort.hidden', { n: String(ignored) })}
            <button type="button" className="btn plain" onClick={showAll}>
              {t('bench.unknownPort.show')}
            </button>
          </p>
        )}
      </div>
      {adding && <AddTerminal onClose={() => setAdding(false)} />}
    </main>
  )
}

function BenchHead({ onAdd }: { onAdd: () => void }) {
  const { t } = useWords()
  const client = useClient()
  const look = useCall()
  const terminals = useBench((bench) => bench.terminals)
  const looking = useBench((bench) => bench.app?.looking ?? false) || look.busy
  const count = tally(terminals)
  const now = useNow()
  return (
    <header className="top">
      <h1>{t('bench.title')}</h1>
      {terminals.length > 0 && (
        <p className="tally">
          {(['wrong', 'look', 'fine', 'unknown'] as const).map(
            (state) =>
              count[state] > 0 && (
                <State key={state} is={state}>
                  {count[state]} {t(`readings.state.${state}`)}
                </State>
              ),
          )}
        </p>
      )}
      <div className="acts">
        <button type="button" className="btn small" onClick={onAdd}>
          {t('bench.add.button')}
        </button>
        <button
          type="button"
          className="btn small"
          disabled={looking}
          onClick={() => void look.run(() => client.bench.look({}))}
        >
          {looking ? t('bench.looking') : t('bench.look')}
        </button>
        <button type="button" className="find" onClick={paletteOpener.open}>
          <span>{t('shell.palette.label')}</span>
          <kbd>Ctrl K</kbd>
        </button>
      </div>
      <time className="now">{clock(new Date(now))}</time>
    </header>
  )
}
