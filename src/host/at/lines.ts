/**
 * Bytes to lines. Modems end lines with CR LF, with CR alone (echo), with CR CR LF (SIMCom), so that any run of CR and LF ends
 * one and empty lines do not exist. NUL and what stands before the first readable character of a line (0x7E frames of a
 * diagnostic port, break characters at power-up) are dropped. A line longer than 4096 bytes is cut there and its rest dropped.
 */
export class LineSplitter {
  #partial = ''
  #overlong = false

  /** Takes a chunk, Latin-1, and gives back the lines it completed. */
  push(chunk: string): string[] {
    const lines: string[] = []
    const pieces = chunk.split(/[\r\n]/)
    for (const [index, piece] of pieces.entries()) {
      this.#take(piece)
      if (index === pieces.length - 1) break
      const line = clean(this.#partial)
      if (line !== '') lines.push(line)
      this.#partial = ''
      this.#overlong = false
    }
    return lines
  }

  /** Whether a prompt stands at the end of what has come: `>` or `> ` without a line end. */
  get atPrompt(): boolean {
    return /^> ?$/.test(clean(this.#partial))
  }

  /** What has come of a line that has not ended. */
  get partial(): string {
    return clean(this.#partial)
  }

  /** Forgets the unfinished line: a prompt that was answered, or what stands there from before. */
  dropPartial(): void {
    this.#partial = ''
  }

  #take(piece: string): void {
    if (this.#overlong) return
    this.#partial += piece
    if (this.#partial.length <= MAX_LINE) return
    this.#partial = this.#partial.slice(0, MAX_LINE)
    this.#overlong = true
  }
}

const MAX_LINE = 4096

const clean = (line: string): string => {
  const readable = line.replaceAll('\0', '').trim()
  return /^[\p{Cc}~]/u.test(readable) ? readable.replace(/^[\p{Cc}~\u0080-\u00ff]+/u, '').trim() : readable
}
