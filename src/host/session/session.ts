import type { SignalSample, TerminalView } from '../../shared/contract/terminal.ts'
import type { EndpointId } from '../../shared/endpoint.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import type { Capabilities, Terminal } from '../terminal/terminal.ts'

export interface LinkStatus {
  readonly state: 'opening' | 'connected' | 'gone' | 'failed'
  /** ISO time of the last change. */
  readonly since: string
  readonly problem?: Problem
}

/** How far a session has come with its terminal, apart from the link. */
export interface SessionStatus {
  readonly phase: TerminalView['phase']
  /** Why the modem does not answer, in words; absent while it does. */
  readonly problem?: Problem
  readonly dialect?: string
  /** Readings of the first snapshot that have come in, of how many. */
  readonly progress: { readonly read: number; readonly total: number }
  /** When the last complete snapshot ended. */
  readonly readAt?: string
  readonly capabilities?: Capabilities
  /** A lease holder has said that the link is expected to go away. */
  readonly awayExpected: boolean
}

export type SessionEvent =
  | { readonly type: 'link'; readonly link: LinkStatus }
  | { readonly type: 'status'; readonly status: SessionStatus }
  /** A terminal answers on the link and was identified. Also after each reconnect. */
  | { readonly type: 'answering'; readonly imei: string | undefined; readonly iccid: string | undefined }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }

/** Exclusive use of a terminal: the poller stands aside, other writers are refused with the holder's name. */
export interface Lease {
  readonly owner: string
  /** Aborted when the lease is released or taken over, or when the session ends. */
  readonly signal: AbortSignal
  /** The terminal as it is now; undefined while the link is away, and once the lease is lost. */
  terminal(): Terminal | undefined
  /** Says that the link is expected to go away (power off) or not: the tile shows it, and reconnecting is eager. */
  expectAway(expected: boolean): void
  /** Lets the poller read between two steps of a job although the lease is held. Default true. */
  allowPolling(allowed: boolean): void
  release(): void
}

/** One owner per terminal: poller, wizard and every window are its clients. It reconnects by itself while it is not closed. */
export interface Session {
  readonly terminalId: string
  readonly endpoint: EndpointId
  readonly simulated: boolean
  link(): LinkStatus
  status(): SessionStatus
  snapshot(): Snapshot
  /** IMEI and ICCID as last read on the present link; undefined where unknown. */
  identity(): { readonly imei: string | undefined; readonly iccid: string | undefined }
  /** The last 120 s of the signal, oldest first, one sample a poll. */
  signalHistory(): readonly SignalSample[]
  on(listener: (event: SessionEvent) => void): () => void
  /** Refused as `terminalBusy` (with `holder`) while somebody else holds it, unless `takeOver`. The old holder's signal is aborted. */
  lease(owner: string, options?: { readonly takeOver?: boolean }): Result<Lease, Problem>
  /** Reads everything once more. */
  refresh(): void
  close(): Promise<void>
}

/** Where sessions are found: the bench implements it. */
export interface Sessions {
  get(terminalId: string): Session | undefined
  /** The session whose endpoint has this path: a job finds its terminal again after a restart. */
  byEndpoint(path: string): Session | undefined
  all(): readonly Session[]
  onChange(listener: () => void): () => void
}
