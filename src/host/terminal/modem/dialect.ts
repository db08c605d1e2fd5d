import type { SimState } from '../../../shared/snapshot.ts'
import type { Own } from '../../at/at.ts'
import type { TrafficOutcome } from '../terminal.ts'
import type { PinTries } from './parse/card.ts'
import type { AccessTechnologies } from './parse/registration.ts'
import type { ServingCell } from './parse/signal.ts'
import type { Query } from './query.ts'

/** Something this dialect has no command for, and why; the reason is shown to the technician. */
export interface Missing {
  readonly missing: string
}
export const isMissing = (way: object): way is Missing => 'missing' in way

/** How an attempt ended; `latencyMs` only where the modem itself says it. */
export type Verdict =
  | { readonly passed: true; readonly latencyMs?: number | undefined }
  | { readonly passed: false; readonly reason: Extract<TrafficOutcome, { kind: 'failed' }>['reason'] }

/** A command whose outcome a later line tells; where `verdict` is missing, OK is the outcome. */
export interface Attempt {
  readonly send: string
  readonly own: Own
  /** Milliseconds until the outcome must be there. */
  readonly timeoutMs: number
  /** What a line decides; undefined for lines that decide nothing. */
  readonly verdict?: (line: string) => Verdict | undefined
}

/** The modem's own IP stack, which its sockets and pings need. */
export interface IpStack {
  readonly isUp: Query<boolean>
  readonly up: Attempt
  /** Sent afterwards where the stack was down before; left out where it harms nothing to stay up. */
  readonly down?: Attempt
}

export interface TcpWay {
  readonly stack: IpStack
  readonly connect: (host: string, port: number) => Attempt
  readonly disconnect: Attempt
}

export interface PingWay {
  readonly stack: IpStack
  readonly ping: (host: string) => Attempt
}

/** What a modem reports by itself, beyond registration. */
export type Notice = { readonly sim: SimState } | { readonly boot: true }

/**
 * What differs from vendor to vendor. The generic dialect has all of it; a vendor takes that and replaces what it does otherwise.
 * Each list is a ladder: asked from the top until there is an answer.
 */
export interface Dialect {
  readonly name: string
  /** How sure this dialect is, 0 (not mine) to 1, from everything the modem said of itself: manufacturer, model, `ATI`. */
  readonly recognise: (identity: string) => number
  readonly iccid: readonly Query<string>[]
  readonly pinTries: readonly Query<PinTries>[]
  /** Asked until band and signal figures are known; what they give goes before +CESQ and +CSQ. */
  readonly servingCell: readonly Query<ServingCell>[]
  /** +CSQ has 100 to 199 as well. */
  readonly extendedCsq: boolean
  readonly accessTechnologies: AccessTechnologies
  /** Notifications beyond +CREG and its kin. */
  readonly notice: (line: string) => Notice | undefined
  readonly tcp: TcpWay | Missing
  readonly ping: PingWay | Missing
  /** Switches the modem off. */
  readonly powerOff: Attempt | Missing
}
