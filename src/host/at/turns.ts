/** Who may use the link now: one at a time, the technician's commands before polling, first come first served within each. */
export class Turns {
  readonly #limit: number
  readonly #waiting: { readonly priority: Priority; readonly go: (how: Turn) => void }[] = []
  #taken = false
  #closed = false

  /** At most `limit` may wait. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Waits for the turn; only `mine` must be followed by `leave`. */
  async enter(priority: Priority, signal?: AbortSignal): Promise<Turn> {
    if (this.#closed) return 'closed'
    if (signal?.aborted) return 'aborted'
    if (!this.#taken) {
      this.#taken = true
      return 'mine'
    }
    if (this.#waiting.length >= this.#limit) return 'full'
    const { promise, resolve } = Promise.withResolvers<Turn>()
    const entry = { priority, go: resolve }
    const ahead = priority === 'technician' ? this.#waiting.findIndex((other) => other.priority === 'polling') : -1
    this.#waiting.splice(ahead < 0 ? this.#waiting.length : ahead, 0, entry)
    const giveUp = () => {
      const at = this.#waiting.indexOf(entry)
      if (at < 0) return
      this.#waiting.splice(at, 1)
      resolve('aborted')
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      return await promise
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next.go('mine')
    else this.#taken = false
  }

  /** Sends everybody who waits away, for good. */
  close(): void {
    this.#closed = true
    for (const { go } of this.#waiting.splice(0)) go('closed')
  }
}

export type Priority = 'technician' | 'polling'
export type Turn = 'mine' | 'aborted' | 'full' | 'closed'
