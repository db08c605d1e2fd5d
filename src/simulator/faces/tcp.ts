import net from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import type { SimulatedTerminal } from '../terminal.ts'
import type { Face } from './face.ts'

export interface TcpOptions {
  /** Loopback only: a simulator has no business on a network. */
  readonly host: '127.0.0.1' | 'localhost' | '::1'
  /** 0: any free one. It stays the same for the life of the face. */
  readonly port: number
}

/**
 * The terminal as a serial server: each connection is a session on its port. While the port is not there nobody listens, and
 * a connection is refused by the system. Errors: the port is taken.
 */
export async function serveTcp(terminal: SimulatedTerminal, options: TcpOptions): Promise<Result<Face, string>> {
  const sockets = new Set<net.Socket>()
  let port = options.port
  let server: net.Server | undefined
  let started = false
  let work: Promise<Result<void, string>> = Promise.resolve(ok(undefined))

  function listen(): Promise<Result<void, string>> {
    return new Promise((resolve) => {
      const fresh = net.createServer(attach)
      fresh.once('error', (error) => resolve(err(`tcp: ${error.message}`)))
      fresh.listen(port, options.host, () => {
        const bound = fresh.address()
        if (bound !== null && typeof bound === 'object') port = bound.port
        server = fresh
        resolve(ok(undefined))
      })
    })
  }

  function attach(socket: net.Socket) {
    const session = terminal.connect()
    if (!session.ok) return socket.destroy()
    const stream = session.value
    sockets.add(socket)
    socket.setNoDelay(true)
    const end = () => {
      sockets.delete(socket)
      socket.destroy()
      stream.destroy()
    }
    for (const half of [socket, stream]) half.on('error', end).on('close', end)
    socket.on('data', (bytes) => stream.write(bytes))
    stream.on('data', (bytes) => socket.write(bytes))
  }

  function hangUp(): Promise<Result<void, string>> {
    for (const socket of sockets) socket.destroy()
    const old = server
    server = undefined
    return new Promise((resolve) =>
      old === undefined ? resolve(ok(undefined)) : old.close(() => resolve(ok(undefined))),
    )
  }

  /** Listens or hangs up until that is what the terminal's port wants. */
  function follow() {
    work = work.then(async () => {
      const wanted = terminal.port !== undefined
      if (wanted === (server !== undefined)) return ok(undefined)
      const done = await (wanted ? listen() : hangUp())
      // After the start there is nobody to tell but the log; the next change tries again.
      if (!done.ok && started) process.emitWarning(done.error)
      return done
    })
  }

  follow()
  const first = await work
  if (!first.ok) return first
  started = true
  const stop = terminal.onChange(follow)
  const host = options.host === '::1' ? '[::1]' : options.host
  return ok({
    get address() {
      return server === undefined ? undefined : `tcp://${host}:${port}`
    },
    settled: async () => void (await work),
    async close() {
      stop()
      await work
      await hangUp()
    },
  })
}
