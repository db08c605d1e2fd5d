import net from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import { splitTcpAddress } from './address.ts'
import { DuplexLink } from './duplex-link.ts'
import type { Endpoint, Link, OpenError } from './link.ts'
import { opening } from './opening.ts'

const CONNECT_MS = 5_000
// A serial server that lost power says nothing: the system asks it after this long.
const KEEP_ALIVE_MS = 5_000

/** A serial port behind a TCP server (raw bytes, no RFC 2217). `address` is `tcp://host:port`, IPv6 in brackets. */
export function tcpEndpoint(address: string): Endpoint {
  const id = { kind: 'tcp', path: address } as const
  return {
    id,
    async open(signal): Promise<Result<Link, OpenError>> {
      const parts = splitTcpAddress(address)
      if (!parts) return err({ code: 'notFound', detail: `${address} is not tcp://host:port` })
      const opened = await opening(
        { signal, deadlineMs: CONNECT_MS, discard: (socket: net.Socket) => socket.destroy(), explain },
        (either) => connect(parts, either),
      )
      if (!opened.ok) return opened
      const socket = opened.value
      const release = (done: () => void) => {
        if (socket.closed) return done()
        socket.once('close', () => done())
        socket.destroy()
      }
      return ok(new DuplexLink(id, { stream: socket, release }))
    },
  }
}

function connect(to: { host: string; port: number }, signal: AbortSignal): Promise<net.Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<net.Socket>()
  const socket = net.connect({ ...to, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS })
  const stop = () => socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  socket.once('error', reject)
  socket.once('close', () => reject(new Error('closed while connecting')))
  socket.once('connect', () => {
    signal.removeEventListener('abort', stop)
    socket.off('error', reject)
    resolve(socket)
  })
  return promise
}

function explain(error: Error): OpenError {
  const code = 'code' in error ? String(error.code) : ''
  const detail = error.message || code
  if (code === 'ECONNREFUSED') return { code: 'refused', detail }
  if (code === 'ETIMEDOUT') return { code: 'timeout', detail }
  if (['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code))
    return { code: 'notFound', detail }
  if (code === 'EACCES' || code === 'EPERM') return { code: 'accessDenied', detail }
  return { code: 'failed', detail }
}
