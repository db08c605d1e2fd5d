import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Console,
  endSimulation,
  newDataFolder,
  openConsole,
  type Rig,
  removeDataFolder,
  simulate,
  simulateTty,
} from './bench-under-test.ts'

let folder: string
let open: Console[]
let rigs: Rig[]
beforeEach(() => {
  folder = newDataFolder()
  open = []
  rigs = []
})
afterEach(async () => {
  for (const one of open) await one.close()
  for (const rig of rigs) await endSimulation(rig)
  removeDataFolder(folder)
})

const start = async (options: Parameters<typeof openConsole>[1] = {}) => {
  const opened = await openConsole(folder, options)
  open.push(opened)
  return opened
}
const stop = async (one: Console) => {
  open = open.filter((other) => other !== one)
  await one.close()
}
const rig = async (...options: Parameters<typeof simulate>) => {
  const made = await simulate(...options)
  rigs.push(made)
  return made
}
const IMEI = '861107030000013'
const OLD_CARD = '89860426000000000015'

test('a terminal appears at once, and its readings come in one by one', async () => {
  const console = await start()
  const { address } = await rig({ timing: { latencyMs: 20 } })
  const { terminalId } = await console.client.bench.add({ address })
  const partly = await console.until(({ terminal }) => {
    const now = terminal(terminalId)
    return now?.phase === 'reading' && now.progress.read < now.progress.total && now
  })
  expect(partly).toMatchObject({ place: 1, simulated: false, link: { state: 'connected', expected: false } })
  const live = await console.until(({ terminal }) => terminal(terminalId)?.phase === 'live' && terminal(terminalId))
  expect(live.progress.read).toBe(live.progress.total)
  expect(live.dialect).toBe('quectel')
  expect(live.findings).toEqual([])
  expect(live.readAt).toBeDefined()
  expect(console.reading(terminalId, 'terminal.imei')).toMatchObject({ value: IMEI })
  expect(console.reading(terminalId, 'sim.iccid')).toMatchObject({ value: OLD_CARD })
  expect(console.reading(terminalId, 'network.registration')).toMatchObject({ value: 'home' })
  expect(console.reading(terminalId, 'signal.rsrpDbm')).toMatchObject({ value: -92 })
})

test('the signal moves with the world, is kept for the chart, and weak is a finding', async () => {
  const console = await start()
  const { address, terminal } = await rig()
  const id = await console.add(address)
  await terminal.control({ verb: 'setSignal', rsrpDbm: -118 })
  await console.until(({ terminal }) => terminal(id)?.findings.some(({ rule }) => rule === 'weakSignal'))
  const samples = await console.client.bench.signalHistory({ terminalId: id })
  expect(samples.at(-1)?.rsrpDbm).toBe(-118)
})

test('a pulled cable is seen at once, its values go, and the terminal is identified again when it is back', async () => {
  const console = await start()
  const { address, terminal } = await rig()
  const id = await console.add(address)
  await terminal.control({ verb: 'pullCable' })
  await console.until(({ terminal }) => terminal(id)?.link.state === 'gone')
  expect(console.reading(id, 'sim.iccid')).toEqual({ unknown: 'linkGone' })
  expect(console.terminal(id)?.place).toBe(1)
  await terminal.control({ verb: 'plugCable' })
  await console.until(({ terminal }) => terminal(id)?.phase === 'live')
  expect(console.reading(id, 'terminal.imei')).toMatchObject({ value: IMEI })
})

test.skipIf(process.platform === 'win32')('a tty that goes and comes back under its name is found again', async () => {
  const console = await start()
  const made = await simulateTty(path.join(folder, 'modem'))
  rigs.push(made)
  const id = await console.add(made.address)
  await made.terminal.control({ verb: 'pullCable' })
  await console.until(({ terminal }) => terminal(id)?.link.state === 'gone')
  await made.terminal.control({ verb: 'plugCable' })
  await console.until(({ terminal }) => terminal(id)?.phase === 'live')
  expect(console.reading(id, 'terminal.imei')).toMatchObject({ value: IMEI })
})

test('another terminal on the same port is noticed', async () => {
  const console = await start()
  const { address, terminal } = await rig()
  const id = await console.add(address)
  await terminal.control({ verb: 'replaceTerminal', imei: '861107030000021' })
  const reading = await console.until(({ reading }) => {
    const now = reading(id, 'terminal.imei')
    return now && 'value' in now && now.value !== IMEI && now
  })
  expect(reading).toMatchObject({ value: '861107030000021' })
})

