import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ControlState } from '../shared/control.ts'
import { type DemoProcess, demoProcess } from './demo-process.ts'

const STATE: ControlState = {
  scenario: 'test',
  power: 'on',
  cable: true,
  terminal: { manufacturer: 'M', model: 'T', imei: '1' },
  card: null,
  cards: [],
  network: { registered: true, rejectCause: null, rsrpDbm: -90, trafficBlocked: false },
  acts: { msisdnWrites: 0, apnWrites: 0, pinAttempts: 0, powerOffCommands: 0, socketsOpened: 0, smsSent: [] },
}

let folder: string
let demo: DemoProcess
let log: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-demo-'))
  log = []
})
afterEach(async () => {
  await demo.close()
  rmSync(folder, { recursive: true })
})

/** A program that speaks the control protocol as `body` says: `say(line)`, `on(request => ...)`, `argv`. */
function program(body: string, limits: { startMs?: number; replyMs?: number } = {}) {
  const file = path.join(folder, 'program.mjs')
  writeFileSync(
    file,
    `import { createInterface } from 'node:readline'
     const state = ${JSON.stringify(STATE)}, argv = process.argv.slice(2)
     const say = (line) => process.stdout.write(typeof line === 'string' ? line + '\\n' : JSON.stringify(line) + '\\n')
     const on = (handle) => createInterface({ input: process.stdin }).on('line', (l) => handle(JSON.parse(l)))
     ${body}`,
  )
  demo = demoProcess({
    command: [process.execPath, file],
    stateFile: path.join(folder, 'demo.json'),
    log: (line) => log.push(line),
    ...limits,
  })
}
const READY = "say({ event: 'ready', address: 'tcp://127.0.0.1:' + process.pid, state })"

test('starts `simulate` with control and state file, once, and hands verbs on; replies find their request', async () => {
  program(`${READY}
    const held = []
    on((r) => { held.push(r); if (held.length === 2) for (const h of held.reverse())
      say({ id: h.id, ok: true, state: { ...state, scenario: h.verb + ' ' + argv.join(' ') } }) })`)
  const [first, second] = await Promise.all([demo.start(), demo.start()])
  expect(first).toMatchObject({ ok: true, value: { address: expect.stringMatching(/^tcp:/) } })
  expect(second).toEqual(first)
  const [press, pull] = await Promise.all([demo.control({ verb: 'pressPower' }), demo.control({ verb: 'pullCable' })])
  const args = `simulate --tcp 127.0.0.1:0 --control --state ${path.join(folder, 'demo.json')}`
  expect(press).toMatchObject({ ok: true, value: { scenario: `pressPower ${args}` } })
  expect(pull).toMatchObject({ ok: true, value: { scenario: `pullCable ${args}` } })
})

test('a refused verb comes back with its reason', async () => {
  program(`${READY}; on((r) => say({ id: r.id, ok: false, error: 'no such card' }))`)
  await demo.start()
  expect(await demo.control({ verb: 'insertCard', card: 'x' })).toEqual({ ok: false, error: 'no such card' })
})

test('its death is told to who waits, and it can be started again', async () => {
  program(`${READY}; on((r) => { if (r.verb === 'pullCable') { console.error('out of memory'); process.exitCode = 3; process.stdin.destroy() }
    else say({ id: r.id, ok: true, state }) })`)
  const before = await demo.start()
  expect(await demo.control({ verb: 'pullCable' })).toEqual({
    ok: false,
    error: 'The simulator ended (status 3): out of memory.',
  })
  expect(await demo.control({ verb: 'state' })).toEqual({ ok: false, error: 'The simulated terminal is not running.' })
  const after = await demo.start()
  expect(after.ok && before.ok && after.value.address !== before.value.address).toBe(true)
  expect(await demo.control({ verb: 'state' })).toMatchObject({ ok: true })
})

test.each([
  ['a program that is not ready in time', 'on(() => {})', { startMs: 300 }, 'not ready within 300 ms'],
  [
    'a program that ends at once',
    "console.error('no such option'); process.exitCode = 2",
    {},
    '(status 2): no such option',
  ],
])('%s is an error', async (_name, body, limits, error) => {
  program(body, limits)
  expect(await demo.start()).toEqual({ ok: false, error: expect.stringContaining(error) })
})

test('a program that cannot be found is an error', async () => {
  demo = demoProcess({ command: [path.join(folder, 'missing')], stateFile: path.join(folder, 'demo.json') })
  expect(await demo.start()).toEqual({ ok: false, error: expect.stringContaining('ENOENT') })
})

test('a verb that is not answered, and lines that are not of the protocol, do not hang it', async () => {
  program(
    `say('warming up'); say({ event: 'unheard-of' }); ${READY}; on((r) => say({ id: r.id, ok: true, state: {} }))`,
    {
      replyMs: 200,
    },
  )
  await demo.start()
  expect(await demo.control({ verb: 'state' })).toEqual({ ok: false, error: expect.stringContaining('within 200 ms') })
  expect(log).toHaveLength(3)
})

test('ends with its console: when its standard input closes, and by force where it will not', async () => {
  program(`${READY}; process.on('SIGTERM', () => {}); process.stdin.resume(); setInterval(() => {}, 1000)`)
  const started = await demo.start()
  const pid = Number(started.ok && started.value.address.split(':').at(-1))
  expect(process.kill(pid, 0)).toBe(true)
  await demo.close()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
