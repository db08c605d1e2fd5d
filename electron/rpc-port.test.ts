import { EventEmitter, once } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Host } from '../src/host/host.ts'
import { type Contract, contract } from '../src/shared/contract/index.ts'
import { serveRpc } from './rpc-port.ts'

// Electron's module without its binary: what the shell asks of it, and nothing that runs.
const electron = vi.hoisted(() => ({ ipcMain: undefined as unknown as EventEmitter }))
vi.mock('electron', () => electron)

const os = implement(contract).$context<{ clientId: string }>()
const clients: string[] = []
const router = {
  bench: {
    look: os.bench.look.handler(({ context }) => {
      clients.push(context.clientId)
      return { found: 3 }
    }),
    refresh: os.bench.refresh.handler(() => {
      throw new Error('IMEI 490154203237518')
    }),
  },
} as unknown as Host['router']

const mainFrame = { origin: 'app://swapbench' }
let webContents: EventEmitter & { mainFrame: object }
let log: string[]
const ports: MessagePort[] = []

beforeEach(() => {
  electron.ipcMain = new EventEmitter()
  webContents = Object.assign(new EventEmitter(), { mainFrame })
  log = []
  clients.length = 0
  serveRpc({ webContents } as unknown as BrowserWindow, router, (line) => log.push(line))
})
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** A page that hands over its port from `frame`. */
function page(frame: object | null = mainFrame) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1)
  electron.ipcMain.emit('rpc:connect', { ports: [port2], senderFrame: frame })
  port1.start()
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ port: port1 as unknown as globalThis.MessagePort }),
  )
  return { client, closed: once(port1, 'close') }
}

test('the window’s page is answered, each load as a client of its own', async () => {
  expect(await page().client.bench.look({})).toEqual({ found: 3 })
  await page().client.bench.look({})
  expect(new Set(clients).size).toBe(2)
})

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another app page', { origin: 'app://other' }],
  ['a frame inside the page', { origin: 'app://swapbench' }],
  ['a frame that is gone', null],
])('%s is not: its port is closed', async (_who, frame) => {
  await page(frame).closed
})

test.each<[string, (contents: EventEmitter) => void]>([
  ['a crash', (contents) => contents.emit('render-process-gone', {}, { reason: 'crashed' })],
  ['a reload', (contents) => contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })],
  ['a newer page', () => page()],
])('%s closes the port', async (_what, happens) => {
  const old = page()
  await old.client.bench.look({})
  happens(webContents)
  await old.closed
})

test('going to another view inside the page keeps it', async () => {
  const { client } = page()
  webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
  expect(await client.bench.look({})).toEqual({ found: 3 })
})

test('a fault of the host is logged by its kind, without its text', async () => {
  await expect(page().client.bench.refresh({ terminalId: 't' })).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  })
  expect(log).toEqual(['A call failed in the host: Error'])
})
