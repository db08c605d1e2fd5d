import { isDeepStrictEqual } from 'node:util'
import type { StateValue } from '../../shared/contract/index.ts'

/**
 * What stands right now, by key: `app`, `terminal/<id>`, `reading/<id>/<path>`, `contexts/<id>`, `job/<id>`. Setting what stands
 * already is no change.
 */
export interface StateHub {
  get(key: string): StateValue | undefined
  keys(): Iterable<string>
  set(key: string, value: StateValue): void
  delete(key: string): void
  /** Told of each key that was set to something else or taken away. Returns the way to stop. */
  onChange(listener: (key: string) => void): () => void
}

export function createStateHub(): StateHub {
  const values = new Map<string, StateValue>()
  const listeners = new Set<(key: string) => void>()
  const changed = (key: string) => {
    for (const listener of [...listeners]) listener(key)
  }
  return {
    get: (key) => values.get(key),
    keys: () => values.keys(),
    set(key, value) {
      if (isDeepStrictEqual(values.get(key), value)) return
      values.set(key, value)
      changed(key)
    },
    delete(key) {
      if (values.delete(key)) changed(key)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
