import { afterEach, describe, expect, test } from 'vitest'
import { openAtChat } from '../src/host/at/chat.ts'
import { simulatedEndpoint } from '../src/host/link/simulated.ts'
import { openModemTerminal } from '../src/host/terminal/modem/modem-terminal.ts'
import type { Identity, Terminal } from '../src/host/terminal/terminal.ts'
import type { ControlVerb } from '../src/shared/control.ts'
import { err, ok, type Result } from '../src/shared/result.ts'
import type { SnapshotChange } from '../src/shared/snapshot.ts'
import { createSimulatedTerminal, type SimulatedTerminal } from '../src/simulator/simulator.ts'

// The terminal against a modem that has a card, a network and real sockets behind it.

const HOST = 'pay.swapbench.example'
const PORT = 7000

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function bench(scenario: string): Promise<{ simulated: SimulatedTerminal; terminal: Terminal }> {
  const simulated = await createSimulatedTerminal({ scenario, timing: { latencyMs: 0, cardMs: 1, registerMs: 1 } })
  if (!simulated.ok) throw new Error(simulated.error)
  closing.push(() => simulated.value.close())
  const endpoint = simulatedEndpoint('sim', async () => {
    const stream = simulated.value.connect()
    return stream.ok ? ok(stream.value) : err({ code: 'notFound', detail: stream.error })
  })
  const link = await endpoint.open(AbortSignal.timeout(5_000))
  if (!link.ok) throw new Error(link.error.code)
  const terminal = await openModemTerminal(openAtChat(link.value))
  if (!terminal.ok) throw new Error(terminal.error.code)
  closing.push(() => terminal.value.close())
  return { simulated: simulated.value, terminal: terminal.value }
}

async function control(simulated: SimulatedTerminal, verb: ControlVerb) {
  const done = await simulated.control(verb)
  if (!done.ok) throw new Error(done.error)
}

async function identityOf(terminal: Terminal): Promise<Identity> {
  return value(await terminal.identify())
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe.each(['default', 'simcom'])('traffic through the modem, %s', (scenario) => {
  test('a connection that is there, twice', async () => {
    const { simulated, terminal } = await bench(scenario)
    expect(value(await terminal.checkTcp(HOST, PORT))).toMatchObject({ kind: 'passed', latencyMs: expect.any(Number) })
    expect(value(await terminal.checkTcp(HOST, PORT))).toMatchObject({ kind: 'passed' })
    expect(simulated.state().acts.socketsOpened).toBe(2)
    expect(value(await terminal.ping(HOST))).toMatchObject({ kind: 'passed' })
  })

  test('a name that nobody knows', async () => {
    const { terminal } = await bench(scenario)
    expect(value(await terminal.checkTcp('nowhere.example', PORT))).toMatchObject({ kind: 'failed', reason: 'dns' })
  })

  test('a network that lets nothing through', async () => {
    const { simulated, terminal } = await bench(scenario)
    await control(simulated, { verb: 'blockTraffic', blocked: true })
    expect(value(await terminal.checkTcp(HOST, PORT))).toMatchObject({ kind: 'failed' })
    expect(value(await terminal.ping(HOST))).toMatchObject({ kind: 'failed' })
    await control(simulated, { verb: 'blockTraffic', blocked: false })
    expect(value(await terminal.checkTcp(HOST, PORT))).toMatchObject({ kind: 'passed' })
  })

  test('no network at all', async () => {
    const { simulated, terminal } = await bench(scenario)
    await control(simulated, { verb: 'denyRegistration', cause: 7 })
    expect(value(await terminal.checkTcp(HOST, PORT))).toMatchObject({ kind: 'failed', reason: 'noContext' })
  })

  test('switched off by command, the link goes', async () => {
    const { simulated, terminal } = await bench(scenario)
    expect(await terminal.powerOff()).toEqual({ ok: true, value: undefined })
    expect((await terminal.gone).reason).toBe('gone')
    expect(simulated.state().acts.powerOffCommands).toBe(1)
  })
})

describe('the own-number record of a card', () => {
  test.each(['default', 'simcom', 'generic'])(
    'is written, read back, and put back byte by byte: %s',
    async (scenario) => {
      const { simulated, terminal } = await bench(scenario)
      const before = value(await terminal.readOwnNumber())
      const identity = await identityOf(terminal)
      value(await terminal.writeOwnNumber('+8613800138000', identity))
      expect(simulated.state().card?.msisdn).toBe('+8613800138000')
      expect(value(await terminal.readOwnNumber()).number).toBe('+8613800138000')
      value(await terminal.writeOwnNumber(before.number, identity))
      expect(value(await terminal.readOwnNumber())).toEqual(before)
      expect(simulated.state().acts.msisdnWrites).toBe(2)
    },
  )

  test('another card in the slot is not written to', async () => {
    const { simulated, terminal } = await bench('hotSwap')
    const identity = await identityOf(terminal)
    const back = new Promise<void>((resolve) => {
      terminal.watch((change) => {
        if (change.path === 'sim.state' && 'value' in change.reading && change.reading.value === 'ready') resolve()
      })
    })
    await control(simulated, { verb: 'takeCardOut' })
    await control(simulated, { verb: 'insertCard', card: 'new' })
    await back
    expect(await terminal.writeOwnNumber('13800138000', identity)).toMatchObject({
      error: { code: 'identityDiffers', seen: { iccid: '89860426000000000023' } },
    })
    expect(simulated.state().acts.msisdnWrites).toBe(0)
  })

  test('a card that forbids it says so', async () => {
    const { simulated, terminal } = await bench('hotSwap')
    const back = new Promise<void>((resolve) => {
      terminal.watch((change) => {
        if (change.path === 'sim.state' && 'value' in change.reading && change.reading.value === 'ready') resolve()
      })
    })
    await control(simulated, { verb: 'takeCardOut' })
    await control(simulated, { verb: 'insertCard', card: 'readonlyNew' })
    await back
    const refused = await terminal.writeOwnNumber('13800138000', await identityOf(terminal))
    expect(refused).toMatchObject({ error: { code: 'refused', detail: expect.stringContaining('6982') } })
  })
})

describe('the network', () => {
  test('a card with another APN has no address, and the cause is named', async () => {
    const { simulated, terminal } = await bench('hotSwap')
    const registered = new Promise<void>((resolve) => {
      terminal.watch((change) => {
        if (change.path === 'network.registration' && 'value' in change.reading && change.reading.value === 'home')
          resolve()
      })
    })
    value(await terminal.readSignal(() => {}))
    await control(simulated, { verb: 'takeCardOut' })
    await control(simulated, { verb: 'insertCard', card: 'otherApn' })
    await registered
    expect(await terminal.activateContext()).toMatchObject({
      error: { code: 'refused', detail: expect.stringContaining('ESM cause 33') },
    })
  })

  test('a rejection is told by the modem itself, with its cause', async () => {
    const { simulated, terminal } = await bench('default')
    value(await terminal.readSignal(() => {}))
    const seen: SnapshotChange[] = []
    const denied = new Promise<void>((resolve) => {
      terminal.watch((change) => {
        seen.push(change)
        if (change.path === 'network.rejectCause' && 'value' in change.reading) resolve()
      })
    })
    await control(simulated, { verb: 'denyRegistration', cause: 5 })
    await denied
    expect(seen).toContainEqual(
      expect.objectContaining({ path: 'network.registration', reading: expect.objectContaining({ value: 'denied' }) }),
    )
  })
})
