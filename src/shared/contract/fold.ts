import type { Frame, StateValue } from './index.ts'

/** The window's picture of the host's state: the newest value of each key. */
export type State = ReadonlyMap<string, StateValue>

export interface Folded {
  readonly state: State
  /** The keys whose value came, changed or went with this frame. */
  readonly changed: ReadonlySet<string>
}

/**
 * The state after one more frame. A whole frame replaces everything: keys it does not name are gone. Values of keys that a
 * frame does not name keep their identity, so that nothing on screen is drawn again for them.
 */
export function fold(state: State, frame: Frame): Folded {
  const next = new Map(frame.whole ? [] : state)
  const changed = new Set<string>(frame.whole ? state.keys() : [])
  for (const { key, value } of frame.changes) {
    changed.add(key)
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return { state: next, changed }
}
