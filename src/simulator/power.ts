import type { ControlState } from '../shared/control.ts'
import type { Clock } from './clock.ts'
import type { Timing } from './scenarios/scenario.ts'

export type Power = ControlState['power']

/** What the power key and the modem's own commands set in motion. Each phase takes its time and can be broken off. */
export interface PowerCycle {
  readonly power: Power
  /** The port is there: on, shutting down, or far enough into the start. */
  readonly port: boolean
  /** The modem answers. */
  readonly answering: boolean
  /** On at once, with everything long since settled. */
  onAlready(): void
  start(): void
  /** Down through the usual phases; `then` runs when it is dark. */
  shutDown(then?: () => void): void
  /** Dark this instant. */
  cut(): void
}

export interface PowerEvents {
  /** The modem gets power. */
  onPowered(): void
  onAnswering(): void
  /** The card is initialised. */
  onCard(): void
  onComplete(): void
  /** The last words before it goes dark. */
  onShuttingDown(): void
  onDark(): void
  /** `power`, `port` or `answering` is different. */
  onChange(): void
}

export function createPowerCycle(clock: Clock, timing: Timing, events: PowerEvents): PowerCycle {
  let power: Power = 'off'
  let port = false
  let pending: (() => void)[] = []
  const become = (next: Power, portNow: boolean) => {
    power = next
    port = portNow
    events.onChange()
  }
  const at = (ms: number, run: () => void) => pending.push(clock.after(ms, run))
  const forget = () => {
    for (const cancel of pending) cancel()
    pending = []
  }
  function dark() {
    forget()
    events.onDark()
    become('off', false)
  }
  return {
    get power() {
      return power
    },
    get port() {
      return port
    },
    get answering() {
      return power === 'on' || power === 'shuttingDown'
    },
    onAlready() {
      events.onPowered()
      become('on', true)
    },
    start() {
      if (power !== 'off') return
      events.onPowered()
      become('booting', false)
      at(timing.portMs, () => become('booting', true))
      at(timing.startMs, () => {
        become('on', true)
        events.onAnswering()
      })
      at(timing.startMs + timing.cardMs, events.onCard)
      at(timing.startMs + 2 * timing.cardMs, events.onComplete)
    },
    shutDown(then) {
      if (power === 'off' || power === 'shuttingDown') return
      forget()
      become('shuttingDown', port)
      at(timing.shutdownMs, events.onShuttingDown)
      at(timing.shutdownMs + timing.hangUpMs, () => {
        dark()
        then?.()
      })
    },
    cut: dark,
  }
}
