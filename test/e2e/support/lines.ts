import type { Readable } from 'node:stream'

/** Reads a process's output line by line: each line goes to the first waiter that wants it, and all are kept for the failure message. */
export class Lines {
  readonly seen: string[] = []
  readonly #waiters = new Set<(line: string) => void>()

  constructor(source: Readable) {
    let rest = ''
    source.setEncoding('utf8')
    source.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        this.seen.push(line)
        for (const waiter of [...this.#waiters]) waiter(line)
      }
    })
  }

  /** The first line that matches, seen already or yet to come; rejects at the deadline with what was seen instead. */
  async first(pattern: RegExp, deadlineMs: number): Promise<RegExpMatchArray> {
    for (const line of this.seen) {
      const match = line.match(pattern)
      if (match) return match
    }
    return new Promise((resolve, reject) => {
      const waiter = (line: string) => {
        const match = line.match(pattern)
        if (!match) return
        done()
        resolve(match)
      }
      const timer = setTimeout(() => {
        done()
        reject(new Error(`no line matched ${pattern} within ${deadlineMs} ms; seen:\n${this.seen.join('\n')}`))
      }, deadlineMs)
      const done = () => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
      }
      this.#waiters.add(waiter)
    })
  }
}
