import type { Duplex } from 'node:stream'
import { err, ok, type Result } from '../../shared/result.ts'
import { DuplexLink } from './duplex-link.ts'
import type { Endpoint, Link, OpenError } from './link.ts'
import { opening } from './opening.ts'

const CONNECT_MS = 5_000

/**
 * Reaches a simulated terminal, or says why not (no cable, powered off). The shell hands it in: the host knows no simulator.
 * The Duplex ends when the terminal goes away.
 */
export type ConnectSimulated = (path: string, signal: AbortSignal) => Promise<Result<Duplex, OpenError>>

/** `path` is `sim` or `sim:<scenario>`. */
export function simulatedEndpoint(path: string, connect: ConnectSimulated): Endpoint {
  const id = { kind: 'simulated', path } as const
  return {
    id,
    async open(signal): Promise<Result<Link, OpenError>> {
      const opened = await opening(
        {
          signal,
          deadlineMs: CONNECT_MS,
          discard: (late: Result<Duplex, OpenError>) => late.ok && late.value.destroy(),
          explain: (error) => ({ code: 'failed', detail: error.message }),
        },
        (either) => connect(path, either),
      )
      if (!opened.ok) return opened
      if (!opened.value.ok) return err(opened.value.error)
      const stream = opened.value.value
      const release = (done: () => void) => {
        if (stream.closed) return done()
        stream.once('close', () => done())
        stream.destroy()
      }
      return ok(new DuplexLink(id, { stream, release }))
    },
  }
}
