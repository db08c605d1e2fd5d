import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Host } from '../host/host.ts'
import { PAGE_HEADERS } from '../shared/page.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { type Refusal, refuse, UNKNOWN_VISITOR } from './guard.ts'
import { serveRpc } from './rpc-socket.ts'
import { keep, readKept, Session } from './session.ts'
import { sendFile } from './static.ts'

export interface ServeOptions {
  readonly host: Pick<Host, 'router'>
  /** The built interface. */
  readonly rendererFolder: string
  /** Where port and session key are kept over a restart. */
  readonly dataFolder: string
  /** The port asked for; without one: the port of the last time if it is free, else any. */
  readonly port?: number
  readonly log: (line: string) => void
}

export interface Served {
  readonly port: number
  /** A new one-time address; the one before it stops working. */
  url(): string
  close(): Promise<void>
}

/** `portInUse`, `portNotAllowed`: only for a port that was asked for. */
export type ServeProblem = 'portInUse' | 'portNotAllowed' | 'cannotListen'

/** Serves the interface and the contract on 127.0.0.1, to whoever opened the one-time address and to nobody else. */
export async function serveConsole(options: ServeOptions): Promise<Result<Served, ServeProblem>> {
  const kept = await readKept(options.dataFolder)
  const session = new Session(kept?.key)
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const listening = await listenOn(server, options.port, kept?.port)
  if (!listening.ok) return listening
  const port = listening.value
  const host = `127.0.0.1:${port}`
  await keep(options.dataFolder, { port, key: session.key })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
    const refusal = refuse(request, host)
    if (refusal) return send(response, refusal)
    const url = URL.parse(request.url ?? '', `http://${host}`)
    if (url?.pathname === '/start') {
      if (!session.burn(url.searchParams.get('t') ?? '')) return send(response, UNKNOWN_VISITOR)
      response.writeHead(303, { location: '/', 'set-cookie': session.cookie(port), 'cache-control': 'no-store' }).end()
      return
    }
    if (!session.holds(request.headers.cookie, port)) return send(response, UNKNOWN_VISITOR)
    await sendFile(response, options.rendererFolder, url?.pathname ?? '', host)
  }

  const rpc = serveRpc(
    server,
    options.host.router,
    (request) =>
      request.url === '/rpc' &&
      request.headers.origin === `http://${host}` &&
      !refuse(request, host) &&
      session.holds(request.headers.cookie, port),
    options.log,
  )
  return ok({
    port,
    url: () => `http://${host}/start?t=${session.newToken()}`,
    close: () =>
      new Promise((resolve) => {
        rpc.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

function send(response: ServerResponse, { status, text }: Refusal): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}

/** A port that was asked for is taken or the start fails; the port of the last time is only preferred. */
async function listenOn(server: Server, asked: number | undefined, last: number | undefined) {
  const first = await listen(server, asked ?? last ?? 0)
  return first.ok || asked !== undefined || last === undefined ? first : listen(server, 0)
}

function listen(server: Server, port: number): Promise<Result<number, ServeProblem>> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const known = { EADDRINUSE: 'portInUse', EACCES: 'portNotAllowed' } as const
      resolve(err(known[error.code as keyof typeof known] ?? 'cannotListen'))
    }
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      resolve(ok((server.address() as AddressInfo).port))
    })
  })
}
