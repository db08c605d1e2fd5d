import type { Result } from '../../shared/result.ts'
import type { SnapshotChange } from '../../shared/snapshot.ts'

/** Why something on a terminal did not come about, in words that the interface has. */
export type TerminalError =
  | { readonly code: 'linkGone'; readonly detail: string }
  | { readonly code: 'notAnswering'; readonly seen: 'silence' | 'echoOnly' | 'noise' | 'noFinalCode' }
  | { readonly code: 'refused'; readonly detail: string }
  | { readonly code: 'unsupported'; readonly reason: string }
  /** The terminal or the card is not the one that the write was meant for. */
  | { readonly code: 'identityDiffers'; readonly expected: Identity; readonly seen: Identity }
  | { readonly code: 'malformed'; readonly detail: string }
  | { readonly code: 'aborted' }

/** Which terminal and which card: the precondition of every write. Compared as `sameImei` and `sameIccid` in src/shared say. */
export interface Identity {
  readonly imei: string | undefined
  readonly iccid: string | undefined
}

/** What a terminal can do; a capability that is missing has its reason. */
export type Capability = { readonly possible: true } | { readonly possible: false; readonly reason: string }
export interface Capabilities {
  /** A TCP connection through the modem itself. */
  readonly tcp: Capability
  readonly ping: Capability
  readonly powerOff: Capability
  readonly boundNumber: Capability
}

/** One attempt to pass traffic through the modem. */
export type TrafficOutcome =
  | { readonly kind: 'passed'; readonly latencyMs: number; readonly raw: string }
  | {
      readonly kind: 'failed'
      readonly raw: string
      readonly reason: 'dns' | 'refused' | 'timeout' | 'noContext' | 'other'
    }

/** The own-number record of the card, before or after a write. */
export interface OwnNumberRecord {
  /** Digits, with `+` where the record says international; empty for a blank record. */
  readonly number: string
  readonly alpha: string
  /** The whole record in hex, so that it can be restored byte by byte; absent where only the phonebook could be read. */
  readonly recordHex: string | undefined
  readonly way: 'crsm' | 'phonebook'
}

/** What a terminal can tell and do. Both kinds (AT modems, Android) implement it; sessions own it. */
export interface Terminal {
  readonly kind: 'modem'
  /** The dialect or platform that answers, for example `quectel`. */
  readonly dialect: string
  identify(signal?: AbortSignal): Promise<Result<Identity, TerminalError>>
  /** Reads everything, in the order in which a person wants to see it; each value goes out as it arrives. */
  readSnapshot(emit: (change: SnapshotChange) => void, signal?: AbortSignal): Promise<Result<void, TerminalError>>
  /** The figures that move, once: registration and signal. */
  readSignal(emit: (change: SnapshotChange) => void, signal?: AbortSignal): Promise<Result<void, TerminalError>>
  readCard(emit: (change: SnapshotChange) => void, signal?: AbortSignal): Promise<Result<void, TerminalError>>
  readContexts(emit: (change: SnapshotChange) => void, signal?: AbortSignal): Promise<Result<void, TerminalError>>
  /** Facts the modem reports by itself (registration, card removed, boot). Returns the way to stop. */
  watch(emit: (change: SnapshotChange) => void): () => void
  capabilities(): Promise<Capabilities>
  /** Attaches and activates the default context where it is not; reads it back. */
  activateContext(signal?: AbortSignal): Promise<Result<void, TerminalError>>
  checkTcp(host: string, port: number, signal?: AbortSignal): Promise<Result<TrafficOutcome, TerminalError>>
  ping(host: string, signal?: AbortSignal): Promise<Result<TrafficOutcome, TerminalError>>
  readOwnNumber(signal?: AbortSignal): Promise<Result<OwnNumberRecord, TerminalError>>
  /** Writes EF_MSISDN record 1 after checking `expect`; says nothing about success beyond the modem's answer: read it back. */
  writeOwnNumber(number: string, expect: Identity, signal?: AbortSignal): Promise<Result<void, TerminalError>>
  /** Sends the modem's own shutdown command. It switches the modem off, seldom the terminal around it: the link going away is the proof. */
  powerOff(signal?: AbortSignal): Promise<Result<void, TerminalError>>
  /** The masked-on-export dialogue so far. */
  transcript(): readonly { readonly at: number; readonly dir: 'sent' | 'received'; readonly text: string }[]
  /** Resolves when the link under it is dead. */
  readonly gone: Promise<{ readonly reason: string; readonly detail?: string }>
  close(): Promise<void>
}
