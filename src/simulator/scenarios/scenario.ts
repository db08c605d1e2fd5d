import type { CardSpec } from '../../shared/control.ts'
import type { Interruption } from '../modem/channel.ts'
import type { Operator } from '../network/operator.ts'

/** How long things take. Milliseconds. */
export interface Timing {
  /** From power-on until the port is there; it is silent at first. */
  readonly portMs: number
  /** From power-on until the modem answers. */
  readonly startMs: number
  /** From there until the card is initialised, and again until everything is loaded. */
  readonly cardMs: number
  /** From the card until the network lets it in. */
  readonly registerMs: number
  /** From the command or the key to the modem's last words, and from those to the port's end. */
  readonly shutdownMs: number
  readonly hangUpMs: number
  /** Between a command and its answer. */
  readonly latencyMs: number
}

export const usualTiming: Timing = {
  portMs: 400,
  startMs: 1200,
  cardMs: 400,
  registerMs: 900,
  shutdownMs: 500,
  hangUpMs: 150,
  latencyMs: 4,
}

/** What answers on the port: a modem, or one of the things a technician meets instead. */
export type Behaviour = 'modem' | 'silent' | 'echoOnly' | 'noise' | 'noFinalCode'

/** A world to begin with: one terminal, its card, the cards beside it, the networks around. */
export interface Scenario {
  readonly name: string
  readonly persona: string
  readonly imei: string
  /** The name of the card in the slot; undefined: the slot is empty. */
  readonly slot: string | undefined
  readonly cards: Readonly<Record<string, CardSpec>>
  readonly operators: readonly Operator[]
  readonly rsrpDbm: number
  /** The context the terminal was set up with. */
  readonly apn: string
  /** Hosts the network reaches, and their ports: each is a payment host that the simulator serves on loopback. */
  readonly hosts: Readonly<Record<string, readonly number[]>>
  readonly hotSwap: boolean
  readonly behaviour: Behaviour
  readonly interruptions: readonly Interruption[]
  readonly timing: Timing
}
