import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Connection, connect, type Status, settle } from '../../renderer/rpc.ts'
import { type Served, serveConsole } from '../../src/web/serve-console.ts'
import { reading, tinyHost } from './tiny-host.ts'

let folder: string
let served: Served | undefined
let connection: Connection | undefined
let log: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-rpc-'))
  log = []
})
afterEach(async () => {
  connection?.close()
  await served?.close()
  rmSync(folder, { recursive: true })
})

async function start(value: string) {
  const host = tinyHost(value)
  const result = await serveConsole({ host, rendererFolder: folder, dataFolder: folder, log: (line) => log.push(line) })
  if (!result.ok) throw new Error(result.error)
  served = result.value
  return { host, port: served.port, url: served.url() }
}

/** A page in all but the browser: its cookie, and sockets with its Origin. */
async function page(console: { port: number; url: string }) {
  const entered = await fetch(console.url, { redirect: 'manual' })
  const origin = `http://127.0.0.1:${console.port}`
  const headers = { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' }
  return connect(() => {
    const socket = new WebSocket(`ws://127.0.0.1:${console.port}/rpc`, { headers })
    socket.on('error', () => {})
    return {
      link: new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
      close: () => socket.close(),
      refused: () =>
        fetch(`${origin}/`, { headers }).then(
          (r) => r.status === 403,
          () => false,
        ),
    }
  })
}

const becomes = (c: Connection, wanted: Status) =>
  new Promise<void>((resolve) => {
    const look = () => c.status.current() === wanted && resolve()
    c.status.subscribe(look)
    look()
  })
const holds = (c: Connection, key: string, value: string) =>
  new Promise<void>((resolve) => {
    const look = () => JSON.stringify(c.state.get(key)) === JSON.stringify(reading(value)) && resolve()
    c.state.subscribe(look)
    look()
  })

test('follows the state; the second frame comes only after the first was acknowledged', async () => {
  const console = await start('1')
  connection = await page(console)
  expect(connection.status.current()).toBe('connecting')
  await holds(connection, 'value 2', '1')
  expect(connection.status.current()).toBe('open')
  expect([...connection.state.current().keys()]).toEqual(['value 1', 'value 2'])
  expect(console.host.seen.acks[0]).toBe(1)
})

test('finds back to a console that was restarted, with its state and nothing of the old one', async () => {
  const console = await start('1')
  connection = await page(console)
  await holds(connection, 'value 2', '1')
  const lost = becomes(connection, 'lost')
  await served?.close()
  await lost
  expect(await settle(connection.client.bench.look({}))).toEqual({ ok: false, error: 'connectionLost' })
  const after = await start('2')
  await holds(connection, 'value 1', '2')
  expect(connection.status.current()).toBe('open')
  expect(after.host.seen.clients.size).toBe(1)
})

test('says that it is refused when another console answers, and keeps trying', async () => {
  const console = await start('1')
  connection = await page(console)
  await becomes(connection, 'open')
  await served?.close()
  writeFileSync(path.join(folder, 'web.json'), JSON.stringify({ port: console.port, key: 'A'.repeat(43) }))
  const refused = becomes(connection, 'refused')
  await start('2')
  await refused
  expect(connection.state.get('value 1'), 'what was last seen is still there to be looked at').toEqual(reading('1'))
})

test('a page that goes away ends its stream in the host', async () => {
  const console = await start('1')
  connection = await page(console)
  await becomes(connection, 'open')
  expect(console.host.seen.streams).toBe(1)
  connection.close()
  await expect.poll(() => console.host.seen.streams).toBe(0)
})

test('a documented problem is an answer; a fault of the host is `internal`, and its text goes nowhere', async () => {
  connection = await page(await start('1'))
  await becomes(connection, 'open')
  expect(await settle(connection.client.bench.look({}))).toEqual({ ok: true, value: { found: 0 } })
  expect(await settle(connection.client.bench.remove({ terminalId: 't9' }))).toEqual({
    ok: false,
    error: { code: 'terminalNotFound', params: { terminal: 't9' } },
  })
  expect(log).toEqual([])
  expect(await settle(connection.client.bench.remove({ terminalId: 'broken' }))).toEqual({
    ok: false,
    error: { code: 'internal', detail: 'INTERNAL_SERVER_ERROR' },
  })
  expect(log).toHaveLength(1)
  expect(log[0]).toMatch(/^A call failed in the host: Error at /)
  expect(log[0]).not.toContain('490154203237518')
})
