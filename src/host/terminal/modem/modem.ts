import type { AtChat } from '../../at/at.ts'
import type { Dialect } from './dialect.ts'
import type { NetworkView } from './network-view.ts'

/** One modem on one link, and what is remembered of it while the link lives. */
export interface Modem {
  readonly chat: AtChat
  readonly dialect: Dialect
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** The registration commands whose report format has been set since the modem started. */
  readonly reporting: Set<string>
  /** Commands that the modem did not know when everything was read last; the light poll leaves them out. */
  readonly unsupported: Set<string>
  /** The network as last read or reported. */
  network: NetworkView
}
