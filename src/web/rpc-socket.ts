import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Host } from '../host/host.ts'

/** The largest message a page may send. The longest call of the contract is a few kilobytes. */
export const MAX_MESSAGE_BYTES = 1 << 20

/** Opens the contract on /rpc for every socket that `admits` lets in. */
export function serveRpc(
  server: Server,
  router: Host['router'],
  admits: (request: IncomingMessage) => boolean,
  log: (line: string) => void,
): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const handler = new RPCHandler(router, {
    interceptors: [
      onError((error) => {
        // A problem of the documented set is an answer; anything else is a fault of the host. Its text may hold subscriber data.
        if (!(error instanceof ORPCError)) log(`A call failed in the host: ${withoutText(error)}`)
      }),
    ],
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (!admits(request)) {
      log('Refused a connection: not from a page of this console.')
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      page.on('error', (error) => log(`A page's connection failed: ${error.message}`))
      void handler.upgrade(page, { context: { clientId: randomUUID() } })
    })
  })
  return {
    close: () => {
      for (const page of sockets.clients) page.terminate()
      sockets.close()
    },
  }
}

/** An error's name and where it arose. */
function withoutText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line))
  return `${error.name}${frame ? ` ${frame.trim()}` : ''}`
}
