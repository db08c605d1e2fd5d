import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { EndpointId } from '../../shared/endpoint.ts'
import { problem } from '../../shared/problem.ts'
import { err, ok } from '../../shared/result.ts'
import type { SerialPorts } from '../link/ports.ts'
import { createTestClock } from '../session/test-clock.ts'
import { type Bench, createBench } from './bench.ts'
import type { BenchMemory } from './memory.ts'

const benches: Bench[] = []
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()))
})

/** A bench on which nobody answers; what it tries to open is written down. */
function setUp(listed: EndpointId[] = [], kept: readonly EndpointId[] = []) {
  const opened: string[] = []
  const tries: string[] = []
  const state = { ports: { ports: listed } as SerialPorts, kept, saveProblem: false }
  const memory: BenchMemory = {
    load: () => ok(state.kept),
    save: (endpoints) => {
      if (state.saveProblem) return err(problem('diskFull'))
      state.kept = endpoints
      return ok(undefined)
    },
  }
  const created = createBench({
    connect: (endpoint) => async () => {
      if (!opened.includes(endpoint.path)) opened.push(endpoint.path)
      tries.push(endpoint.path)
      return err(problem('portNotFound', { path: endpoint.path }))
    },
    memory,
    listPorts: async () => state.ports,
    clock: createTestClock(),
  })
  if (!created.ok) throw new Error(created.error.code)
  benches.push(created.value)
  return { bench: created.value, state, opened, tries }
}

const port = (name: string, usb?: Partial<NonNullable<EndpointId['usb']>>): EndpointId => ({
  kind: 'serial',
  path: `/dev/${name}`,
  ...(usb && { usb: { vendorId: '2c7c', productId: '0125', interface: 2, port: '1-1', ...usb } }),
})
const ch340 = { vendorId: '1a86', productId: '7523', interface: 0 }

test('opens the AT port of a known modem and nothing else of it; offers what is unknown; leaves the rest alone', async () => {
  const { bench, opened } = setUp([
    port('ttyUSB0', { interface: 0 }),
    port('ttyUSB1', { interface: 1 }),
    port('ttyUSB2', { interface: 2 }),
    port('ttyUSB3', { interface: 3 }),
    port('ttyUSB4', { ...ch340, port: '1-2' }),
    port('ttyACM0', { vendorId: '2fb8', productId: '2116', port: '1-3' }),
    port('ttyS0'),
  ])
  expect(await bench.look()).toBe(1)
  await Promise.resolve()
  expect(opened).toEqual(['/dev/ttyUSB2'])
  expect(bench.unknownPorts()).toEqual([{ path: '/dev/ttyUSB4', usb: '1a86:7523' }])
  expect(await bench.look()).toBe(0)
})

test('a port that was offered and added is no longer offered, and is there again after a restart under another name', async () => {
  const first = setUp([port('ttyUSB4', { ...ch340, port: '1-2' })])
  await first.bench.look()
  const added = await first.bench.add('/dev/ttyUSB4', 9600)
  expect(added.ok && added.value.endpoint).toEqual({ ...port('ttyUSB4', { ...ch340, port: '1-2' }), baudRate: 9600 })
  expect(first.bench.unknownPorts()).toEqual([])

  const second = setUp(
    [port('ttyUSB7', { ...ch340, port: '1-2' }), port('ttyUSB4', { ...ch340, port: '1-5' })],
    first.state.kept,
  )
  expect(await second.bench.look()).toBe(1)
  expect(second.bench.all().map(({ endpoint }) => [endpoint.path, endpoint.baudRate])).toEqual([['/dev/ttyUSB7', 9600]])
  expect(second.bench.unknownPorts().map(({ path }) => path)).toEqual(['/dev/ttyUSB4'])
})

test('a remembered device that is not plugged in takes no place; a remembered path or address does', async () => {
  const kept = [port('ttyUSB4', ch340), port('pts/7'), { kind: 'tcp' as const, path: 'tcp://10.0.0.1:4001' }]
  const { bench } = setUp([], kept)
  expect(await bench.look()).toBe(2)
  expect(bench.all().map(({ endpoint }) => endpoint.path)).toEqual(['/dev/pts/7', 'tcp://10.0.0.1:4001'])
})

test('places go up from 1 and stay with the hub port or path, also after the terminal was taken off', async () => {
  const { bench } = setUp()
  const one = await bench.add('tcp://127.0.0.1:4001')
  await bench.add('tcp://127.0.0.1:4002')
  if (!one.ok) throw new Error(one.error.code)
  await bench.remove(one.value.terminalId)
  await bench.add('tcp://127.0.0.1:4003')
  await bench.add('tcp://127.0.0.1:4001')
  expect(bench.terminals().map(({ session, place }) => [session.endpoint.path.slice(-4), place])).toEqual([
    ['4002', 2],
    ['4003', 3],
    ['4001', 1],
  ])
  expect(bench.get(one.value.terminalId)?.endpoint.path).toBe('tcp://127.0.0.1:4001')
})

