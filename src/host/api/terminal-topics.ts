import type { Finding, ReadingView, TerminalView } from '../../shared/contract/terminal.ts'
import { problem } from '../../shared/problem.ts'
import { readingAt, type Snapshot } from '../../shared/snapshot.ts'
import type { Bench, BenchTerminal } from '../bench/bench.ts'
import { twinPlace } from '../bench/twins.ts'
import { LEAF_PATHS } from '../session/progress.ts'
import type { StateHub } from './state.ts'

export interface TerminalTopicsOptions {
  readonly hub: StateHub
  readonly bench: Bench
  readonly findings: (snapshot: Snapshot, complete: boolean) => Finding[]
  /** The open job that is about this terminal. */
  readonly jobOf: (terminalId: string) => string | undefined
}

export interface TerminalTopics {
  /** Something beside the terminals has changed that their views show (settings, jobs). */
  renew(): void
  close(): void
}

/** Keeps `terminal/<id>`, `reading/<id>/<path>` and `contexts/<id>` as the sessions of the bench are. */
export function publishTerminals(options: TerminalTopicsOptions): TerminalTopics {
  const { hub, bench, findings, jobOf } = options
  const shown = new Map<string, { readonly stop: () => void; snapshot: Snapshot | undefined }>()

  const view = (terminal: BenchTerminal): TerminalView => {
    const { session, place } = terminal
    const { awayExpected, readAt, problem: silent, ...status } = session.status()
    const twin = twinPlace(terminal, bench.terminals())
    const wrong = silent ?? (twin === undefined ? undefined : problem('imeiTwice', { place: twin }))
    const jobId = jobOf(session.terminalId)
    return {
      topic: 'terminal',
      id: session.terminalId,
      place,
      endpoint: session.endpoint,
      simulated: session.simulated,
      link: { ...session.link(), expected: awayExpected },
      ...status,
      ...(wrong && { problem: wrong }),
      ...(readAt !== undefined && { readAt }),
      findings: findings(session.snapshot(), readAt !== undefined),
      ...(jobId !== undefined && { jobId }),
    }
  }
  const publish = (terminal: BenchTerminal) => hub.set(`terminal/${terminal.session.terminalId}`, view(terminal))
  const renew = () => bench.terminals().forEach(publish)

  const publishReadings = (terminalId: string, snapshot: Snapshot, before: Snapshot | undefined) => {
    for (const path of LEAF_PATHS) {
      const reading = readingAt(snapshot, path)
      if (before && readingAt(before, path) === reading) continue
      // A leaf's value is text, a number or a truth value: the snapshot's own schema says so.
      const view = { topic: 'reading', terminalId, path, reading } as ReadingView
      hub.set(`reading/${terminalId}/${path}`, view)
    }
    if (snapshot.pdp !== before?.pdp)
      hub.set(`contexts/${terminalId}`, { topic: 'contexts', terminalId, contexts: snapshot.pdp })
  }

  const show = (terminal: BenchTerminal) => {
    const { session } = terminal
    const { terminalId } = session
    const stop = session.on((event) => {
      const known = shown.get(terminalId)
      if (!known) return
      if (event.type === 'snapshot') {
        publishReadings(terminalId, event.snapshot, known.snapshot)
        known.snapshot = event.snapshot
      }
      // Who answers, and who has gone, can make or end a pair of twins.
      if (event.type === 'answering' || event.type === 'link') renew()
      else publish(terminal)
    })
    const snapshot = session.snapshot()
    shown.set(terminalId, { stop, snapshot })
    publishReadings(terminalId, snapshot, undefined)
  }

  const hide = (terminalId: string) => {
    shown.get(terminalId)?.stop()
    shown.delete(terminalId)
    hub.delete(`terminal/${terminalId}`)
    hub.delete(`contexts/${terminalId}`)
    for (const path of LEAF_PATHS) hub.delete(`reading/${terminalId}/${path}`)
  }

  const follow = () => {
    for (const terminalId of [...shown.keys()]) if (!bench.get(terminalId)) hide(terminalId)
    for (const terminal of bench.terminals()) if (!shown.has(terminal.session.terminalId)) show(terminal)
    renew()
  }
  const stop = bench.onChange(follow)
  follow()
  return {
    renew,
    close() {
      stop()
      for (const { stop } of shown.values()) stop()
    },
  }
}
