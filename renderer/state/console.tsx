import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Connection, Status } from '../rpc.ts'
import { type Bench, emptyBench, rearrange } from './bench.ts'

interface Console {
  readonly connection: Connection
  readonly bench: () => Bench
  readonly subscribe: (listener: () => void) => () => void
}

const Context = createContext<Console | undefined>(undefined)

/** Arranges the connection's state once for all pages. */
function consoleOf(connection: Connection): Console {
  let bench = emptyBench
  let state = connection.state.current()
  const listeners = new Set<() => void>()
  bench = rearrange(bench, new Map(), state, new Set(state.keys()))
  connection.state.subscribe((changed) => {
    const next = connection.state.current()
    bench = rearrange(bench, state, next, changed)
    state = next
    for (const listener of listeners) listener()
  })
  return {
    connection,
    bench: () => bench,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function ConsoleProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const value = useMemo(() => consoleOf(connection), [connection])
  return <Context value={value}>{children}</Context>
}

function useConsole(): Console {
  const value = useContext(Context)
  if (!value) throw new Error('No console above this component.')
  return value
}

/** A part of the state. `select` has to return the same value for the same state: a part, not a new object. */
export function useBench<T>(select: (bench: Bench) => T): T {
  const { bench, subscribe } = useConsole()
  return useSyncExternalStore(subscribe, () => select(bench()))
}

export const useClient = () => useConsole().connection.client

export function useStatus(): Status {
  const { status } = useConsole().connection
  return useSyncExternalStore(status.subscribe, status.current)
}
