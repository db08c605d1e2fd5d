import type { Card } from '../card/card.ts'
import { imsiOf } from '../card/card.ts'
import { type CardSession, openSession, pinState } from '../card/session.ts'
import type { Clock } from '../clock.ts'
import { networkFor, type Operator } from '../network/operator.ts'
import { createRegistration, type Wanted } from '../network/registration.ts'
import { measured } from '../network/signal.ts'
import type { Internet } from '../network/traffic.ts'
import type { Persona } from '../personas/persona.ts'
import { type Answer, done } from './answer.ts'
import type { Command } from './commandLine.ts'
import { baseCommands } from './commands/base.ts'
import { REGISTRATION_REPORTS, registrationLine } from './commands/network.ts'
import { type Context, createContexts } from './contexts.ts'
import type { Acts, Modem, PortSettings } from './modem.ts'
import { createSockets } from './sockets.ts'

/** Below this no cell is heard. dBm. */
const NO_CELL_DBM = -130

/** The world around the modem: facts it measures but does not own. */
export interface Surroundings {
  readonly imei: string
  readonly card: Card | undefined
  readonly rsrpDbm: number
  /** A rejection for everybody; undefined: the card's own standing decides. */
  readonly deniedCause: number | undefined
  readonly operators: readonly Operator[]
}

export interface PoweredOptions {
  readonly clock: Clock
  readonly persona: Persona
  readonly internet: Internet
  readonly acts: Acts
  readonly contexts: readonly Context[]
  /** The modem notices a card that is put in while it runs. */
  readonly hotSwap: boolean
  readonly registerMs: number
  surroundings(): Surroundings
  notify(line: string): void
  leave(how: 'off' | 'reset'): void
  /** Something that the state shows or the state file keeps is different. */
  changed(): void
}

/** A modem under power, from start to end. */
export interface PoweredModem {
  readonly modem: Modem
  /** Runs one command. `abortable` is called by those that a character stops. */
  run(command: Command, port: PortSettings, signal: AbortSignal, abortable: () => void): Promise<Answer>
  /** The card has been initialised; the network may be looked for. `atOnce`: it was found long ago. */
  cardReady(atOnce: boolean): void
  /** A card came or went in the slot. */
  slotChanged(): void
  /** Signal or network changed. */
  surroundingsChanged(): void
  off(): void
}

export function createPoweredModem(options: PoweredOptions): PoweredModem {
  const { clock, persona, internet, acts, surroundings } = options
  const life = new AbortController()
  let session: CardSession | undefined
  let cardBusy = true
  let functionality: Modem['functionality'] = 1
  let detached = false

  const registration = createRegistration(clock, options.registerMs, ({ stat }) => {
    if (stat === 1 || stat === 5) contexts.activate(1)
    else {
      contexts.deactivateAll()
      sockets.closeAll()
    }
    for (const report of REGISTRATION_REPORTS) {
      const line = registrationLine(modem, report)
      if (line !== undefined) options.notify(line)
    }
    options.changed()
  })
  const contexts = createContexts(options.contexts, () => ({
    apn: session?.card.apn,
    registered: registration.status.stat === 1 || registration.status.stat === 5,
  }))
  const traffic = { sent: 0, received: 0 }
  const sockets = createSockets(internet, {
    onOpened: () => {
      acts.socketsOpened++
      options.changed()
    },
    onSent: (bytes) => {
      traffic.sent += bytes
    },
    onReceived: (bytes) => {
      traffic.received += bytes
    },
  })

  /** Where the card belongs; undefined with the radio off or a card that cannot be used. */
  function network() {
    if (functionality !== 1 || session === undefined || cardBusy || pinState(session) !== 'ready') return undefined
    return networkFor(imsiOf(session.card), surroundings().operators)
  }
  function wanted(): Wanted {
    const home = network()
    if (home === undefined || detached) return { kind: 'off' }
    if (surroundings().rsrpDbm < NO_CELL_DBM) return { kind: 'search' }
    const cause = surroundings().deniedCause ?? session?.card.rejectCause
    return cause === undefined ? { kind: 'accept', roaming: home.roaming } : { kind: 'reject', cause }
  }
  const refresh = (atOnce = false) => registration.update(wanted(), atOnce)

  const modem: Modem = {
    get identity() {
      return { ...persona.identity, imei: surroundings().imei }
    },
    clock,
    internet,
    contexts,
    acts,
    settings: new Map(),
    sockets,
    traffic,
    get session() {
      return session
    },
    get cardBusy() {
      return cardBusy
    },
    get functionality() {
      return functionality
    },
    get registration() {
      return registration.status
    },
    get operator() {
      return network()?.operator
    },
    get signal() {
      const { rsrpDbm } = surroundings()
      return functionality === 1 && rsrpDbm >= NO_CELL_DBM ? measured(rsrpDbm) : undefined
    },
    powered: life.signal,
    setFunctionality(level) {
      const { card } = surroundings()
      // At minimum functionality the card has no power: it comes back reset, and a new one is noticed.
      if (functionality === 0 && level !== 0) session = card && openSession(card)
      functionality = level
      refresh()
      options.changed()
    },
    setDetached(value) {
      detached = value
      refresh()
    },
    cardChanged() {
      refresh()
      options.changed()
    },
    notify: options.notify,
    leave: options.leave,
  }

  async function run(
    command: Command,
    port: PortSettings,
    signal: AbortSignal,
    abortable: () => void,
  ): Promise<Answer> {
    const recorded = persona.recorded?.(command)
    if (recorded !== undefined) return { kind: 'recorded', bytes: recorded }
    const entry = persona.commands[command.name] ?? baseCommands[command.name]
    const handler = entry?.[command.form]
    if (handler === undefined) return { kind: 'error' }
    if (typeof handler === 'string') return handler === '' ? done() : done(`${command.name}: ${handler}`)
    return handler({ modem, port, name: command.name, args: command.args, signal, abortable })
  }

  return {
    modem,
    run,
    cardReady(atOnce) {
      const { card } = surroundings()
      session = card && openSession(card)
      cardBusy = false
      refresh(atOnce)
    },
    slotChanged() {
      const { card } = surroundings()
      if (card === undefined && session !== undefined) {
        session = undefined
        for (const line of persona.cardRemoved(modem)) options.notify(line)
      } else if (card !== undefined && options.hotSwap && functionality !== 0) {
        session = openSession(card)
        for (const line of persona.cardInserted(modem)) options.notify(line)
      }
      refresh()
    },
    surroundingsChanged: () => refresh(),
    off() {
      life.abort()
      registration.stop()
      sockets.closeAll()
      contexts.deactivateAll()
    },
  }
}
