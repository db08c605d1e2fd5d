import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { NONCE_PLACEHOLDER } from '../../src/shared/page.ts'
import { MAX_MESSAGE_BYTES } from '../../src/web/rpc-socket.ts'
import { type Served, serveConsole } from '../../src/web/serve-console.ts'
import { tinyHost } from './tiny-host.ts'

let folder: string
let log: string[]
const open: Served[] = []

async function start(port?: number) {
  const served = await serveConsole({
    host: tinyHost('1'),
    rendererFolder: path.join(folder, 'renderer'),
    dataFolder: path.join(folder, 'data'),
    ...(port !== undefined && { port }),
    log: (line) => log.push(line),
  })
  if (!served.ok) throw new Error(served.error)
  open.push(served.value)
  return served.value
}

beforeEach(() => {
  log = []
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-web-'))
  mkdirSync(path.join(folder, 'renderer/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.txt'), 'outside of the renderer folder')
  writeFileSync(path.join(folder, 'renderer/index.html'), `<script nonce="${NONCE_PLACEHOLDER}" src="/assets/a.js">`)
  writeFileSync(path.join(folder, 'renderer/assets/a.js'), 'run()')
})
afterEach(async () => {
  for (const served of open.splice(0)) await served.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

/** A request exactly as given: no client that tidies up the path or the headers. */
function ask(port: number, target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .request({ host: '127.0.0.1', port, path: target, method, headers, agent: false }, async (response) => {
        let body = ''
        for await (const chunk of response) body += chunk
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
      .on('error', reject)
      .end()
  })
}

const pathOf = (url: string) => url.slice(url.indexOf('/start'))

/** Opens the one-time address as a browser would; resolves with the cookie. */
async function enter(served: Served): Promise<string> {
  const answer = await ask(served.port, pathOf(served.url()))
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

describe('the one-time address', () => {
  test('gives a cookie that no script and no other site can use, once', async () => {
    const served = await start()
    const address = served.url()
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${served.port}/start\\?t=[\\w-]{43}$`))
    const first = await ask(served.port, pathOf(address))
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(first.headers['set-cookie']?.[0]).toMatch(/^swapbench-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await ask(served.port, pathOf(address))).status).toBe(403)
  })

  test('stops working when a newer one was given out', async () => {
    const served = await start()
    const [older, newer] = [served.url(), served.url()]
    expect((await ask(served.port, pathOf(older))).status).toBe(403)
    expect((await ask(served.port, pathOf(newer))).status).toBe(303)
  })

  test.each(['/start', '/start?t=', '/start?t=guess'])('%s is refused and burns nothing', async (target) => {
    const served = await start()
    const address = served.url()
    expect((await ask(served.port, target)).status).toBe(403)
    expect((await ask(served.port, pathOf(address))).status).toBe(303)
  })
})

describe('pages and assets', () => {
  test('come with the cookie and not without it', async () => {
    const served = await start()
    const cookie = await enter(served)
    for (const target of ['/', '/orders', '/assets/a.js']) {
      expect((await ask(served.port, target)).status, target).toBe(403)
      expect((await ask(served.port, target, { cookie: `swapbench-${served.port}=wrong` })).status, target).toBe(403)
      expect((await ask(served.port, target, { cookie: `other=1; ${cookie}` })).status, target).toBe(200)
    }
  })

  test('a page has a policy with a nonce of its own at each load', async () => {
    const served = await start()
    const cookie = await enter(served)
    const [one, two] = [await ask(served.port, '/', { cookie }), await ask(served.port, '/', { cookie })]
    const nonce = /nonce="([\w-]+)"/.exec(one.body)?.[1]
    expect(nonce).toHaveLength(22)
    expect(one.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`)
    expect(one.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${served.port};`)
    expect(two.headers['content-security-policy']).not.toBe(one.headers['content-security-policy'])
    expect(one.headers['cache-control']).toBe('no-store')
  })

  test('every answer, also a refusal, carries the protecting headers', async () => {
    const served = await start()
    for (const answer of [await ask(served.port, '/'), await ask(served.port, '/', { cookie: await enter(served) })]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(answer.headers['permissions-policy']).toContain('serial=(), usb=(), hid=()')
    }
  })

  test.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/nothing.js'])(
    '%s is not there',
    async (target) => {
      const served = await start()
      const answer = await ask(served.port, target, { cookie: await enter(served) })
      expect(answer).toMatchObject({ status: 404, body: 'Not found.' })
    },
  )

  test('HEAD tells of a page without sending it; other methods are refused', async () => {
    const served = await start()
    const cookie = await enter(served)
    expect(await ask(served.port, '/', { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' })
    expect((await ask(served.port, '/', { cookie }, 'POST')).status).toBe(405)
  })
})

describe('who asks', () => {
  test.each(['localhost', 'evil.example', '127.0.0.1'])('Host %s is misdirected', async (name) => {
    const served = await start()
    const cookie = await enter(served)
    const host = name === '127.0.0.1' ? name : `${name}:${served.port}`
    expect((await ask(served.port, '/', { cookie, host })).status).toBe(421)
  })

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])('Origin %s is refused', async (origin) => {
    const served = await start()
    const cookie = await enter(served)
    expect((await ask(served.port, '/', { cookie, origin })).status).toBe(403)
  })

  test.runIf(process.platform === 'linux')('nothing listens on any other address of this machine', async () => {
    const served = await start()
    const [error] = await once(net.connect(served.port, '127.0.0.2'), 'error').catch((e) => [e])
    expect(error.code).toBe('ECONNREFUSED')
  })
})

describe('/rpc', () => {
  const dial = (served: Served, headers: Record<string, string>, target = '/rpc') =>
    new WebSocket(`ws://127.0.0.1:${served.port}${target}`, { headers })
  /** The HTTP status that the upgrade came to; 101: a connection. */
  const outcome = (socket: WebSocket) =>
    new Promise<number>((resolve) => {
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => {})
    })

  test('opens for a page of this console', async () => {
    const served = await start()
    const socket = dial(served, { cookie: await enter(served), origin: `http://127.0.0.1:${served.port}` })
    expect(await outcome(socket)).toBe(101)
  })

  test('is refused without cookie, without or with another Origin, Host or path', async () => {
    const served = await start()
    const cookie = await enter(served)
    const origin = `http://127.0.0.1:${served.port}`
    const attempts: [Record<string, string>, string?][] = [
      [{ origin }],
      [{ origin, cookie: `swapbench-${served.port}=wrong` }],
      [{ cookie }],
      [{ cookie, origin: 'http://evil.example' }],
      [{ cookie, origin: `${origin}.evil.example` }],
      [{ cookie, origin: `https://127.0.0.1:${served.port}` }],
      [{ cookie, origin, host: `localhost:${served.port}` }],
      [{ cookie, origin }, '/other'],
      [{ cookie, origin }, '/rpc?x=1'],
    ]
    for (const [headers, target] of attempts)
      expect(await outcome(dial(served, headers, target)), JSON.stringify(headers)).toBe(403)
    expect(log).toHaveLength(attempts.length)
  })

  test('ends a connection that sends too much at once, and goes on serving', async () => {
    const served = await start()
    const headers = { cookie: await enter(served), origin: `http://127.0.0.1:${served.port}` }
    const socket = dial(served, headers)
    await outcome(socket)
    const closed = once(socket, 'close')
    socket.send('x'.repeat(MAX_MESSAGE_BYTES + 1))
    expect((await closed)[0], 'message too big').toBe(1009)
    expect(await outcome(dial(served, headers))).toBe(101)
  })
})

describe('a restart', () => {
  test('comes back on the same port and knows its pages; the old one-time address does not work', async () => {
    const first = await start()
    const cookie = await enter(first)
    const unused = first.url()
    await first.close()
    const second = await start()
    expect(second.port).toBe(first.port)
    expect((await ask(second.port, '/', { cookie })).status).toBe(200)
    expect((await ask(second.port, pathOf(unused))).status).toBe(403)
    expect((await ask(second.port, pathOf(second.url()))).status).toBe(303)
  })

  test.runIf(process.platform !== 'win32')('what it keeps is readable by its owner only', async () => {
    await start()
    expect(statSync(path.join(folder, 'data/web.json')).mode & 0o777).toBe(0o600)
  })

  test('takes another port where its own is held, and fails where one was asked for', async () => {
    const first = await start()
    const second = await start()
    expect(second.port).not.toBe(first.port)
    const third = await serveConsole({
      host: tinyHost('1'),
      rendererFolder: folder,
      dataFolder: folder,
      port: first.port,
      log: () => {},
    })
    expect(third).toEqual({ ok: false, error: 'portInUse' })
  })

  test('a damaged file means a new key, not a failure', async () => {
    const cookie = await enter(await start())
    await open.splice(0)[0]?.close()
    const file = path.join(folder, 'data/web.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"key":".*"/, '"key":"short"'))
    const second = await start()
    expect((await ask(second.port, '/', { cookie })).status).toBe(403)
  })
})
