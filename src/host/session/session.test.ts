import { expect, test } from 'vitest'
import { type Problem, problem } from '../../shared/problem.ts'
import { type Known, unknown } from '../../shared/reading.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { SnapshotChange } from '../../shared/snapshot.ts'
import type { Capabilities, Terminal, TerminalError } from '../terminal/terminal.ts'
import { createSession } from './create-session.ts'
import type { SessionEvent } from './session.ts'
import { createTestClock } from './test-clock.ts'

const known = <T>(value: T): Known<T> => ({ value, raw: '', source: 'test', at: '2026-01-01T00:00:00.000Z' })
const CAPABILITIES: Capabilities = {
  tcp: { possible: true },
  ping: { possible: true },
  powerOff: { possible: true },
  boundNumber: { possible: true },
}

/** A bench with one place: what is there can be changed, and every call is written down with its second. */
function rig() {
  const clock = createTestClock()
  const began = clock.now()
  const calls: string[] = []
  const world = {
    imei: 'imei-1',
    iccid: 'iccid-1' as string | undefined,
    cardBusy: false,
    rsrp: -90,
    /** What is wrong with the place; undefined: a terminal is there. */
    problem: undefined as Problem | undefined,
    /** How long a poll takes, ms. */
    pollMs: 0,
    pollError: undefined as TerminalError | undefined,
    /** The terminal goes as soon as it was identified. */
    goesAtOnce: false,
    notify: (_: SnapshotChange) => {},
    pull: () => {},
  }
  const note = (what: string) => calls.push(`${(clock.now() - began) / 1000} ${what}`)
  type Emit = (change: SnapshotChange) => void
  const readCard = (emit: Emit) => {
    emit({ path: 'sim.state', reading: known(world.cardBusy ? 'busy' : world.iccid ? 'ready' : 'absent') })
    emit({ path: 'sim.iccid', reading: world.iccid ? known(world.iccid) : unknown('stateForbids') })
  }
  const readSignal = (emit: Emit) => {
    emit({ path: 'network.registration', reading: known('home') })
    emit({ path: 'signal.rsrpDbm', reading: known(world.rsrp) })
  }
  const terminal = (): Terminal => {
    const gone = Promise.withResolvers<{ reason: string }>()
    world.pull = () => gone.resolve({ reason: 'gone' })
    return {
      kind: 'modem',
      dialect: 'fake',
      identify: async () => {
        note('identify')
        return ok({ imei: world.imei, iccid: world.iccid })
      },
      readSnapshot: async (emit) => {
        note('snapshot')
        if (world.goesAtOnce) return err({ code: 'linkGone', detail: 'gone' })
        emit({ path: 'terminal.imei', reading: known(world.imei) })
        readCard(emit)
        readSignal(emit)
        return ok(undefined)
      },
      readSignal: async (emit, signal) => {
        note('signal')
        if (world.pollMs > 0) await clock.sleep(world.pollMs, signal)
        if (world.pollError) return err(world.pollError)
        readSignal(emit)
        return ok(undefined)
      },
      readCard: async (emit) => {
        note('card')
        readCard(emit)
        return ok(undefined)
      },
      readContexts: async (emit) => {
        note('contexts')
        emit({ path: 'pdp', contexts: [] })
        return ok(undefined)
      },
      watch: (emit) => {
        world.notify = emit
        return () => {}
      },
      capabilities: async () => CAPABILITIES,
      activateContext: async () => ok(undefined),
      checkTcp: async () => err({ code: 'unsupported', reason: 'fake' }),
      ping: async () => err({ code: 'unsupported', reason: 'fake' }),
      readOwnNumber: async () => err({ code: 'unsupported', reason: 'fake' }),
      writeOwnNumber: async () => err({ code: 'unsupported', reason: 'fake' }),
      powerOff: async () => err({ code: 'unsupported', reason: 'fake' }),
      transcript: () => [],
      gone: gone.promise,
      close: async () => {
        note('close')
        gone.resolve({ reason: 'closed' })
      },
    }
  }
  const connect = async (onOpen: () => void): Promise<Result<Terminal, Problem>> => {
    if (world.problem && !world.problem.code.startsWith('modem')) return err(world.problem)
    onOpen()
    return world.problem ? err(world.problem) : ok(terminal())
  }
  const events: string[] = []
  const words = (event: SessionEvent) => {
    if (event.type === 'link')
      return `link ${event.link.state}${event.link.problem ? ` ${event.link.problem.code}` : ''}`
    if (event.type === 'status') return `phase ${event.status.phase}`
    if (event.type === 'answering') return `answering ${event.imei} ${event.iccid}`
    return ''
  }
  const session = createSession({
    terminalId: 't1',
    endpoint: { kind: 'tcp', path: 'tcp://nowhere:1' },
    connect,
    clock,
  })
  session.on((event) => {
    const said = words(event)
    if (said && events.at(-1) !== said) events.push(said)
  })
  const clear = () => {
    calls.length = 0
    events.length = 0
  }
  return { clock, calls, events, world, session, clear }
}

