import net from 'node:net'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { ControlLine } from '../shared/control.ts'
import { serveControl } from './control.ts'
import { serveTcp } from './faces/tcp.ts'
import { createSimulatedTerminal } from './terminal.ts'
import { testClient } from './test-client.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function served() {
  const made = await createSimulatedTerminal({ timing: { startMs: 2, portMs: 1, cardMs: 1, registerMs: 1 } })
  if (!made.ok) throw new Error(made.error)
  const face = await serveTcp(made.value, { host: '127.0.0.1', port: 0 })
  if (!face.ok) throw new Error(face.error)
  const input = new PassThrough()
  const output = new PassThrough()
  const done = serveControl(made.value, face.value, { input, output })
  const lines = createInterface({ input: output })[Symbol.asyncIterator]()
  closing.push(
    () => made.value.close(),
    () => face.value.close(),
  )
  const next = async () => ControlLine.parse(JSON.parse(String((await lines.next()).value)))
  return {
    next,
    /** The next reply; events in between are passed over. */
    async reply() {
      for (;;) {
        const line = await next()
        if ('ok' in line) return line
      }
    },
    say: (line: unknown) => void input.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`),
    end: () => void input.end(),
    done,
    address: () => face.value.address,
  }
}

function dial(address: string | undefined): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(address?.split(':').pop()), '127.0.0.1')
    socket.once('connect', () => resolve(socket)).once('error', reject)
  })
}

it('begins with ready and the address where the modem answers', async () => {
  const on = await served()
  const ready = await on.next()
  expect(ready).toMatchObject({ event: 'ready', state: { power: 'on', address: on.address() } })
  const client = testClient(await dial(on.address()))
  expect(await client.send('ATE0')).toContain('OK')
  expect(await client.send('AT+CGSN')).toContain('861107030000013')
  client.stream.destroy()
})

it('answers each request with its id, and a line that is none with why', async () => {
  const on = await served()
  await on.next()
  on.say({ id: 'a', verb: 'setSignal', rsrpDbm: -101 })
  expect(await on.reply()).toMatchObject({ id: 'a', ok: true, state: { network: { rsrpDbm: -101 } } })
  on.say('{')
  expect(await on.reply()).toEqual({ ok: false, error: 'not JSON' })
  on.say({ id: 7, verb: 'explode' })
  expect(await on.reply()).toMatchObject({ id: 7, ok: false })
  on.say({ id: 8, verb: 'insertCard', card: 'new' })
  expect(await on.reply()).toEqual({ id: 8, ok: false, error: 'there is a card in the slot' })
})

it('is refused by the system while the cable is out, and found again at the same address', async () => {
  const on = await served()
  await on.next()
  const before = on.address()
  const client = testClient(await dial(before))
  on.say({ id: 1, verb: 'pullCable' })
  const out = await on.reply()
  expect(out).toMatchObject({ ok: true, state: { cable: false } })
  expect('state' in out && out.state.address).toBeUndefined()
  await client.ended
  await expect(dial(before)).rejects.toThrow('ECONNREFUSED')
  on.say({ id: 2, verb: 'plugCable' })
  expect(await on.reply()).toMatchObject({ id: 2, ok: true, state: { cable: true, address: before } })
  ;(await dial(before)).destroy()
})

it('tells changes that nobody asked for', async () => {
  const on = await served()
  await on.next()
  const client = testClient(await dial(on.address()))
  await client.send('AT+QPOWD')
  for (;;) {
    const line = await on.next()
    if ('event' in line && line.state.power === 'off') break
  }
})

it('ends with its input', async () => {
  const on = await served()
  on.end()
  await on.done
})
