import type { Duplex } from 'node:stream'
import { type ControlState, ControlVerb } from '../shared/control.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { strangePort } from './behaviour.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Connection, createConnection } from './connection.ts'
import { createFaults } from './faults.ts'
import { type Channel, createChannel } from './modem/channel.ts'
import { createPoweredModem, type PoweredModem } from './modem/powered.ts'
import { type Hosts, startHosts } from './network/hosts.ts'
import { createInternet } from './network/traffic.ts'
import { personas } from './personas/index.ts'
import type { Persona } from './personas/persona.ts'
import { createPowerCycle } from './power.ts'
import { scenarios } from './scenarios/index.ts'
import type { Scenario, Timing } from './scenarios/scenario.ts'
import { describe } from './state.ts'
import { readStateFile, writeStateFile } from './stateFile.ts'
import { insertCard, newWorld, restoreWorld, saveWorld, takeCardOut, type World } from './world.ts'

export interface SimulatorOptions {
  /** A scenario, or the name of one. Default `default`. */
  readonly scenario?: string | Scenario
  /** What differs from the scenario's timing. */
  readonly timing?: Partial<Timing>
  readonly clock?: Clock
  /** Where the world is kept between runs. A file of another scenario is refused. */
  readonly stateFile?: string
  /** Further hosts of the simulated internet: name, port, and the loopback port that serves it. */
  readonly hosts?: Readonly<Record<string, Readonly<Record<number, number>>>>
  /** A persona of the caller's own, for example out of a transcript, in place of the scenario's. */
  readonly persona?: Persona
}

export interface SimulatedTerminal {
  readonly scenario: Scenario
  /** Counts the times the port has come up; undefined while it is not there. A new number is a new device node. */
  readonly port: number | undefined
  /** A new session on the port. The stream is destroyed when cable or power goes. */
  connect(): Result<Duplex, 'noCable' | 'noPower'>
  /** Does what a hand, a cable or a network does. The error is in words, for the drawer and the log. */
  control(verb: ControlVerb): Promise<Result<ControlState, string>>
  state(): ControlState
  /** Called after every change that the state shows, including the port's coming and going. Returns the way to stop. */
  onChange(listener: () => void): () => void
  /** Ends links, sockets and payment hosts, and writes the state file a last time. */
  close(): Promise<void>
}

/** Puts a terminal on the bench. Errors: an unknown scenario or persona, a state file that cannot be used, no loopback port. */
export async function createSimulatedTerminal(
  options: SimulatorOptions = {},
): Promise<Result<SimulatedTerminal, string>> {
  const named = options.scenario ?? 'default'
  const scenario = typeof named === 'string' ? scenarios.get(named) : named
  if (scenario === undefined) return err(`no scenario ${named}; there are ${[...scenarios.keys()].join(', ')}`)
  const persona = options.persona ?? personas[scenario.persona]
  if (persona === undefined) return err(`no persona ${scenario.persona}`)
  const world = loadWorld(scenario, options.stateFile)
  if (!world.ok) return world
  const hosts = await startHosts(scenario.hosts, options.hosts ?? {})
  if (!hosts.ok) return hosts
  return ok(assemble(scenario, persona, world.value, hosts.value, options))
}

function loadWorld(scenario: Scenario, stateFile: string | undefined): Result<World, string> {
  const saved = stateFile === undefined ? ok(undefined) : readStateFile(stateFile)
  if (!saved.ok) return saved
  if (saved.value === undefined) return newWorld(scenario)
  if (saved.value.scenario !== scenario.name) return err(`the state file is of scenario ${saved.value.scenario}`)
  return restoreWorld(saved.value)
}

