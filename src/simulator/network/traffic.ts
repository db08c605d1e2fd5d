import net from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'

/** Why no connection came about. `blocked`: the network lets nothing through. */
export type TrafficError = 'blocked' | 'unknownHost' | 'refused' | 'unreachable' | 'aborted'

/** The hosts of the simulated world: name, port, and the loopback port that really serves it. */
export type HostTable = ReadonlyMap<string, ReadonlyMap<number, number>>

/**
 * The internet as the modem sees it. Traffic is real TCP, and it never leaves this machine: names of the host table go to their loopback servers,
 * literal loopback addresses to themselves, everything else is unreachable.
 */
export interface Internet {
  connect(host: string, port: number, signal: AbortSignal): Promise<Result<net.Socket, TrafficError>>
  /**
   * An echo to a host. Raw ICMP needs root, so this is a TCP connection to the host's loopback server, and its real round trip. Milliseconds.
   */
  ping(host: string, signal: AbortSignal): Promise<Result<number, TrafficError>>
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
const CONNECT_TIMEOUT_MS = 10_000

export function createInternet(hosts: HostTable, blocked: () => boolean): Internet {
  function resolve(host: string, port: number | undefined): Result<number, TrafficError> {
    if (LOOPBACK.has(host)) {
      const target = port ?? firstPort(hosts)
      return target === undefined ? err('unreachable') : ok(target)
    }
    const ports = hosts.get(host.toLowerCase())
    if (ports === undefined) return err(net.isIP(host) ? 'unreachable' : 'unknownHost')
    const target = port === undefined ? [...ports.values()][0] : ports.get(port)
    return target === undefined ? err('refused') : ok(target)
  }
  async function dial(host: string, port: number | undefined, signal: AbortSignal) {
    if (blocked()) return err('blocked' as const)
    const target = resolve(host, port)
    return target.ok ? open(target.value, signal) : target
  }
  return {
    connect: dial,
    async ping(host, signal) {
      const start = performance.now()
      const socket = await dial(host, undefined, signal)
      if (!socket.ok) return socket
      socket.value.destroy()
      return ok(Math.max(1, Math.round(performance.now() - start)))
    },
  }
}

const firstPort = (hosts: HostTable) => [...hosts.values()].flatMap((ports) => [...ports.values()])[0]

function open(port: number, signal: AbortSignal): Promise<Result<net.Socket, TrafficError>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(err('aborted'))
    const socket = net.connect({ host: '127.0.0.1', port })
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(new Error('timeout')))
    const abort = () => socket.destroy(new Error('aborted'))
    signal.addEventListener('abort', abort, { once: true })
    socket.once('connect', () => {
      socket.setTimeout(0)
      signal.removeEventListener('abort', abort)
      socket.removeAllListeners('error')
      resolve(ok(socket))
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', abort)
      resolve(err(signal.aborted ? 'aborted' : error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable'))
    })
  })
}
