import { Duplex } from 'node:stream'
import type { EndpointId } from '../../shared/endpoint.ts'
import type { Link, LinkEnd } from './link.ts'

/** What a link is made of: a stream that is open already, and what the stream itself cannot do. */
export interface Pipe {
  readonly stream: Duplex
  /** Lets go of the device; calls back when the system has. It may be called on a pipe that is dead already. */
  readonly release: (done: () => void) => void
  readonly setSignals?: (signals: { dtr?: boolean; rts?: boolean }) => Promise<'set' | 'unsupported'>
}

// A driver that does not let go must not keep the console waiting.
const RELEASE_MS = 2_000

// What the systems say when a device is pulled or a peer goes, as opposed to a fault of their own. 'Canceled' and 'not open' is
// what serialport says to a write whose port it closes because a read has seen the hang-up.
const GONE =
  /\b(?:EIO|ENXIO|EBADF|ENODEV|ENOENT|EPIPE|ECONNRESET|ECONNABORTED)\b|bad file descriptor|disconnect|reset|canceled|not open/i

/**
 * The one kind of link: it tells its end once, whatever the stream under it does (drivers report it twice, or as an error, or
 * both), drops what a dead stream still says, and never emits an unhandled 'error'.
 */
export class DuplexLink extends Duplex implements Link {
  readonly endpoint: EndpointId
  readonly ended: Promise<LinkEnd>
  readonly #pipe: Pipe
  readonly #settle: (end: LinkEnd) => void
  #end: LinkEnd | undefined

  constructor(endpoint: EndpointId, pipe: Pipe) {
    super({ allowHalfOpen: false })
    this.endpoint = endpoint
    this.#pipe = pipe
    const { promise, resolve } = Promise.withResolvers<LinkEnd>()
    this.ended = promise
    this.#settle = resolve
    // The reason is told by `ended`; an 'error' without a listener would end the process.
    this.on('error', () => {})
    const { stream } = pipe
    stream.on('data', (chunk: Buffer) => {
      if (!this.destroyed && !this.push(chunk)) stream.pause()
    })
    stream.on('error', (error: Error) => this.#die(endOf(error)))
    stream.on('end', () => this.#die({ reason: 'gone', detail: 'the other end closed' }))
    stream.on('close', (error?: unknown) =>
      this.#die(error instanceof Error ? endOf(error) : { reason: 'gone', detail: 'the port closed' }),
    )
  }

  async setSignals(signals: { dtr?: boolean; rts?: boolean }): Promise<'set' | 'unsupported'> {
    if (this.destroyed || !this.#pipe.setSignals) return 'unsupported'
    return this.#pipe.setSignals(signals)
  }

  override _read(): void {
    this.#pipe.stream.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#pipe.stream.destroyed) {
      done()
      this.#die({ reason: 'gone', detail: 'the port closed' })
      return
    }
    this.#pipe.stream.write(chunk, (error) => {
      if (error) this.#die(endOf(error))
      done()
    })
  }

  override _final(done: (error?: Error | null) => void): void {
    done()
    this.destroy()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#end ??= error ? endOf(error) : { reason: 'closed' }
    const end = this.#end
    let finished = false
    const finish = () => {
      if (finished) return
      finished = true
      clearTimeout(guard)
      this.#settle(end)
      done(null)
    }
    const guard = setTimeout(finish, RELEASE_MS)
    this.#pipe.release(finish)
  }

  #die(end: LinkEnd): void {
    this.#end ??= end
    this.destroy()
  }
}

function endOf(error: Error): LinkEnd {
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  const detail = error.message.startsWith(code) ? error.message : `${code}${error.message}`
  return { reason: 'disconnected' in error || GONE.test(detail) ? 'gone' : 'failed', detail }
}
