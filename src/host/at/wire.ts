import { err, ok, type Result } from '../../shared/result.ts'
import type { Link, LinkEnd } from '../link/link.ts'
import type { AtError, TranscriptEntry } from './at.ts'
import { Tape } from './tape.ts'

/** A driver that swallows writes must not fill the memory. */
const UNSENT_LIMIT = 4_096
/** Enough to say what was seen. */
const HEARD_LIMIT = 2_048

/** What a wait brings: undefined when its time was over. */
export type Waited<T> = Result<T | undefined, Extract<AtError, { code: 'aborted' | 'linkClosed' }>>

/** The link as text, with its transcript; and waiting, which ends with the link at the latest. It knows no AT. */
export class Wire {
  readonly ended: Promise<LinkEnd>
  readonly #link: Link
  readonly #tape = new Tape()
  readonly #listeners = new Set<(entry: TranscriptEntry) => void>()
  readonly #waiting = new Set<(end: LinkEnd) => void>()
  #end: LinkEnd | undefined
  #heard = ''
  #heardAt = Number.NEGATIVE_INFINITY

  constructor(link: Link, onChunk: (text: string) => void) {
    this.#link = link
    this.ended = link.ended
    link.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      this.#record({ at: Date.now(), dir: 'received', text })
      if (this.#heard.length < HEARD_LIMIT) this.#heard += text.slice(0, HEARD_LIMIT - this.#heard.length)
      this.#heardAt = performance.now()
      onChunk(text)
    })
    link.ended.then((end) => {
      this.#end = end
      for (const tell of this.#waiting) tell(end)
    })
  }

  /** How the link ended, once it has. */
  get end(): LinkEnd | undefined {
    return this.#end
  }

  /** The first 2 KiB since `listenAnew`. */
  get heard(): string {
    return this.#heard
  }

  /** Milliseconds since the last byte. */
  get quietForMs(): number {
    return performance.now() - this.#heardAt
  }

  listenAnew(): void {
    this.#heard = ''
  }

  /** Sends Latin-1 text; a link that takes no more bytes drops it, and the deadline of whoever waits tells. */
  write(text: string): void {
    if (this.#link.destroyed || this.#link.writableLength > UNSENT_LIMIT) return
    this.#record({ at: Date.now(), dir: 'sent', text })
    this.#link.write(Buffer.from(text, 'latin1'))
  }

  /** Many modems stay mute until DTR is up; where it cannot be set the driver has raised it on opening. */
  raiseSignals(): void {
    void this.#link.setSignals({ dtr: true, rts: true })
  }

  /** Waits for what `subscribe` is told, at most `ms`. `subscribe` may give back how to stop. */
  async wait<T>(
    ms: number,
    signal: AbortSignal | undefined,
    subscribe: (tell: (value: T) => void) => (() => void) | undefined,
  ): Promise<Waited<T>> {
    if (this.#end) return err({ code: 'linkClosed', end: this.#end })
    if (signal?.aborted) return err({ code: 'aborted' })
    const { promise, resolve } = Promise.withResolvers<Waited<T>>()
    const onAbort = () => resolve(err({ code: 'aborted' }))
    const onEnd = (end: LinkEnd) => resolve(err({ code: 'linkClosed', end }))
    const timer = setTimeout(() => resolve(ok(undefined)), ms)
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#waiting.add(onEnd)
    const unsubscribe = subscribe((value) => resolve(ok(value)))
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      this.#waiting.delete(onEnd)
      unsubscribe?.()
    }
  }

  transcript(): readonly TranscriptEntry[] {
    return this.#tape.entries()
  }

  onTranscript(listener: (entry: TranscriptEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#link.destroy()
    await this.ended
  }

  #record(entry: TranscriptEntry): void {
    this.#tape.add(entry)
    for (const listener of this.#listeners) listener(entry)
  }
}
