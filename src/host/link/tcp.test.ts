import { once } from 'node:events'
import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { tcpEndpoint } from './tcp.ts'

const servers: net.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listen(host = '127.0.0.1'): Promise<{ server: net.Server; port: number }> {
  const server = net.createServer().listen(0, host)
  servers.push(server)
  await once(server, 'listening')
  return { server, port: (server.address() as net.AddressInfo).port }
}

const signal = () => new AbortController().signal

test('connects, talks, and tells when the server goes', async () => {
  const { server, port } = await listen()
  const accepted = once(server, 'connection')
  const opened = await tcpEndpoint(`tcp://127.0.0.1:${port}`).open(signal())
  if (!opened.ok) throw new Error(opened.error.code)
  const link = opened.value
  const [peer] = (await accepted) as [net.Socket]
  link.write('AT\r')
  expect(String((await once(peer, 'data'))[0])).toBe('AT\r')
  peer.write('\r\nOK\r\n')
  expect(String((await once(link, 'data'))[0])).toBe('\r\nOK\r\n')
  peer.destroy()
  expect(await link.ended).toMatchObject({ reason: 'gone' })
})

test('closing ends the connection', async () => {
  const { server, port } = await listen()
  const accepted = once(server, 'connection')
  const opened = await tcpEndpoint(`tcp://127.0.0.1:${port}`).open(signal())
  if (!opened.ok) throw new Error(opened.error.code)
  const [peer] = (await accepted) as [net.Socket]
  peer.resume()
  opened.value.destroy()
  await once(peer, 'close')
  expect(await opened.value.ended).toEqual({ reason: 'closed' })
})

test('nobody listens: refused', async () => {
  const { server, port } = await listen()
  server.close()
  await once(server, 'close')
  expect(await tcpEndpoint(`tcp://127.0.0.1:${port}`).open(signal())).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
})

test('no such host: not found', async () => {
  expect(await tcpEndpoint('tcp://no-such-host.invalid:7000').open(signal())).toMatchObject({
    ok: false,
    error: { code: 'notFound' },
  })
})

test('not an address', async () => {
  expect(await tcpEndpoint('tcp://host').open(signal())).toMatchObject({ ok: false, error: { code: 'notFound' } })
})

test('aborted before it begins', async () => {
  expect(await tcpEndpoint('tcp://127.0.0.1:9').open(AbortSignal.abort())).toEqual({
    ok: false,
    error: { code: 'aborted' },
  })
})
