import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { AppView } from '../../shared/contract/app.ts'
import type { EndpointId } from '../../shared/endpoint.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { parseAddress } from '../link/address.ts'
import { listSerialPorts, type SerialPorts } from '../link/ports.ts'
import type { Clock } from '../session/clock.ts'
import { type Connect, createSession } from '../session/create-session.ts'
import type { Session, Sessions } from '../session/session.ts'
import { type BenchMemory, relocate } from './memory.ts'
import { createPlaces } from './places.ts'
import { deviceOf, hasMoved, recognise } from './recognise.ts'

export interface BenchTerminal {
  readonly session: Session
  readonly place: number
}

/** Which terminals are here, and where. */
export interface Bench extends Sessions {
  terminals(): readonly BenchTerminal[]
  /** Serial ports that nothing is known of: offered, never probed unasked. */
  unknownPorts(): AppView['unknownPorts']
  /** Why the system could not list its ports, where it could not. */
  portsProblem(): Problem | undefined
  looking(): boolean
  /**
   * Looks which ports are there: the known ones are opened, one that has another name by now is followed there, and who did not
   * answer is tried again at once. Resolves with how many were put on the bench.
   */
  look(): Promise<number>
  /** Adds what a person typed and remembers it. Errors: `addressInvalid`, `alreadyOnBench` (with `place`), and the memory's. */
  add(address: string, baudRate?: number): Promise<Result<Session, Problem>>
  /** Puts an endpoint on the bench for this run; one whose path is here already is that terminal. */
  place(endpoint: EndpointId): Session
  /** Takes a terminal off and forgets it. Errors: `terminalNotFound`, `terminalBusy` while a job holds it, and the memory's. */
  remove(terminalId: string): Promise<Result<void, Problem>>
  close(): Promise<void>
}

export interface BenchOptions {
  /** How a session reaches the terminal at an endpoint. */
  readonly connect: (endpoint: EndpointId) => Connect
  readonly memory: BenchMemory
  readonly listPorts?: () => Promise<SerialPorts>
  readonly clock?: Clock
  readonly log?: (line: string) => void
}

/** The same for the same path, also after a restart: a page that is reloaded finds its terminal. */
const idOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12)

/** Two names of one device, such as a link in /dev/serial and the tty it points to. */
const resolved = (path: string) => realpath(path).catch(() => path)

export function createBench(options: BenchOptions): Result<Bench, Problem> {
  const { connect, memory, listPorts = listSerialPorts } = options
  const loaded = memory.load()
  if (!loaded.ok) return loaded
  let remembered = loaded.value
  const terminals = new Map<string, BenchTerminal>()
  const places = createPlaces()
  const listeners = new Set<() => void>()
  let ports: SerialPorts = { ports: [] }
  let looks: Promise<number> | undefined
  let closed = false

  const changed = () => {
    for (const listener of [...listeners]) listener()
  }
  const all = () => [...terminals.values()].map(({ session }) => session)
  const byEndpoint = (path: string) => all().find(({ endpoint }) => endpoint.path === path)
  const byDevice = (id: EndpointId) => {
    const device = deviceOf(id)
    return device === undefined ? undefined : all().find(({ endpoint }) => deviceOf(endpoint) === device)
  }

  const put = (endpoint: EndpointId): Session => {
    const terminalId = idOf(endpoint.path)
    const session = createSession({
      terminalId,
      endpoint,
      connect: connect(endpoint),
      ...(options.clock && { clock: options.clock }),
      ...(options.log && { log: options.log }),
    })
    terminals.set(terminalId, { session, place: places.of(endpoint) })
    changed()
    return session
  }

  const remember = (next: readonly EndpointId[]): Result<void, Problem> => {
    const saved = memory.save(next)
    if (saved.ok) remembered = next
    return saved
  }

  /**
   * The system gives its names to whoever comes first: a path may have become another device's. A device that is elsewhere now
   * leaves its old path, so that it keeps its place, and its job finds it by its IMEI.
   */
  const takeOffMoved = async () => {
    const moved = all().filter(({ endpoint }) => hasMoved(endpoint, ports.ports))
    if (moved.length === 0) return
    for (const { terminalId } of moved) terminals.delete(terminalId)
    // Said before something else is put there: the path makes the id, and one that is only exchanged would go unseen.
    changed()
    await Promise.all(moved.map((session) => session.close()))
  }

  const lookOnce = async () => {
    const listed = await listPorts()
    // A bench that was closed meanwhile opens nothing any more.
    if (closed) return 0
    ports = listed
    await takeOffMoved()
    if (closed) return 0
    const known = ports.ports.filter((port) => recognise(port) === 'modem')
    const ours = remembered.flatMap((id) => relocate(id, ports.ports) ?? [])
    for (const session of all()) if (['waiting', 'notAnswering'].includes(session.status().phase)) session.refresh()
    let found = 0
    for (const id of [...known, ...ours]) {
      if (byEndpoint(id.path) || byDevice(id)) continue
      put(id)
      found++
    }
    return found
  }

  return ok<Bench>({
    get: (terminalId) => terminals.get(terminalId)?.session,
    byEndpoint,
    all,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    terminals: () => [...terminals.values()],
    unknownPorts: () =>
      ports.ports
        .filter((port) => recognise(port) === 'unknown' && !byEndpoint(port.path) && !byDevice(port))
        .map(({ path, usb }) => ({ path, ...(usb && { usb: `${usb.vendorId}:${usb.productId}` }) })),
    portsProblem: () => ports.problem,
    looking: () => looks !== undefined,
    look() {
      // Two that look at once look once.
      looks ??= lookOnce().finally(() => {
        looks = undefined
        changed()
      })
      changed()
      return looks
    },
    async add(address, baudRate) {
      const parsed = parseAddress(address)
      if (!parsed.ok) return err(problem('addressInvalid', { path: address }, parsed.error.detail))
      const { kind, path } = parsed.value
      if (kind === 'simulated')
        return err(problem('addressInvalid', { path }, 'the simulated terminal is started, not added'))
      const usb = ports.ports.find((port) => port.path === path)?.usb
      const id = { kind, path, ...(usb && { usb }), ...(baudRate !== undefined && { baudRate }) }
      const real = await resolved(path)
      const sessions = all()
      const paths = await Promise.all(sessions.map(({ endpoint }) => resolved(endpoint.path)))
      const present = sessions[paths.indexOf(real)] ?? byEndpoint(path) ?? byDevice(id)
      if (present) {
        const place = terminals.get(present.terminalId)?.place ?? 0
        return err(problem('alreadyOnBench', { path, place }))
      }
      const kept = remember([...remembered.filter((one) => one.path !== path), id])
      return kept.ok ? ok(put(id)) : kept
    },
    place: (endpoint) => byEndpoint(endpoint.path) ?? put(endpoint),
    async remove(terminalId) {
      const session = terminals.get(terminalId)?.session
      if (!session) return err(problem('terminalNotFound'))
      // Whoever holds it keeps it: taking the lease is how one finds out.
      const lease = session.lease('bench')
      if (!lease.ok) return lease
      const { path } = session.endpoint
      const device = deviceOf(session.endpoint)
      const kept = remembered.filter((one) => one.path !== path && (device === undefined || deviceOf(one) !== device))
      const forgotten = kept.length === remembered.length ? ok(undefined) : remember(kept)
      if (!forgotten.ok) {
        lease.value.release()
        return forgotten
      }
      terminals.delete(terminalId)
      changed()
      await session.close()
      return ok(undefined)
    },
    async close() {
      closed = true
      await Promise.all(all().map((session) => session.close()))
      terminals.clear()
    },
  })
}
