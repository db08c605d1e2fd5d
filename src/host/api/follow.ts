import { randomUUID } from 'node:crypto'
import { AsyncIteratorClass } from '@orpc/server'
import type { Frame } from '../../shared/contract/index.ts'
import type { StateHub } from './state.ts'

const FRAME_MS = 50

/** The state as each window follows it. */
export interface Followers {
  /** One whole frame, then changes, until `signal` aborts or the consumer returns. */
  follow(signal?: AbortSignal): AsyncIteratorClass<Frame, void>
  /** The window has frame `seq` of its stream: the next may go. Acks of streams that are over, or out of turn, mean nothing. */
  ack(streamId: string, seq: number): void
  /** Ends every stream. */
  close(): void
  /** For tests and diagnosis: how much is kept for windows that follow. */
  kept(): { streams: number; keys: number }
}

/** What is kept for one window: names only, never values, so that it costs the same however long the window stays silent. */
interface Stream {
  seq: number
  acked: number
  sentAt: number
  /** Keys that the window has. */
  readonly known: Set<string>
  /** Keys whose newest value the window does not have. */
  readonly stale: Set<string>
  /** Looks again whether a frame can go. */
  nudge: () => void
  readonly end: () => void
}

/** At most one frame per 50 ms, the newest value of each key that changed, and the next only after the window's ack. */
export function createFollowers(hub: StateHub): Followers {
  const streams = new Map<string, Stream>()

  hub.onChange((key) => {
    for (const stream of streams.values()) {
      // A key that came and went between two frames was never there for this window.
      if (hub.get(key) === undefined && !stream.known.has(key)) stream.stale.delete(key)
      else stream.stale.add(key)
      stream.nudge()
    }
  })

  const take = (streamId: string, stream: Stream, whole: boolean): Frame => {
    const changes = [...stream.stale].map((key) => ({ key, value: hub.get(key) ?? null }))
    stream.stale.clear()
    for (const { key, value } of changes) {
      if (value === null) stream.known.delete(key)
      else stream.known.add(key)
    }
    stream.sentAt = performance.now()
    return { streamId, seq: ++stream.seq, whole, changes }
  }

  /** Resolves when a frame can go; false when the stream is over first. */
  const ready = (stream: Stream, over: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const look = () => {
        if (!over.aborted) {
          if (stream.stale.size === 0 || stream.acked < stream.seq || timer) return
          const early = stream.sentAt + FRAME_MS - performance.now()
          if (early > 0) {
            timer = setTimeout(() => {
              timer = undefined
              look()
            }, early)
            return
          }
        }
        clearTimeout(timer)
        stream.nudge = () => {}
        over.removeEventListener('abort', look)
        resolve(!over.aborted)
      }
      stream.nudge = look
      over.addEventListener('abort', look)
      look()
    })

  return {
    follow(signal) {
      const streamId = randomUUID()
      const over = new AbortController()
      const end = () => over.abort()
      const stream: Stream = {
        seq: 0,
        acked: 0,
        sentAt: 0,
        known: new Set(),
        stale: new Set(hub.keys()),
        nudge: () => {},
        end,
      }
      streams.set(streamId, stream)
      signal?.addEventListener('abort', end, { once: true })
      if (signal?.aborted) end()
      return new AsyncIteratorClass<Frame, void>(
        async () => {
          if (stream.seq === 0 && !over.signal.aborted) return { done: false, value: take(streamId, stream, true) }
          if (!(await ready(stream, over.signal))) return { done: true, value: undefined }
          return { done: false, value: take(streamId, stream, false) }
        },
        async () => {
          end()
          signal?.removeEventListener('abort', end)
          streams.delete(streamId)
        },
      )
    },
    ack(streamId, seq) {
      const stream = streams.get(streamId)
      if (!stream || seq !== stream.seq) return
      stream.acked = seq
      stream.nudge()
    },
    close() {
      for (const { end } of streams.values()) end()
    },
    kept: () => ({
      streams: streams.size,
      keys: [...streams.values()].reduce((sum, { stale, known }) => sum + stale.size + known.size, 0),
    }),
  }
}
