import type { TranscriptEntry } from './at.ts'

const MAX_BYTES = 256 * 1024
// A port that gives single bytes must not cost a hundred times its bytes.
const MAX_ENTRIES = 16_384

/** The newest 256 KiB of a dialogue. The oldest go by whole lines, so that what is left never begins inside a number. */
export class Tape {
  #entries: TranscriptEntry[] = []
  #bytes = 0

  add(entry: TranscriptEntry): void {
    this.#entries.push(entry)
    this.#bytes += entry.text.length
    if (this.#bytes <= MAX_BYTES && this.#entries.length <= MAX_ENTRIES) return
    // A tenth at a time: taking one off the front of a long array for each byte would be slow.
    let cut = 0
    const wanted = { bytes: MAX_BYTES * 0.9, entries: MAX_ENTRIES * 0.9 }
    while (cut < this.#entries.length) {
      const within = this.#bytes <= wanted.bytes && this.#entries.length - cut <= wanted.entries
      if (within && endsLine(this.#entries[cut - 1])) break
      this.#bytes -= this.#entries[cut]?.text.length ?? 0
      cut += 1
    }
    this.#entries = this.#entries.slice(cut)
  }

  entries(): readonly TranscriptEntry[] {
    return [...this.#entries]
  }
}

const endsLine = (entry: TranscriptEntry | undefined) => entry === undefined || /[\r\n]$/.test(entry.text)
