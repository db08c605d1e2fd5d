import type { Duplex } from 'node:stream'
import type { EndpointId } from '../../shared/endpoint.ts'
import type { Result } from '../../shared/result.ts'

/** How a link ended. It dies once, at any byte, and is never opened again. */
export interface LinkEnd {
  /** `closed`: we closed it. `gone`: the device or the peer went away. `failed`: the system reported an error. */
  readonly reason: 'closed' | 'gone' | 'failed'
  /** What the system said, for the log. */
  readonly detail?: string
}

/** A byte pipe to a terminal. It knows no AT. */
export interface Link extends Duplex {
  readonly endpoint: EndpointId
  /** Resolves once, with the reason, when the link is dead; never rejects. (Node's Duplex already has a boolean `closed`.) */
  readonly ended: Promise<LinkEnd>
  /** Asserts modem control lines. Several drivers (option, some cdc-acm, every pty) cannot: that is `unsupported`, not an error. */
  setSignals(signals: { dtr?: boolean; rts?: boolean }): Promise<'set' | 'unsupported'>
}

/** A process that has the port open, where the system can tell. */
export interface Holder {
  readonly pid: number
  readonly name: string
}

export type OpenError =
  | { readonly code: 'notFound'; readonly detail: string }
  | { readonly code: 'accessDenied'; readonly detail: string }
  | { readonly code: 'inUse'; readonly holders: readonly Holder[]; readonly detail: string }
  | { readonly code: 'refused'; readonly detail: string }
  | { readonly code: 'timeout'; readonly detail: string }
  | { readonly code: 'aborted' }
  | { readonly code: 'failed'; readonly detail: string }

/** A place one can connect to. Each `open` makes a new link; the endpoint itself holds nothing. */
export interface Endpoint {
  readonly id: EndpointId
  open(signal: AbortSignal): Promise<Result<Link, OpenError>>
}
