/**
 * Takes the echo of one sent line out of what comes back. The echo may be absent, come twice, be glued to the reply, lack its
 * beginning, or be cut in two by a notification.
 */
export class Echo {
  readonly #sent: string
  #rest: string
  #seen = false

  constructor(sent: string) {
    this.#sent = sent.trim()
    this.#rest = this.#sent
  }

  get seen(): boolean {
    return this.#seen
  }

  /** What of `line` is not echo; empty where it is nothing else. `isReply` knows what can stand behind a glued echo. */
  strip(line: string, isReply: (line: string) => boolean): string {
    const sent = this.#sent
    if (sent === '') return line
    if (line === sent) return this.#took()
    if (line.startsWith(sent)) {
      const behind = line.slice(sent.length).trim()
      if (behind.startsWith(sent) || isReply(behind)) return this.#took(this.strip(behind, isReply))
    }
    if (this.#seen) return line
    if (this.#rest !== sent && line === this.#rest) return this.#took()
    if (line.length >= 2 && sent.startsWith(line) && /^AT/i.test(line)) {
      this.#rest = sent.slice(line.length)
      return ''
    }
    if (line.length >= 3 && sent.endsWith(line) && !isReply(line)) return this.#took()
    return line
  }

  #took(behind = ''): string {
    this.#seen = true
    return behind
  }
}
