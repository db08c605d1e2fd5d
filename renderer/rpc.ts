import { type ClientContext, type ClientLink, createORPCClient, DynamicLink, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { fold, type State } from '../src/shared/contract/fold.ts'
import type { Contract, Frame, StateValue } from '../src/shared/contract/index.ts'
import { Problem, problem } from '../src/shared/problem.ts'
import { err, ok, type Result } from '../src/shared/result.ts'

/**
 * `connecting`: no state yet. `open`: the state is followed. `lost`: the host went away and is looked for.
 * `refused`: a console answers and does not know this page (its session is another's): it has to be opened by a new address.
 */
export type Status = 'connecting' | 'open' | 'lost' | 'refused'

export interface Connection {
  readonly client: ContractRouterClient<Contract>
  readonly state: {
    /** The whole state; a new map with each frame, the values of untouched keys the same. */
    current(): State
    get(key: string): StateValue | undefined
    /** `listener` is told which keys came, changed or went. Returns the way to stop it. */
    subscribe(listener: (changed: ReadonlySet<string>) => void): () => void
  }
  readonly status: { current(): Status; subscribe(listener: () => void): () => void }
  close(): void
}

/** One attempt to reach the host: a link for calls, which fail once it is gone. */
export interface Transport {
  readonly link: ClientLink<ClientContext>
  close(): void
  /** After a failure: does the console answer, and refuse this page? */
  refused(): Promise<boolean>
}

/** What a call came to. `connectionLost`: it may or may not have been done; the state that follows says which. */
export async function settle<T>(call: Promise<T>): Promise<Result<T, Problem | 'connectionLost'>> {
  try {
    return ok(await call)
  } catch (error) {
    if (!(error instanceof ORPCError)) return err('connectionLost')
    const known = error.code === 'PROBLEM' ? Problem.safeParse(error.data) : undefined
    return err(known?.success ? known.data : problem('internal', undefined, error.code))
  }
}

/** How long until the next try: hardly at all after a connection that stood, longer after each try that failed. */
const RETRY_MS = [50, 250, 500, 1_000, 2_000, 4_000]

/** Follows the host's state over `open`'s transports, one after the other, until `close()`. A reload simply connects again. */
export function connect(open: () => Transport = transportOfThisPage): Connection {
  const ended = new AbortController()
  const stateListeners = new Set<(changed: ReadonlySet<string>) => void>()
  const statusListeners = new Set<() => void>()
  let state: State = new Map()
  let status: Status = 'connecting'
  let transport: Transport | undefined

  const client: ContractRouterClient<Contract> = createORPCClient(
    new DynamicLink(() => {
      if (!transport) throw new Error('The console is not connected.')
      return transport.link
    }),
  )

  function become(next: Status) {
    if (status === next) return
    status = next
    for (const listener of statusListeners) listener()
  }

  function take(frame: Frame) {
    const folded = fold(state, frame)
    state = folded.state
    become('open')
    for (const listener of stateListeners) listener(folded.changed)
    // The next frame comes only after this. Should it be lost, so is the connection, and the loop below sees that.
    client.state.ack({ streamId: frame.streamId, seq: frame.seq }).catch(() => {})
  }

  async function run() {
    let failures = 0
    while (!ended.signal.aborted) {
      const current = open()
      transport = current
      failures++
      try {
        for await (const frame of await client.state.follow({})) {
          failures = 0
          take(frame)
        }
      } catch {
        // Whatever ended the stream, it is over; what follows is the same.
      }
      transport = undefined
      current.close()
      if (ended.signal.aborted) return
      become((await current.refused()) ? 'refused' : 'lost')
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0, ended.signal)
    }
  }
  void run()

  return {
    client,
    state: {
      current: () => state,
      get: (key) => state.get(key),
      subscribe: (listener) => {
        stateListeners.add(listener)
        return () => stateListeners.delete(listener)
      },
    },
    status: {
      current: () => status,
      subscribe: (listener) => {
        statusListeners.add(listener)
        return () => statusListeners.delete(listener)
      },
    },
    close: () => {
      ended.abort()
      transport?.close()
    },
  }
}

/** Electron's window has its own scheme and gets a MessagePort; anywhere else it is the browser shell's WebSocket. */
function transportOfThisPage(): Transport {
  return location.protocol === 'app:' ? portTransport() : socketTransport()
}

function portTransport(): Transport {
  const { port1, port2 } = new MessageChannel()
  // The preload hands the other end to the main process: contextBridge cannot pass a MessagePort.
  window.postMessage('rpc:connect', '/', [port2])
  port1.start()
  return { link: new PortLink({ port: port1 }), close: () => port1.close(), refused: async () => false }
}

function socketTransport(): Transport {
  const socket = new WebSocket(`ws://${location.host}/rpc`)
  return {
    link: new SocketLink({ websocket: socket }),
    close: () => socket.close(),
    // A page is not told why its socket was refused; the same cookie is asked for here, and this answer can be read.
    refused: () =>
      fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
        (response) => response.status === 403,
        () => false,
      ),
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
