import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { findHolders } from '../src/host/link/holders.ts'
import type { Link } from '../src/host/link/link.ts'
import { serialEndpoint } from '../src/host/link/serial.ts'
import { openPty } from './support/pty.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})

function pty() {
  const made = openPty()
  let pulled = false
  const pull = () => {
    if (!pulled) made.pull()
    pulled = true
  }
  undo.push(pull)
  return { ...made, pull }
}

async function opened(device: string): Promise<Link> {
  const result = await serialEndpoint(device).open(new AbortController().signal)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  undo.push(() => result.value.destroy())
  return result.value
}

/** Runs a script in a process of its own until the test ends; resolves with its first line. */
async function elsewhere(script: string): Promise<{ pid: number | undefined; line: string }> {
  const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1e6)`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  undo.push(() => child.kill('SIGKILL'))
  return { pid: child.pid, line: String((await once(child.stdout, 'data'))[0]).trim() }
}

/** A process that has both ends of a pty: the terminal at the far end of the cable. */
async function farEnd(): Promise<string> {
  const module = createRequire(import.meta.url).resolve('@lydell/node-pty')
  return (await elsewhere(`console.log(require(${JSON.stringify(module)}).open({}).ptsName)`)).line
}

describe.skipIf(process.platform === 'win32')('a serial link over a pty', () => {
  test('talks, also through a symbolic link to the device', async () => {
    const { path: device, master } = pty()
    const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-'))
    undo.push(() => rmSync(folder, { recursive: true }))
    const alias = path.join(folder, 'modem')
    symlinkSync(device, alias)
    const link = await opened(alias)
    link.write('AT\r')
    expect(String((await once(master, 'data'))[0])).toBe('AT\r')
    master.write('\r\nOK\r\n')
    expect(String((await once(link, 'data'))[0])).toBe('\r\nOK\r\n')
    expect(await link.setSignals({ dtr: true, rts: true })).toBe('unsupported')
  })

  test('closed, it can be opened again at once', async () => {
    const { path: device } = pty()
    const link = await opened(device)
    link.destroy()
    expect(await link.ended).toEqual({ reason: 'closed' })
    await opened(device)
  })

  test('pulled: the link is gone, told once, also while writing', async () => {
    const { path: device, pull } = pty()
    const link = await opened(device)
    link.resume()
    pull()
    link.write('AT\r')
    expect(await link.ended).toMatchObject({ reason: 'gone' })
  })

  test('opened a second time by ourselves: in use', async () => {
    const { path: device } = pty()
    await opened(device)
    expect(await serialEndpoint(device).open(new AbortController().signal)).toMatchObject({
      ok: false,
      error: { code: 'inUse', holders: [] },
    })
  })

  test('no such device', async () => {
    expect(await serialEndpoint('/dev/ttyUSB-no-such').open(new AbortController().signal)).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    })
  })

  test('not a device', async () => {
    expect(await serialEndpoint('/dev/null').open(new AbortController().signal)).toMatchObject({ ok: false })
  })

  test('aborted', async () => {
    const { path: device } = pty()
    expect(await serialEndpoint(device).open(AbortSignal.abort())).toEqual({ ok: false, error: { code: 'aborted' } })
  })
})

describe.skipIf(process.platform !== 'linux')('who holds a port', () => {
  test('not whoever has the other end of the same pty; another process is named though it took no lock', async () => {
    const device = await farEnd()
    expect(await findHolders(device)).toEqual([])
    const { pid } = await elsewhere(`require('fs').openSync(${JSON.stringify(device)}, 'r+'); console.log('held')`)
    expect(await serialEndpoint(device).open(new AbortController().signal)).toMatchObject({
      ok: false,
      error: { code: 'inUse', holders: [{ pid, name: 'node' }] },
    })
  })

  test('not we ourselves', async () => {
    const { path: device } = pty()
    await opened(device)
    expect(await findHolders(device)).toEqual([])
  })

  test('a file that is no device has none', async () => {
    expect(await findHolders('/etc/hostname')).toEqual([])
    expect(await findHolders('/dev/ttyUSB-no-such')).toEqual([])
  })
})