function assemble(
  scenario: Scenario,
  persona: Persona,
  world: World,
  hosts: Hosts,
  options: SimulatorOptions,
): SimulatedTerminal {
  const clock = options.clock ?? systemClock
  const timing: Timing = { ...scenario.timing, ...options.timing }
  const faults = createFaults(scenario.interruptions)
  const internet = createInternet(hosts.table, () => world.trafficBlocked)
  const listeners = new Set<() => void>()
  const open = new Map<Connection, Channel>()
  let powered: PoweredModem | undefined
  let port: number | undefined
  let ports = 0
  let closed = false

  const notify = (line: string) => {
    for (const channel of open.values()) channel.notify(line)
  }
  const say = (lines: readonly string[]) => {
    for (const line of lines) notify(line)
  }

  function newModem(): PoweredModem {
    return createPoweredModem({
      clock,
      persona,
      internet,
      acts: world.acts,
      contexts: world.contexts,
      hotSwap: scenario.hotSwap,
      registerMs: timing.registerMs,
      surroundings: () => ({
        imei: world.imei,
        card: world.slot,
        rsrpDbm: world.rsrpDbm,
        deniedCause: world.deniedCause,
        operators: scenario.operators,
      }),
      notify,
      leave: (how) => cycle.shutDown(how === 'reset' ? () => cycle.start() : undefined),
      changed,
    })
  }

  const cycle = createPowerCycle(clock, timing, {
    onPowered: () => {
      powered = newModem()
    },
    onAnswering: () => say(persona.banners.started),
    onCard: () => {
      if (powered === undefined) return
      powered.cardReady(false)
      say(persona.banners.card(powered.modem))
    },
    onComplete: () => {
      if (powered?.modem.session !== undefined) say(persona.banners.complete)
    },
    onShuttingDown: () => say(persona.poweredDown),
    onDark: () => {
      keepContexts()
      powered?.off()
      powered = undefined
    },
    onChange: () => {
      // A restart ends in power: only a terminal that was switched off stays off after a restart of the simulator.
      if (cycle.power === 'on' || cycle.power === 'booting') world.powered = true
      if (cycle.power === 'off') world.powered = false
      changed()
    },
  })

  function keepContexts() {
    if (powered !== undefined) world.contexts = [...powered.modem.contexts.all.values()].map((one) => ({ ...one }))
  }

  function changed() {
    if (closed) return
    updatePort()
    save()
    for (const listener of listeners) listener()
  }

  function updatePort() {
    const there = world.cable && cycle.port
    if (there && port === undefined) port = ++ports
    if (!there && port !== undefined) dropPort()
  }
  function dropPort() {
    port = undefined
    for (const [connection, channel] of [...open]) {
      channel.close()
      connection.cut()
    }
  }

  function save() {
    keepContexts()
    if (options.stateFile === undefined) return
    const written = writeStateFile(options.stateFile, saveWorld(scenario.name, world))
    if (!written.ok) process.emitWarning(written.error)
  }

  function newChannel(write: (text: string) => void): Channel {
    if (scenario.behaviour !== 'modem') return strangePort(scenario.behaviour, write)
    return createChannel(
      {
        clock,
        latencyMs: timing.latencyMs,
        interruption: faults.interruption,
        fate: faults.fate,
        run: async (command, settings, signal, abortable) =>
          powered === undefined ? { kind: 'error' } : powered.run(command, settings, signal, abortable),
        ready: () => cycle.answering,
      },
      write,
    )
  }

  function connect(): Result<Duplex, 'noCable' | 'noPower'> {
    if (!world.cable) return err('noCable')
    if (port === undefined) return err('noPower')
    const connection: Connection = createConnection(
      (bytes) => channel.feed(bytes),
      () => {
        channel.close()
        open.delete(connection)
      },
    )
    const channel = newChannel((text) => connection.say(text))
    open.set(connection, channel)
    return ok(connection.stream)
  }

  const state = () => describe({ scenario, persona, world, power: cycle.power, port, modem: powered?.modem })

  function moveCard(refused: string | undefined): string | undefined {
    if (refused === undefined) powered?.slotChanged()
    return refused
  }

  /** Does it; words come back when it cannot be done. */
  function act(verb: ReturnType<typeof ControlVerb.parse>): string | undefined {
    switch (verb.verb) {
      case 'state':
        return undefined
      case 'pressPower':
        if (cycle.power === 'off') cycle.start()
        else cycle.shutDown()
        return undefined
      case 'pullCable':
      case 'plugCable':
        world.cable = verb.verb === 'plugCable'
        return undefined
      case 'takeCardOut':
        return moveCard(takeCardOut(world))
      case 'insertCard':
        return moveCard(insertCard(world, verb.card))
      case 'denyRegistration':
        world.deniedCause = verb.cause
        powered?.surroundingsChanged()
        return undefined
      case 'allowRegistration':
        world.deniedCause = undefined
        powered?.surroundingsChanged()
        return undefined
      case 'setSignal':
        world.rsrpDbm = verb.rsrpDbm
        powered?.surroundingsChanged()
        return undefined
      case 'blockTraffic':
        world.trafficBlocked = verb.blocked
        return undefined
      case 'failNext':
        faults.fail(verb.command, verb.how, verb.count)
        return undefined
      case 'notify':
        notify(verb.line)
        return undefined
      case 'replaceTerminal': {
        if (!/^\d{15}$/.test(verb.imei)) return 'imei: 15 digits'
        const running = cycle.power !== 'off'
        if (running) cycle.cut()
        world.imei = verb.imei
        if (running) onAlready()
        return undefined
      }
    }
  }

  function onAlready() {
    cycle.onAlready()
    powered?.cardReady(true)
  }

  if (world.powered) onAlready()
  return {
    scenario,
    get port() {
      return port
    },
    connect,
    async control(input) {
      const verb = ControlVerb.safeParse(input)
      if (!verb.success)
        return err(verb.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
      const refused = act(verb.data)
      if (refused !== undefined) return err(refused)
      if (verb.data.verb !== 'state' && verb.data.verb !== 'notify') changed()
      return ok(state())
    },
    state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (closed) return
      save()
      closed = true
      listeners.clear()
      const wasPowered = world.powered
      dropPort()
      cycle.cut()
      world.powered = wasPowered
      await hosts.close()
    },
  }
}
