import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { implement } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createFollowers, type Followers } from '../../src/host/api/follow.ts'
import { createStateHub, type StateHub } from '../../src/host/api/state.ts'
import { type Contract, contract, type Frame } from '../../src/shared/contract/index.ts'
import { type Served, type ServeOptions, serveConsole } from '../../src/web/serve-console.ts'
import { reading } from './tiny-host.ts'

const KEYS = Array.from({ length: 200 }, (_, i) => `reading/t1/${i}`)

let folder: string
let served: Served
let hub: StateHub
let followers: Followers
const sockets: WebSocket[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-pressure-'))
  hub = createStateHub()
  followers = createFollowers(hub)
  const os = implement(contract).$context<{ clientId: string }>()
  const router = {
    state: {
      follow: os.state.follow.handler(({ signal }) => followers.follow(signal)),
      ack: os.state.ack.handler(({ input }) => {
        followers.ack(input.streamId, input.seq)
        return {}
      }),
    },
  } as unknown as ServeOptions['host']['router']
  const result = await serveConsole({ host: { router }, rendererFolder: folder, dataFolder: folder, log: () => {} })
  if (!result.ok) throw new Error(result.error)
  served = result.value
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await served.close()
  rmSync(folder, { recursive: true })
})

async function windows(count: number) {
  const entered = await fetch(served.url(), { redirect: 'manual' })
  const origin = `http://127.0.0.1:${served.port}`
  const headers = { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' }
  return Array.from({ length: count }, () => {
    const socket = new WebSocket(`ws://127.0.0.1:${served.port}/rpc`, { headers })
    sockets.push(socket)
    const client: ContractRouterClient<Contract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    return { socket, client }
  })
}

let clock = 0
function change(rounds: number) {
  for (let round = 0; round < rounds; round++) {
    clock++
    for (const key of KEYS) hub.set(key, reading(`${clock}`.padStart(40, '0')))
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
function heapBytes(): number {
  collect()
  return process.memoryUsage().heapUsed
}

test('windows that never acknowledge cost the same after a hundred thousand changes as after the first', async () => {
  const frames: Frame[] = []
  const silent = await windows(5)
  for (const { client } of silent) {
    const stream = await client.state.follow({})
    frames.push((await stream.next()).value as Frame)
    // Pulls on, as a window would that shows frames and forgets to acknowledge them.
    void stream.next().then(
      ({ value }) => value && frames.push(value as Frame),
      () => {},
    )
  }
  change(1)
  const kept = followers.kept()
  const before = heapBytes()
  change(500)
  expect(followers.kept()).toEqual(kept)
  expect(kept.keys, 'names only, each once').toBe(silent.length * KEYS.length)
  expect(heapBytes() - before, 'bytes for 100,000 changes and five silent windows').toBeLessThan(2_000_000)
  expect(
    frames.map(({ seq }) => seq),
    'one frame each, and no other',
  ).toEqual([1, 1, 1, 1, 1])
})

test('a window that acknowledges late gets one frame with the newest of everything', async () => {
  const [window] = await windows(1)
  const stream = await window?.client.state.follow({})
  const first = (await stream?.next())?.value as Frame
  change(300)
  await window?.client.state.ack({ streamId: first.streamId, seq: first.seq })
  const second = (await stream?.next())?.value as Frame
  expect(second.whole).toBe(false)
  expect(second.changes.map(({ key }) => key).sort()).toEqual([...KEYS].sort())
  for (const { key, value } of second.changes) expect(value).toEqual(hub.get(key))
})

test('a window that does not even read its socket leaves nothing behind when it goes', async () => {
  const [window] = await windows(1)
  await (await window?.client.state.follow({}))?.next()
  window?.socket.pause()
  change(100)
  expect(followers.kept().streams).toBe(1)
  window?.socket.terminate()
  await expect.poll(() => followers.kept()).toEqual({ streams: 0, keys: 0 })
})
