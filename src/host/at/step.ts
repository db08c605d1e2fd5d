import { err, ok, type Result } from '../../shared/result.ts'
import type { AtError, FinalResult } from './at.ts'
import type { LineSplitter } from './lines.ts'
import { isPositionStream, timedOut } from './seen.ts'
import type { Wire } from './wire.ts'

const ESC = '\x1b'
/** A modem answers in order: when nothing follows a final code for this long, what is still owed was lost. */
const LOST_MS = 1_000
/** The AT before which a port that talks but does not answer is taken out of a text somebody began to type. */
const ESCAPE_AT_TRY = 4

/**
 * Keeps commands and replies in step. A command that is given up may still be answered, and its final code must never be taken
 * for the next command's: final codes owed are counted, and before the next command the modem is asked AT until none is.
 */
export class Step {
  readonly #wire: Wire
  readonly #lines: LineSplitter
  #owed = 0
  #sure = true
  #tell: ((final: FinalResult) => void) | undefined

  constructor(wire: Wire, lines: LineSplitter) {
    this.#wire = wire
    this.#lines = lines
  }

  /** Whether the next final code is the next command's. */
  get sure(): boolean {
    return this.#sure
  }

  /** A command was given up without its final code. */
  lost(): void {
    this.#owed += 1
    this.#sure = false
  }

  /** The modem restarted: it owes nothing, and may not be listening yet. */
  restarted(): void {
    this.#owed = 0
    this.#sure = false
  }

  /** A final code came while no command was in flight. */
  final(final: FinalResult): void {
    this.#owed = Math.max(0, this.#owed - 1)
    if (this.#owed === 0 && !this.#tell) this.#sure = true
    this.#tell?.(final)
  }

  /** Sends AT until `need` of them in a row were answered by OK and nothing is owed. */
  async settle(options: {
    readonly need: number
    readonly deadlineMs: number
    readonly tryMs: number
    readonly signal: AbortSignal | undefined
  }): Promise<Result<void, AtError>> {
    const { need, deadlineMs, tryMs, signal } = options
    const started = performance.now()
    const left = () => deadlineMs - (performance.now() - started)
    this.#wire.listenAnew()
    this.#sure = false
    let clean = 0
    let patienceMs = tryMs
    let answered = false
    for (let tries = 1; clean < need; tries++) {
      if (left() <= 0 || isPositionStream(this.#wire.heard))
        return err(timedOut(this.#wire.heard, ['AT', ESC], performance.now() - started))
      if (this.#lines.atPrompt || (tries === ESCAPE_AT_TRY && !answered && this.#wire.heard !== ''))
        this.#wire.write(ESC)
      this.#lines.dropPartial()
      this.#owed += 1
      const answer = this.#next(Math.min(patienceMs, left()), signal)
      this.#wire.write('AT\r')
      let last = await answer
      answered ||= last.ok && last.value !== undefined
      // It answers, only later than asked for: the next AT is given that time.
      if (answered && this.#owed > 0) patienceMs = LOST_MS
      while (last.ok && last.value && this.#owed > 0) {
        const more = await this.#next(Math.max(0, Math.min(LOST_MS, left())), signal)
        if (more.ok && !more.value) this.#owed = 0
        else last = more
      }
      if (!last.ok) return last
      clean = last.value?.kind === 'ok' ? clean + 1 : 0
    }
    this.#sure = true
    return ok(undefined)
  }

  #next(ms: number, signal: AbortSignal | undefined) {
    return this.#wire.wait<FinalResult>(ms, signal, (tell) => {
      this.#tell = tell
      return () => {
        this.#tell = undefined
      }
    })
  }
}
