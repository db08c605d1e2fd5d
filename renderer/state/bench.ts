import type { AppView } from '../../src/shared/contract/app.ts'
import type { State } from '../../src/shared/contract/fold.ts'
import type { StateValue } from '../../src/shared/contract/index.ts'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import type { ContextsView, TerminalView } from '../../src/shared/contract/terminal.ts'
import { type Readings, withReading } from './readings.ts'

/** The host's state as pages ask for it: by kind and terminal. Parts that did not change keep their identity. */
export interface Bench {
  readonly app: AppView | undefined
  /** By place. */
  readonly terminals: readonly TerminalView[]
  readonly readings: ReadonlyMap<string, Readings>
  readonly contexts: ReadonlyMap<string, ContextsView['contexts']>
  readonly jobs: ReadonlyMap<string, SwapView>
}

export const emptyBench: Bench = {
  app: undefined,
  terminals: [],
  readings: new Map(),
  contexts: new Map(),
  jobs: new Map(),
}

/** `bench` after the values of `changed` went from `before` to `after`. */
export function rearrange(bench: Bench, before: State, after: State, changed: ReadonlySet<string>): Bench {
  let { app } = bench
  let terminals: Map<string, TerminalView> | undefined
  let readings: Map<string, Readings> | undefined
  let contexts: Map<string, ContextsView['contexts']> | undefined
  let jobs: Map<string, SwapView> | undefined

  const place = (value: StateValue, present: boolean) => {
    switch (value.topic) {
      case 'app':
        app = present ? value : undefined
        return
      case 'terminal':
        terminals ??= new Map(bench.terminals.map((terminal) => [terminal.id, terminal]))
        present ? terminals.set(value.id, value) : terminals.delete(value.id)
        return
      case 'reading': {
        readings ??= new Map(bench.readings)
        const next = withReading(readings.get(value.terminalId), value.path, present ? value.reading : undefined)
        next ? readings.set(value.terminalId, next) : readings.delete(value.terminalId)
        return
      }
      case 'contexts':
        contexts ??= new Map(bench.contexts)
        present ? contexts.set(value.terminalId, value.contexts) : contexts.delete(value.terminalId)
        return
      case 'job':
        jobs ??= new Map(bench.jobs)
        present ? jobs.set(value.jobId, value) : jobs.delete(value.jobId)
        return
      default:
        value satisfies never
    }
  }

  for (const key of changed) {
    const was = before.get(key)
    const is = after.get(key)
    if (is) place(is, true)
    else if (was) place(was, false)
  }
  return {
    app,
    terminals: terminals ? [...terminals.values()].sort((a, b) => a.place - b.place) : bench.terminals,
    readings: readings ?? bench.readings,
    contexts: contexts ?? bench.contexts,
    jobs: jobs ?? bench.jobs,
  }
}
