import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasSqlite, serve } from './serve.ts'

let folder: string
const stops: AbortController[] = []
const runs: Promise<number>[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-serve-'))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) stop.abort()
  await Promise.all(runs.splice(0))
  rmSync(folder, { recursive: true })
})

/** `serve` with its output kept, and the way to stop it. */
function run(...argv: string[]) {
  const stop = new AbortController()
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  let out = ''
  let err = ''
  const address = Promise.withResolvers<string>()
  stdout.on('data', (chunk) => {
    out += chunk
    const found = /Swapbench is at (\S+)/.exec(out)?.[1]
    if (found) address.resolve(found)
  })
  stderr.on('data', (chunk) => {
    err += chunk
  })
  const status = serve(argv, { stdin, stdout, stderr, signal: stop.signal })
  stops.push(stop)
  runs.push(status)
  return { status, address: address.promise, stop: () => stop.abort(), out: () => out, err: () => err }
}

test.each([
  [['--port', '0'], '--port: 1 to 65535'],
  [['--port', 'http'], '--port: 1 to 65535'],
  [['--no-such-option'], 'no-such-option'],
  [['stray'], 'stray'],
])('%j is refused with the usage', async (argv, message) => {
  const refused = run(...argv)
  expect(await refused.status).toBe(2)
  expect(refused.err()).toContain(message)
  expect(refused.err()).toContain('swapbench serve [--port number]')
})

test('prints an address that works once, and ends with status 0 when it is told to', async () => {
  const console = run('--data', folder)
  const address = await console.address
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(403)
  expect(console.out()).toContain(folder)
  console.stop()
  expect(await console.status).toBe(0)
  await expect(fetch(address)).rejects.toThrow()
  const again = run('--data', folder)
  expect(new URL(await again.address).port).toBe(new URL(address).port)
})

test('a second console on the same folder is refused, naming the first', async () => {
  await run('--data', folder).address
  const second = run('--data', folder)
  expect(await second.status).toBe(1)
  expect(second.err()).toContain(`The data folder ${folder} is in use by another console`)
  expect(second.err()).toContain(String(process.pid))
})

test('a port that is taken is named, and the folder let go', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const refused = run('--data', folder, '--port', String(port))
  expect(await refused.status).toBe(1)
  expect(refused.err()).toContain(`Port ${port} is in use`)
  other.close()
  expect(new URL(await run('--data', folder, '--port', String(port)).address).port).toBe(String(port))
})

test('a data folder that cannot be made is named', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  const refused = run('--data', path.join(folder, 'file/data'))
  expect(await refused.status).toBe(1)
  expect(refused.err()).toContain('cannot be made')
})

test.each([
  ['20.19.0', false],
  ['22.12.0', false],
  ['22.13.0', true],
  ['24.0.0', true],
])('Node %s can run the console: %s', (version, can) => expect(hasSqlite(version)).toBe(can))