test('a card taken out while the terminal runs is seen, and so is the next one', async () => {
  const console = await start()
  const { address, terminal } = await rig({ scenario: 'hotSwap' })
  const id = await console.add(address)
  await terminal.control({ verb: 'takeCardOut' })
  await console.until(({ terminal }) => terminal(id)?.findings.some(({ rule }) => rule === 'simAbsent'))
  expect(console.reading(id, 'sim.iccid')).toMatchObject({ unknown: 'stateForbids' })
  await terminal.control({ verb: 'insertCard', card: 'new' })
  await console.until(({ reading }) => {
    const now = reading(id, 'sim.iccid')
    return now && 'value' in now && now.value === '89860426000000000023'
  })
})

test('a dead terminal never delays another, and is told apart in words', async () => {
  const console = await start()
  const dead = await rig({ scenario: 'silent' })
  const echo = await rig({ scenario: 'echoOnly' })
  const good = await rig()
  const { terminalId: silent } = await console.client.bench.add({ address: dead.address })
  const { terminalId: echoing } = await console.client.bench.add({ address: echo.address })
  const id = await console.add(good.address)
  expect(console.terminal(silent)?.phase).toBe('identifying')
  expect(console.terminals().map(({ place }) => place)).toEqual([1, 2, 3])
  await console.until(({ terminal }) => terminal(silent)?.problem?.code === 'modemSilent')
  await console.until(({ terminal }) => terminal(echoing)?.problem?.code === 'modemEchoOnly')
  expect(console.terminal(id)?.phase).toBe('live')
})

test('one IMEI on two places is shown twice and said', async () => {
  const console = await start()
  const [one, two] = [await rig(), await rig()]
  const first = await console.add(one.address)
  const second = await console.add(two.address)
  await console.until(({ terminal }) => terminal(first)?.problem?.code === 'imeiTwice')
  expect(console.terminal(first)?.problem?.params).toEqual({ place: 2 })
  expect(console.terminal(second)?.problem?.params).toEqual({ place: 1 })
  await console.client.bench.remove({ terminalId: second })
  await console.until(({ terminal }) => terminal(first)?.problem === undefined)
  expect(console.state().has(`reading/${second}/sim.iccid`)).toBe(false)
})

test('what was added is there after a restart, under the same id', async () => {
  const first = await start()
  const { address } = await rig()
  const id = await first.add(address)
  await stop(first)
  const second = await start()
  await second.until(({ terminal }) => terminal(id)?.phase === 'live')
  expect(second.reading(id, 'terminal.imei')).toMatchObject({ value: IMEI })
})

test('settings are kept, checked at the edge, and shown', async () => {
  const first = await start()
  await first.client.app.change({ technician: ' 王磊 ', paymentHost: 'pay.example:7000' })
  await first.until(({ app }) => app()?.settings.technician === '王磊')
  await expect(first.client.app.change({ paymentHost: 'no port' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await stop(first)
  const second = await start()
  expect((await second.until(({ app }) => app())).settings).toMatchObject({
    technician: '王磊',
    paymentHost: 'pay.example:7000',
  })
})

test('calls fail with problems of the documented set', async () => {
  const { client } = await start()
  await expect(client.bench.add({ address: 'nonsense' })).rejects.toMatchObject({
    code: 'PROBLEM',
    defined: true,
    data: { code: 'addressInvalid' },
  })
  await expect(client.bench.remove({ terminalId: 'none' })).rejects.toMatchObject({
    data: { code: 'terminalNotFound' },
  })
  await expect(client.bench.refresh({ terminalId: 'none' })).rejects.toMatchObject({
    data: { code: 'terminalNotFound' },
  })
  await expect(client.demo.start({})).rejects.toMatchObject({ data: { code: 'demoNotRunning' } })
  await expect(client.demo.control({ verb: 'state' })).rejects.toMatchObject({ data: { code: 'demoNotRunning' } })
})

test('a second host on the same data folder is refused with the name of the first', async () => {
  await start()
  await expect(openConsole(folder)).rejects.toThrow(new RegExp(`folderInUse.*"holder":"${process.pid} `))
})