test('identity first, then everything once, then the moving figures each second', async () => {
  const { clock, calls, events, session } = rig()
  await clock.advance(3000)
  expect(calls).toEqual(['0 identify', '0 snapshot', '1 signal', '2 signal', '3 signal'])
  expect(events).toEqual([
    'link connected',
    'phase identifying',
    'answering imei-1 iccid-1',
    'phase reading',
    'phase live',
  ])
  expect(session.status()).toMatchObject({ dialect: 'fake', capabilities: CAPABILITIES })
  expect(session.signalHistory().map(({ rsrpDbm }) => rsrpDbm)).toEqual([-90, -90, -90])
  await session.close()
})

test('a poll begins a second after the one before began, and a slow one is never overlapped', async () => {
  const { clock, calls, world, session, clear } = rig()
  world.pollMs = 400
  await clock.advance(2000)
  expect(calls.slice(2)).toEqual(['1 signal', '2 signal'])
  clear()
  world.pollMs = 2500
  await clock.advance(8000)
  expect(calls).toEqual(['3 signal', '5.5 signal', '8 signal'])
  await session.close()
})

test('a pulled cable is said at once, its values go, and the terminal that comes back is identified before anything else', async () => {
  const { clock, calls, events, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.problem = problem('portNotFound')
  world.pull()
  await clock.advance(0)
  expect(events).toEqual(['link gone', 'phase waiting'])
  expect(session.snapshot().sim.iccid).toEqual({ unknown: 'linkGone' })
  expect(session.identity()).toEqual({ imei: undefined, iccid: undefined })
  expect(session.link().since).toBe(new Date(clock.now()).toISOString())
  await clock.advance(60_000)
  expect(events).toEqual(['link gone', 'phase waiting'])
  clear()
  world.problem = undefined
  world.imei = 'imei-2'
  await clock.advance(5000)
  expect(calls[0]).toMatch(/identify$/)
  expect(events.slice(0, 3)).toEqual(['link connected', 'phase identifying', 'answering imei-2 iccid-1'])
  await session.close()
})

test('three polls without an answer: not answering, in words; then opened anew', async () => {
  const { clock, calls, events, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.pollError = { code: 'notAnswering', seen: 'echoOnly' }
  await clock.advance(2000)
  expect(events).toEqual([])
  world.problem = problem('modemEchoOnly')
  await clock.advance(1000)
  expect(events).toEqual(['phase notAnswering'])
  expect(session.status().problem?.code).toBe('modemEchoOnly')
  expect(session.snapshot().sim.state).toEqual({ unknown: 'noAnswer' })
  expect(calls.at(-1)).toMatch(/close$/)
  clear()
  world.problem = undefined
  world.pollError = undefined
  await clock.advance(5000)
  expect(events).toEqual(['phase identifying', 'answering imei-1 iccid-1', 'phase reading', 'phase live'])
  expect(session.status().problem).toBeUndefined()
  await session.close()
})

test('a modem that refuses answers all the same', async () => {
  const { clock, events, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.pollError = { code: 'refused', detail: 'ERROR' }
  await clock.advance(10_000)
  expect(events).toEqual([])
  await session.close()
})

test.each([
  ['portInUse', 'failed'],
  ['portAccessDenied', 'failed'],
  ['portNotFound', 'gone'],
  ['connectionRefused', 'gone'],
] as const)('%s at the start is link %s, and passes by itself', async (code, state) => {
  const { clock, world, session } = rig()
  world.problem = problem(code)
  await clock.advance(5000)
  expect(session.link().state).toBe(state)
  world.problem = undefined
  await clock.advance(5000)
  expect(session.link()).toMatchObject({ state: 'connected' })
  expect(session.link().problem).toBeUndefined()
  expect(session.status().phase).toBe('live')
  await session.close()
})

test('what the modem says of its card has the card read, and everything once more if it is another one', async () => {
  const { clock, calls, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.iccid = undefined
  world.notify({ path: 'sim.state', reading: known('absent') })
  await clock.advance(0)
  expect(calls).toEqual(['1 card', '1 snapshot'])
  expect(session.identity()).toEqual({ imei: 'imei-1', iccid: undefined })
  clear()
  world.iccid = 'iccid-2'
  world.notify({ path: 'sim.state', reading: known('ready') })
  await clock.advance(0)
  expect(calls).toEqual(['1 card', '1 snapshot'])
  expect(session.identity().iccid).toBe('iccid-2')
  await session.close()
})

test('a card that is busy is read until it is not', async () => {
  const { clock, calls, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.cardBusy = true
  world.notify({ path: 'sim.state', reading: known('busy') })
  await clock.advance(2000)
  expect(calls).toEqual(['1 card', '2 signal', '2 card', '3 signal', '3 card'])
  world.cardBusy = false
  clear()
  await clock.advance(2000)
  expect(calls).toEqual(['4 signal', '4 card', '5 signal'])
  await session.close()
})

test('a modem that restarts behind its port is identified again before anything else', async () => {
  const { clock, calls, events, world, session, clear } = rig()
  await clock.advance(1000)
  clear()
  world.imei = 'imei-2'
  world.notify({ path: 'network.registration', reading: unknown('notReadYet') })
  expect(session.snapshot().sim.iccid).toEqual(unknown('notReadYet'))
  expect(session.identity()).toEqual({ imei: undefined, iccid: undefined })
  expect(session.status().readAt).toBeUndefined()
  await clock.advance(0)
  expect(calls).toEqual(['1 identify', '1 snapshot'])
  expect(events).toContain('answering imei-2 iccid-1')
  await session.close()
})

test('a terminal that goes again before it was read once is tried more and more seldom', async () => {
  const { clock, calls, world, session, clear } = rig()
  world.goesAtOnce = true
  await clock.advance(10_000)
  clear()
  await clock.advance(60_000)
  expect(calls.filter((call) => call.endsWith('identify'))).toHaveLength(12)
  world.goesAtOnce = false
  await clock.advance(5000)
  expect(session.status().phase).toBe('live')
  await session.close()
})

test('who holds the port is named anew when it is another program', async () => {
  const { clock, world, session } = rig()
  world.problem = problem('portInUse', { path: '/dev/ttyUSB2', holder: 'minicom' })
  await clock.advance(1000)
  world.problem = problem('portInUse', { path: '/dev/ttyUSB2', holder: 'ModemManager' })
  await clock.advance(5000)
  expect(session.link().problem?.params?.holder).toBe('ModemManager')
  await session.close()
})

test('a lease is exclusive; a takeover tells the old holder; whoever lost it has no say any more', async () => {
  const { clock, calls, session, clear } = rig()
  await clock.advance(1000)
  const first = session.lease('job 1')
  if (!first.ok) throw new Error('the lease was free')
  expect(session.lease('job 2')).toEqual({ ok: false, error: problem('terminalBusy', { holder: 'job 1' }) })
  const second = session.lease('job 2', { takeOver: true })
  expect(second.ok).toBe(true)
  expect(first.value.signal.aborted).toBe(true)
  expect(first.value.terminal()).toBeUndefined()
  first.value.allowPolling(false)
  first.value.release()
  expect(session.status().phase).toBe('live')
  expect(session.lease('job 3').ok).toBe(false)
  clear()
  if (second.ok) second.value.allowPolling(false)
  expect(session.status().phase).toBe('paused')
  await clock.advance(5000)
  expect(calls).toEqual([])
  if (second.ok) second.value.release()
  expect(session.status().phase).toBe('live')
  await clock.advance(1000)
  expect(calls).toEqual(['7 signal'])
  expect(session.lease('job 3').ok).toBe(true)
  await session.close()
})

test('an expected reboot: looked for eagerly, no alarm while it boots, and the lease has the new terminal', async () => {
  const { clock, events, world, session, clear } = rig()
  await clock.advance(1000)
  const lease = session.lease('job 1')
  if (!lease.ok) throw new Error('the lease was free')
  lease.value.expectAway(true)
  expect(session.status().awayExpected).toBe(true)
  const before = lease.value.terminal()
  clear()
  world.problem = problem('portNotFound')
  world.pull()
  await clock.advance(60_000)
  expect(lease.value.terminal()).toBeUndefined()
  expect(events).toEqual(['link gone', 'phase waiting'])
  // It boots: the port is there and says nothing yet.
  world.problem = problem('modemSilent')
  await clock.advance(500)
  expect(events.slice(2)).toEqual(['link connected', 'phase identifying', 'phase notAnswering'])
  expect(session.status().problem).toBeUndefined()
  world.problem = undefined
  await clock.advance(500)
  expect(events.slice(5)).toEqual(['phase identifying', 'answering imei-1 iccid-1', 'phase reading', 'phase live'])
  expect(lease.value.terminal()).toBeDefined()
  expect(lease.value.terminal()).not.toBe(before)
  await session.close()
  expect(lease.value.signal.aborted).toBe(true)
})

test('the history goes with the terminal: another one begins its own', async () => {
  const { clock, world, session } = rig()
  await clock.advance(10_000)
  world.pull()
  await clock.advance(2000)
  expect(session.signalHistory().length).toBeGreaterThan(10)
  world.imei = 'imei-2'
  world.rsrp = -70
  world.pull()
  await clock.advance(3000)
  expect(new Set(session.signalHistory().map(({ rsrpDbm }) => rsrpDbm))).toEqual(new Set([-70]))
  await session.close()
})

test('the history keeps two minutes, however long it goes on', async () => {
  const { clock, session } = rig()
  await clock.advance(600_000)
  expect(session.signalHistory().length).toBe(121)
  await session.close()
})
