import type { Router } from '@orpc/server'
import type { Language } from '../shared/contract/app.ts'
import type { Contract } from '../shared/contract/index.ts'
import type { ControlState, ControlVerb } from '../shared/control.ts'
import type { Problem } from '../shared/problem.ts'
import type { Result } from '../shared/result.ts'
import type { CallContext } from './api/parts.ts'

export type { ConnectSimulated } from './link/simulated.ts'
export { type ProbeError, type ProbeOptions, probe } from './probe.ts'
export { type RecordError, recordDialogue } from './record-dialogue.ts'

/** A simulated terminal in its own process, handed in by the shell. The host passes control verbs on and reads nothing into them. */
export interface DemoPort {
  /** The payment host of its simulated network, as `host:port`: checked there as long as nobody has set one. */
  readonly paymentHost: string
  /** Starts it, or finds it running; resolves with the tcp:// address where its modem answers. */
  start(): Promise<Result<{ address: string }, string>>
  control(verb: ControlVerb): Promise<Result<ControlState, string>>
  close(): Promise<void>
}

export interface HostOptions {
  /** Where journal, orders and settings live. One host per folder: a second one is refused with the holder's name. */
  readonly dataFolder: string
  readonly shell: 'electron' | 'browser' | 'test'
  readonly version: string
  readonly systemLanguage: Language
  readonly demo?: DemoPort
  /** Start with the simulated terminal on the bench. */
  readonly startDemo?: boolean
  /** Where warnings go, one line each, masked. */
  readonly log?: (line: string) => void
}

export interface Host {
  /** The contract's handlers; each shell puts its own transport before them. */
  readonly router: Router<Contract, CallContext>
  /** Ends in order: windows' streams, jobs, links, then the store. The demo is the shell's, which closes it. */
  close(): Promise<void>
}

/**
 * Opens the data folder and starts the bench on it. Errors: `folderInUse` (with `holder`), `storeFailed`, `diskFull`.
 * What it needs (SQL, journal, jobs) is loaded only here: `probe` and `record` go through this door without it.
 */
export const createHost = async (options: HostOptions): Promise<Result<Host, Problem>> =>
  (await import('./create-host.ts')).createHost(options)
