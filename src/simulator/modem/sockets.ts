import type { Socket } from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Internet, TrafficError } from '../network/traffic.ts'

export interface SocketEvents {
  /** Something has arrived; it waits to be read. */
  onData(): void
  /** The other side hung up. Not said for a close of our own. */
  onClosed(): void
}

/** The modem's own TCP connections, by the number the client gave them. They are real sockets. */
export interface Sockets {
  has(id: number): boolean
  open(
    id: number,
    host: string,
    port: number,
    events: SocketEvents,
    signal: AbortSignal,
  ): Promise<Result<void, TrafficError>>
  /** False when there is no such connection. */
  send(id: number, data: string): boolean
  /** Takes up to `limit` bytes of what has arrived, as Latin-1; undefined when there is no such connection. */
  take(id: number, limit: number): string | undefined
  close(id: number): boolean
  closeAll(): void
}

interface Connection {
  readonly socket: Socket
  received: string
}

export function createSockets(
  internet: Internet,
  count: { onOpened(): void; onSent(bytes: number): void; onReceived(bytes: number): void },
): Sockets {
  const open = new Map<number, Connection>()
  function close(id: number): boolean {
    const connection = open.get(id)
    open.delete(id)
    connection?.socket.destroy()
    return connection !== undefined
  }
  return {
    has: (id) => open.has(id),
    async open(id, host, port, events, signal) {
      const dialled = await internet.connect(host, port, signal)
      if (!dialled.ok) return dialled
      const socket = dialled.value
      if (signal.aborted) {
        socket.destroy()
        return err('aborted')
      }
      const connection: Connection = { socket, received: '' }
      open.set(id, connection)
      count.onOpened()
      socket.on('data', (chunk) => {
        count.onReceived(chunk.length)
        connection.received += chunk.toString('latin1')
        events.onData()
      })
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        if (open.get(id) !== connection) return
        open.delete(id)
        events.onClosed()
      })
      return ok(undefined)
    },
    send(id, data) {
      const connection = open.get(id)
      if (connection === undefined) return false
      connection.socket.write(Buffer.from(data, 'latin1'))
      count.onSent(data.length)
      return true
    },
    take(id, limit) {
      const connection = open.get(id)
      if (connection === undefined) return undefined
      const taken = connection.received.slice(0, limit)
      connection.received = connection.received.slice(limit)
      return taken
    },
    close,
    closeAll() {
      for (const id of [...open.keys()]) close(id)
    },
  }
}
