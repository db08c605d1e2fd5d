import type { AtReply, FinalResult, Own } from './at.ts'
import { Echo } from './echo.ts'
import { endsCallOnly, parseFinal, parseNumericFinal, setsUpCall } from './final.ts'
import { isOwn } from './match.ts'

// What a listing may come to; more than this is a modem gone wild.
const MAX_LINES = 1_000
// Enough to say what was seen.
const MAX_RECEIVED = 2_048

/** What became of one line: it was the echo, the command's own, its final code, none of its business, or one too many. */
export type Taken =
  | { readonly as: 'echo' | 'own' | 'tooMany' }
  | { readonly as: 'final'; readonly reply: AtReply }
  | { readonly as: 'other'; readonly line: string }

/** One command and what belongs to it. It knows lines, no time and no link. */
export class Exchange {
  readonly sent: string
  readonly #own: Own
  readonly #echoes: Echo[]
  readonly #lines: string[] = []
  readonly #numeric: boolean
  #received = ''

  /** `numeric`: finals may come as digits, because nobody has asked for words yet. */
  constructor(sent: string, own: Own, options: { readonly numeric: boolean }) {
    this.sent = sent
    this.#own = own
    this.#numeric = options.numeric
    this.#echoes = [new Echo(sent)]
  }

  /** A prompt's body was sent as well; it is echoed line by line. */
  alsoSent(body: string): void {
    for (const line of body.split(/[\r\n]+/)) this.#echoes.push(new Echo(line))
  }

  /** Bytes as they come, for `received`. */
  heard(chunk: string): void {
    if (this.#received.length < MAX_RECEIVED) this.#received += chunk.slice(0, MAX_RECEIVED - this.#received.length)
  }

  get received(): string {
    return this.#received
  }

  take(raw: string): Taken {
    // The Ctrl-Z behind a prompt's body is echoed too.
    let line = raw.endsWith('\x1a') ? raw.slice(0, -1) : raw
    for (const echo of this.#echoes) line = echo.strip(line, (behind) => this.#isReply(behind))
    if (line === '') return { as: 'echo' }
    const final = this.#finalOf(line)
    if (final) return { as: 'final', reply: { lines: this.#lines, final } }
    if (!this.isOwn(line)) return { as: 'other', line }
    if (this.#lines.length >= MAX_LINES) return { as: 'tooMany' }
    this.#lines.push(line)
    return { as: 'own' }
  }

  isOwn(line: string): boolean {
    return isOwn(this.#own, line)
  }

  #isReply(line: string): boolean {
    return this.#finalOf(line) !== undefined || this.isOwn(line)
  }

  #finalOf(line: string): FinalResult | undefined {
    const final = parseFinal(line) ?? (this.#numeric && !this.isOwn(line) ? parseNumericFinal(line) : undefined)
    return final && endsCallOnly(final) && !setsUpCall(this.sent) ? undefined : final
  }
}
