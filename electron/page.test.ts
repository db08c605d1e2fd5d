import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NONCE_PLACEHOLDER } from '../src/shared/page.ts'
import { registerScheme, servePage } from './page.ts'

type Handler = (request: Request) => Promise<Response>
const electron = vi.hoisted(() => ({ protocol: {} as Record<string, unknown> }))
vi.mock('electron', () => electron)

let folder: string
let answer: Handler
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-page-'))
  mkdirSync(path.join(folder, 'renderer/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.txt'), 'outside')
  writeFileSync(path.join(folder, 'renderer/index.html'), `<script nonce="${NONCE_PLACEHOLDER}">`)
  writeFileSync(path.join(folder, 'renderer/assets/a.css'), 'a{}')
  electron.protocol.handle = (scheme: string, handler: Handler) => {
    expect(scheme).toBe('app')
    answer = handler
  }
  servePage(path.join(folder, 'renderer'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ask = (url: string, init?: RequestInit) => answer(new Request(url, init))

test('the scheme has an origin of its own and is secure, before anything is served', () => {
  electron.protocol.registerSchemesAsPrivileged = vi.fn()
  registerScheme()
  expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
})

test.each(['app://swapbench/', 'app://swapbench/orders/1'])(
  '%s is the page, under a policy with its own nonce',
  async (url) => {
    const [one, two] = [await ask(url), await ask(url)]
    const nonce = /nonce="([\w-]{22})"/.exec(await one.text())?.[1]
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(one.headers.get('content-security-policy')).not.toBe(two.headers.get('content-security-policy'))
    expect(one.headers.get('permissions-policy')).toContain('serial=()')
    expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8')
  },
)

test('an asset comes with its type', async () => {
  const response = await ask('app://swapbench/assets/a.css')
  expect(await response.text()).toBe('a{}')
  expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  ['app://other/'],
  ['app://swapbench/..%2fsecret.txt'],
  ['app://swapbench/missing.js'],
  ['app://swapbench/', { method: 'POST' }],
])('%s is not there', async (url, init?: RequestInit) => expect((await ask(url, init)).status).toBe(404))
