import type { ControlState } from '../../shared/control.ts'
import type { CardSession } from '../card/session.ts'
import type { Clock } from '../clock.ts'
import type { Operator } from '../network/operator.ts'
import type { RegistrationStatus } from '../network/registration.ts'
import type { Measured } from '../network/signal.ts'
import type { Internet } from '../network/traffic.ts'
import type { Answer } from './answer.ts'
import type { Arg } from './commandLine.ts'
import type { Contexts } from './contexts.ts'
import type { Sockets } from './sockets.ts'

/** How the counters look while they count. */
export type Acts = ControlState['acts']

/**
 * The modem as its commands see it. It lives from power-on to power-off; what survives (contexts, card, counters) is handed
 * in by the terminal around it.
 */
export interface Modem {
  readonly identity: {
    readonly manufacturer: string
    readonly model: string
    readonly firmware: string
    readonly imei: string
  }
  readonly clock: Clock
  readonly internet: Internet
  readonly contexts: Contexts
  readonly acts: Acts
  /** What plain set-and-read commands keep, by command name. */
  readonly settings: Map<string, string>
  readonly sockets: Sockets
  /** Bytes that really went through the modem's sockets since the counters were reset. */
  readonly traffic: { sent: number; received: number }
  /** The card the modem talks to; undefined: none that it knows of. */
  readonly session: CardSession | undefined
  /** After a start the card needs a moment. */
  readonly cardBusy: boolean
  readonly functionality: 0 | 1 | 4
  readonly registration: RegistrationStatus
  /** The network the modem is on or tries; undefined with the radio off or without a usable card. */
  readonly operator: Operator | undefined
  /** Undefined with the radio off. */
  readonly signal: Measured | undefined
  /** Aborts when the power goes. */
  readonly powered: AbortSignal
  setFunctionality(level: 0 | 1 | 4): void
  /** Automatic selection, or off the network (+COPS=2). */
  setDetached(detached: boolean): void
  /** Looks at card and network again: after a PIN, for example. */
  cardChanged(): void
  /** Says a line by itself, on every port. */
  notify(line: string): void
  /** The modem restarts or goes dark once the answer is out. */
  leave(how: 'off' | 'reset'): void
}

/** What V.250 keeps per port. */
export interface PortSettings {
  echo: boolean
  verbose: boolean
  quiet: boolean
  /** 0 `ERROR`, 1 a number, 2 words (27.007 §9.1). */
  errors: number
  s3: number
  s4: number
  s5: number
}

export interface Call {
  readonly modem: Modem
  readonly port: PortSettings
  readonly name: string
  readonly args: readonly Arg[]
  /** Aborts when the port or the power goes, or a character stops an abortable command. */
  readonly signal: AbortSignal
  /** From here on any character ends the command (V.250 §5.6.1). */
  abortable(): void
}

export type Handler = (call: Call) => Answer | Promise<Answer>

/** The forms a command has; one it does not have is an error. `test` may be just the text after the colon. */
export interface CommandEntry {
  readonly exec?: Handler
  readonly read?: Handler
  readonly set?: Handler
  readonly test?: Handler | string
}
export type CommandTable = Readonly<Record<string, CommandEntry>>
