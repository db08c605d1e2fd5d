import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createHost, type DemoPort, type HostOptions } from '../../src/host/host.ts'
import { fold, type State } from '../../src/shared/contract/fold.ts'
import type { StateValue } from '../../src/shared/contract/index.ts'
import type { ReadingView, TerminalView } from '../../src/shared/contract/terminal.ts'
import type { LeafPath } from '../../src/shared/snapshot.ts'
import { PAYMENT_HOST, PAYMENT_PORT } from '../../src/simulator/scenarios/default.ts'
import {
  createSimulatedTerminal,
  type Face,
  type SimulatedTerminal,
  type SimulatorOptions,
  servePty,
  serveTcp,
} from '../../src/simulator/simulator.ts'

/** Boots and registers fast enough to wait for, and in the same order as ever. */
const QUICK = { portMs: 20, startMs: 60, cardMs: 20, registerMs: 60, shutdownMs: 20, latencyMs: 0 }

export interface Rig {
  readonly terminal: SimulatedTerminal
  readonly face: Face
  readonly address: string
}

/** A simulated terminal behind a TCP port, as a serial server would have it. */
export async function simulate(options: SimulatorOptions = {}): Promise<Rig> {
  const created = await createSimulatedTerminal({ ...options, timing: { ...QUICK, ...options.timing } })
  if (!created.ok) throw new Error(created.error)
  const face = await serveTcp(created.value, { host: '127.0.0.1', port: 0 })
  if (!face.ok) throw new Error(face.error)
  return { terminal: created.value, face: face.value, address: face.value.address ?? '' }
}

/** The same as a tty under a lasting name, as udev would give it. */
export async function simulateTty(link: string): Promise<Rig> {
  const created = await createSimulatedTerminal({ timing: QUICK })
  if (!created.ok) throw new Error(created.error)
  const face = servePty(created.value, { link })
  if (!face.ok) throw new Error(face.error)
  return { terminal: created.value, face: face.value, address: link }
}

export async function endSimulation({ face, terminal }: Rig): Promise<void> {
  await face.close()
  await terminal.close()
}

/** The rig in place of the demo's process. */
export const demoOf = ({ terminal, address }: Rig): DemoPort => ({
  paymentHost: `${PAYMENT_HOST}:${PAYMENT_PORT}`,
  start: async () => ({ ok: true, value: { address } }),
  control: (verb) => terminal.control(verb),
  close: async () => {},
})

export const newDataFolder = () => mkdtempSync(path.join(tmpdir(), 'swapbench-host-'))
export const removeDataFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** A host and one window on it that follows and acks, as the interface does; no transport between them. */
export async function openConsole(dataFolder: string, options: Partial<HostOptions> = {}) {
  const logged: string[] = []
  const created = await createHost({
    dataFolder,
    shell: 'test',
    version: '0.0.0',
    systemLanguage: 'en',
    log: (line) => logged.push(line),
    ...options,
  })
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  const host = created.value
  const client = createRouterClient(host.router, { context: { clientId: 'test' } })
  let state: State = new Map()
  const listeners = new Set<() => void>()
  const stop = new AbortController()
  const following = (async () => {
    for await (const frame of await client.state.follow({}, { signal: stop.signal })) {
      state = fold(state, frame).state
      await client.state.ack({ streamId: frame.streamId, seq: frame.seq })
      for (const listener of [...listeners]) listener()
    }
  })()

  const get = <T extends StateValue['topic']>(topic: T, key: string) => {
    const value = state.get(key)
    return value?.topic === topic ? (value as Extract<StateValue, { topic: T }>) : undefined
  }
  const view = {
    state: () => state,
    app: () => get('app', 'app'),
    terminal: (id: string): TerminalView | undefined => get('terminal', `terminal/${id}`),
    terminals: () => [...state.values()].filter((value) => value.topic === 'terminal'),
    /** The value at a path, or `?` and why it is unknown. */
    reading: (id: string, leaf: LeafPath): ReadingView['reading'] | undefined =>
      get('reading', `reading/${id}/${leaf}`)?.reading,
    job: (id: string) => get('job', `job/${id}`),
  }
  /** Resolves with the first thing that `look` finds, after each frame. */
  const until = <T>(look: (now: typeof view) => T | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const found = look(view)
        if (found === undefined || found === false) return
        listeners.delete(again)
        resolve(found)
      }
      listeners.add(again)
      again()
    })
  return {
    client,
    host,
    logged,
    ...view,
    until,
    /** Puts an address on the bench; resolves with its id once everything was read. */
    async add(address: string) {
      const { terminalId } = await client.bench.add({ address })
      await until((now) => now.terminal(terminalId)?.phase === 'live')
      return terminalId
    },
    async close() {
      stop.abort()
      await following
      await host.close()
    },
  }
}
export type Console = Awaited<ReturnType<typeof openConsole>>