test('one path, one terminal: whatever it is called', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-bench-'))
  try {
    const tty = path.join(folder, 'tty')
    const link = path.join(folder, 'modem')
    writeFileSync(tty, '')
    symlinkSync(tty, link)
    const { bench } = setUp()
    expect((await bench.add(tty)).ok).toBe(true)
    expect(await bench.add(link)).toEqual({ ok: false, error: problem('alreadyOnBench', { path: link, place: 1 }) })
    const both = await Promise.all([bench.add('tcp://127.0.0.1:1'), bench.add('TCP://127.0.0.1:1')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('two ports of one device are one terminal', async () => {
  const device = { vendorId: '0403', productId: '6011', port: '1-4' }
  const { bench } = setUp([port('ttyUSB0', { ...device, interface: 0 }), port('ttyUSB1', { ...device, interface: 1 })])
  await bench.look()
  await bench.add('/dev/ttyUSB0')
  expect(await bench.add('/dev/ttyUSB1')).toMatchObject({ error: { code: 'alreadyOnBench', params: { place: 1 } } })
})

test.each(['', 'COM', 'tcp://', 'tcp://host:0', '/dev/tty\u0007', 'usb:2c7c:0125', 'sim'])(
  'refuses %j',
  async (address) => {
    const { bench } = setUp()
    expect(await bench.add(address)).toMatchObject({ ok: false, error: { code: 'addressInvalid' } })
    expect(bench.all()).toEqual([])
  },
)

test('what cannot be remembered is not added', async () => {
  const { bench, state } = setUp()
  state.saveProblem = true
  expect(await bench.add('tcp://127.0.0.1:4001')).toMatchObject({ error: { code: 'diskFull' } })
  expect(bench.all()).toEqual([])
})

test('a terminal is taken off and forgotten, but not while somebody holds it', async () => {
  const { bench, state } = setUp()
  const added = await bench.add('tcp://127.0.0.1:4001')
  if (!added.ok) throw new Error(added.error.code)
  const { terminalId } = added.value
  const lease = added.value.lease('job 7')
  expect(await bench.remove(terminalId)).toEqual({ ok: false, error: problem('terminalBusy', { holder: 'job 7' }) })
  if (lease.ok) lease.value.release()
  expect(await bench.remove(terminalId)).toEqual({ ok: true, value: undefined })
  expect(bench.all()).toEqual([])
  expect(state.kept).toEqual([])
  expect(await bench.remove(terminalId)).toMatchObject({ error: { code: 'terminalNotFound' } })
})

test('looking again tries those who did not answer at once', async () => {
  const { bench, tries } = setUp([port('ttyUSB2', {})])
  await bench.look()
  await new Promise(setImmediate)
  expect(tries).toHaveLength(1)
  await bench.look()
  await new Promise(setImmediate)
  expect(tries).toHaveLength(2)
})

test('a bench that is closed while it looks opens nothing', async () => {
  const { bench, tries } = setUp([port('ttyUSB2', {})])
  const looked = bench.look()
  await bench.close()
  expect(await looked).toBe(0)
  await new Promise(setImmediate)
  expect(tries).toEqual([])
})

const placed = (bench: Bench) => bench.terminals().map(({ session, place }) => `${place} ${session.endpoint.path}`)

test('terminals whose ports exchanged their names keep their places', async () => {
  const { bench, state } = setUp([port('ttyUSB2', { port: '1-1' }), port('ttyUSB6', { port: '1-2' })])
  await bench.look()
  const [first] = bench.terminals()
  const seen: boolean[] = []
  bench.onChange(() => seen.push(bench.all().some((session) => session === first?.session)))
  state.ports = { ports: [port('ttyUSB2', { port: '1-2' }), port('ttyUSB6', { port: '1-1' })] }
  await bench.look()
  expect(placed(bench).sort()).toEqual(['1 /dev/ttyUSB6', '2 /dev/ttyUSB2'])
  expect(seen).toContain(false)
  expect(seen.indexOf(false)).toBeLessThan(seen.length - 1)
})

test('a terminal that comes back under another name is found there, with what was set for it', async () => {
  const { bench, state } = setUp([port('ttyUSB2', {}), port('ttyUSB4', { ...ch340, port: '1-2' })])
  await bench.look()
  await bench.add('/dev/ttyUSB4', 9600)
  state.ports = { ports: [port('ttyUSB3', {}), port('ttyUSB5', { ...ch340, port: '1-2' })] }
  expect(await bench.look()).toBe(2)
  expect(placed(bench)).toEqual(['1 /dev/ttyUSB3', '2 /dev/ttyUSB5'])
  expect(bench.byEndpoint('/dev/ttyUSB5')?.endpoint.baudRate).toBe(9600)
})

test('a terminal that is unplugged stays where it was, and so does a path without a USB device', async () => {
  const { bench, state } = setUp([port('ttyUSB2', {})])
  await bench.look()
  await bench.add('/dev/ttyS9')
  state.ports = { ports: [port('ttyUSB0', { port: '1-7' })] }
  await bench.look()
  expect(placed(bench)).toEqual(['1 /dev/ttyUSB2', '2 /dev/ttyS9', '3 /dev/ttyUSB0'])
})

test('that the system cannot list its ports is said', async () => {
  const { bench, state } = setUp()
  state.ports = { ports: [], problem: problem('portsNotListed') }
  await bench.look()
  expect(bench.portsProblem()).toEqual(problem('portsNotListed'))
})
