import { err, ok, type Result } from '../../shared/result.ts'
import type { Link } from '../link/link.ts'
import type { AtChat, AtError, AtReply, CommandOptions, Dialogue, FinalResult, Own, TranscriptEntry } from './at.ts'
import { BootWatch } from './boot.ts'
import { Exchange } from './exchange.ts'
import { LineSplitter } from './lines.ts'
import { isNoise, isPositionStream, timedOut } from './seen.ts'
import { Step } from './step.ts'
import { type Priority, Turns } from './turns.ts'
import { Wire } from './wire.ts'

const COMMAND_MS = 3_000
const PROMPT_MS = 5_000
const SYNC_MS = 5_000
const SYNC_TRY_MS = 300
/** After a command that got no final code. */
const SETTLE_MS = 3_000
const SETTLE_TRY_MS = 1_000
/** Silence that ends what was still coming when the port was opened, and how long a port may go on before that. */
const QUIET_MS = 200
const TALKING_MS = 1_500
/** Commands that may wait for their turn. */
const WAITING_LIMIT = 64
const CTRL_Z = '\x1a'
const ESC = '\x1b'

/** Talks AT over `link`, which is the chat's own from now on and is read at once. */
export const openAtChat = (link: Link): AtChat => new Chat(link)

/** What ends a command in flight, other than time, its signal or the link. */
type Word =
  | { readonly kind: 'reply'; readonly reply: AtReply }
  | { readonly kind: 'prompt' | 'tooMany' }
  | { readonly kind: 'restart'; readonly line: string }

interface Flight {
  readonly exchange: Exchange
  /** A prompt is awaited. */
  asking: boolean
  tell: (word: Word) => void
}

interface Sending {
  readonly own: Own
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly prompt?: { readonly body: string; readonly timeoutMs: number }
}

class Chat implements AtChat {
  readonly #wire: Wire
  readonly #lines = new LineSplitter()
  readonly #step: Step
  readonly #turns = new Turns(WAITING_LIMIT)
  readonly #boot = new BootWatch()
  readonly #notified = new Set<(line: string) => void>()
  readonly #restarted = new Set<(line: string) => void>()
  #flight: Flight | undefined
  /** The command given up last: its late lines are nobody's. */
  #givenUp: Exchange | undefined
  /** Until ATV1 was answered final codes may be digits. */
  #verbose = false

  constructor(link: Link) {
    this.#wire = new Wire(link, (chunk) => this.#receive(chunk))
    this.#step = new Step(this.#wire, this.#lines)
    this.#wire.ended.then(() => this.#turns.close())
  }

  get ended() {
    return this.#wire.ended
  }

  async sync({ deadlineMs = SYNC_MS, signal }: { deadlineMs?: number; signal?: AbortSignal } = {}) {
    return this.#inTurn<void>('technician', signal, async () => {
      const started = performance.now()
      const left = () => deadlineMs - (performance.now() - started)
      this.#wire.raiseSignals()
      this.#verbose = false
      const heardOut = await this.#hearOut(Math.min(TALKING_MS, deadlineMs), signal)
      if (!heardOut.ok) return heardOut
      const settled = await this.#step.settle({ need: 2, deadlineMs: left(), tryMs: SYNC_TRY_MS, signal })
      if (!settled.ok) return settled
      this.#givenUp = undefined
      for (const line of ['ATE0', 'ATV1', 'AT+CMEE=1']) {
        const set = await this.#set(line, left, signal)
        if (!set.ok) return set
        if (line === 'ATV1') this.#verbose = true
      }
      return ok(undefined)
    })
  }

  command(line: string, options: CommandOptions): Promise<Result<AtReply, AtError>> {
    return this.#inTurn(options.priority, options.signal, () => this.#send(line, { timeoutMs: COMMAND_MS, ...options }))
  }

  prompt(line: string, body: string, options: CommandOptions & { readonly promptTimeoutMs?: number }) {
    const prompt = { body: printable(body, '\r\n'), timeoutMs: options.promptTimeoutMs ?? PROMPT_MS }
    return this.#inTurn(options.priority, options.signal, () =>
      this.#send(line, { timeoutMs: COMMAND_MS, ...options, prompt }),
    )
  }

  async run(dialogue: Dialogue, options: { readonly signal?: AbortSignal } = {}) {
    const stop = new AbortController()
    let abortedBy: string | undefined
    const unlisten = this.onNotification((line) => {
      if (!dialogue.abortOn?.some((pattern) => pattern.test(line))) return
      abortedBy ??= line
      stop.abort()
    })
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
    const result = await this.#inTurn('technician', signal, () => this.#steps(dialogue, signal))
    unlisten()
    if (abortedBy === undefined || result.ok || result.error.code !== 'aborted') return result
    const final: FinalResult = { kind: 'vendor', line: abortedBy }
    return err({ code: 'refused', final, lines: [] } as const)
  }

  async waitFor(
    match: (line: string) => boolean,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<Result<string, AtError>> {
    const came = await this.#wire.wait<Result<string, AtError>>(timeoutMs, signal, (tell) => {
      const stop = [
        this.onNotification((line) => match(line) && tell(ok(line))),
        listen(this.#restarted, (line) => tell(err({ code: 'modemReset', line }))),
      ]
      return () => {
        for (const step of stop) step()
      }
    })
    return came.ok ? (came.value ?? err(timedOut('', [], timeoutMs))) : came
  }

  onNotification(listener: (line: string) => void): () => void {
    return listen(this.#notified, listener)
  }

  transcript(): readonly TranscriptEntry[] {
    return this.#wire.transcript()
  }

  onTranscript(listener: (entry: TranscriptEntry) => void): () => void {
    return this.#wire.onTranscript(listener)
  }

  close(): Promise<void> {
    return this.#wire.close()
  }

  async #inTurn<T>(
    priority: Priority | undefined,
    signal: AbortSignal | undefined,
    act: () => Promise<Result<T, AtError>>,
  ): Promise<Result<T, AtError>> {
    const turn = await this.#turns.enter(priority ?? 'polling', signal)
    if (turn === 'closed') return err({ code: 'linkClosed', end: await this.ended })
    if (turn !== 'mine') return err({ code: 'aborted' })
    try {
      return await act()
    } finally {
      this.#turns.leave()
    }
  }

  async #steps(dialogue: Dialogue, signal: AbortSignal): Promise<Result<readonly AtReply[], AtError>> {
    const started = performance.now()
    const replies: AtReply[] = []
    for (const { send, own, timeoutMs = COMMAND_MS, tolerant } of dialogue.steps) {
      const left = dialogue.deadlineMs - (performance.now() - started)
      if (left <= 0) return err(timedOut('', [], dialogue.deadlineMs))
      const reply = await this.#send(send, { own, timeoutMs: Math.min(timeoutMs, left), signal })
      if (reply.ok) replies.push(reply.value)
      else if (tolerant && reply.error.code === 'refused')
        replies.push({ lines: reply.error.lines, final: reply.error.final })
      else return reply
    }
    return ok(replies)
  }

  async #send(line: string, sending: Sending): Promise<Result<AtReply, AtError>> {
    const { signal } = sending
    if (!this.#step.sure) {
      const settled = await this.#step.settle({ need: 1, deadlineMs: SETTLE_MS, tryMs: SETTLE_TRY_MS, signal })
      if (!settled.ok) return settled
    }
    this.#givenUp = undefined
    const sent = printable(line)
    // The command itself may take the words back.
    if (/^AT(?:[EQ]\d?)*(?:V0|Z|&F)/i.test(sent)) this.#verbose = false
    const flown = await this.#fly(new Exchange(sent, sending.own, { numeric: !this.#verbose }), sending)
    if (!flown.ok) return flown
    const { reply, complete } = flown.value
    return complete && reply.final.kind === 'ok' ? ok(reply) : err({ code: 'refused', ...reply })
  }

  /** One command from its first byte to its final code. `complete` is false when the prompt's body was never asked for. */
  async #fly(
    exchange: Exchange,
    { timeoutMs, signal, prompt }: Sending,
  ): Promise<Result<{ reply: AtReply; complete: boolean }, AtError>> {
    const started = performance.now()
    const flight: Flight = { exchange, asking: prompt !== undefined, tell: () => {} }
    const next = (ms: number) =>
      this.#wire.wait<Word>(ms, signal, (tell) => {
        flight.tell = tell
        return undefined
      })
    this.#lines.dropPartial()
    this.#flight = flight
    const first = next(prompt ? Math.min(prompt.timeoutMs, timeoutMs) : timeoutMs)
    this.#wire.write(`${exchange.sent}\r`)
    let word = await first
    if (prompt && word.ok && word.value?.kind === 'prompt') {
      exchange.alsoSent(prompt.body)
      const rest = next(Math.max(0, timeoutMs - (performance.now() - started)))
      this.#wire.write(prompt.body + CTRL_Z)
      word = await rest
    }
    this.#flight = undefined
    if (word.ok && word.value?.kind === 'reply')
      return ok({ reply: word.value.reply, complete: !prompt || !flight.asking })
    if (word.ok && word.value?.kind === 'restart') return err({ code: 'modemReset', line: word.value.line })
    if (flight.asking) this.#wire.write(ESC)
    this.#step.lost()
    this.#givenUp = exchange
    if (!word.ok) return word
    return err(timedOut(exchange.received, [exchange.sent, prompt?.body ?? ''], performance.now() - started))
  }

  /** A setting of `sync`: sent again when it was lost; a modem that does not know it goes without. */
  async #set(line: string, left: () => number, signal: AbortSignal | undefined): Promise<Result<void, AtError>> {
    const send = () =>
      this.#send(line, { own: 'none', timeoutMs: Math.max(SYNC_TRY_MS, Math.min(COMMAND_MS, left()) / 2), signal })
    let set = await send()
    if (!set.ok && set.error.code === 'timeout') set = await send()
    return set.ok || set.error.code === 'refused' ? ok(undefined) : err(set.error)
  }

  /**
   * Lets the port finish what it is saying, and waits for nothing where nothing arrives. An error when nothing may be written: the
   * port streams positions, or what it sends is no text and does not stop.
   */
  async #hearOut(mostMs: number, signal: AbortSignal | undefined): Promise<Result<void, AtError>> {
    const started = performance.now()
    // One turn of the event loop brings in what the port has received already.
    let waitMs = 0
    do {
      const waited = await this.#wire.wait(waitMs, signal, () => undefined)
      if (!waited.ok) return waited
      const heard = this.#wire.heard
      const elapsed = performance.now() - started
      if (isPositionStream(heard) || (elapsed >= mostMs && isNoise(heard))) return err(timedOut(heard, [], elapsed))
      if (elapsed >= mostMs) break
      waitMs = QUIET_MS - this.#wire.quietForMs
    } while (waitMs > 0)
    return ok(undefined)
  }

  #receive(chunk: string): void {
    this.#flight?.exchange.heard(chunk)
    for (const line of this.#lines.push(chunk)) this.#take(line)
    if (this.#flight?.asking && this.#lines.atPrompt) {
      this.#lines.dropPartial()
      this.#prompted(this.#flight)
    }
  }

  #take(line: string): void {
    const flight = this.#flight
    if (!flight) this.#takeIdle(line)
    else if (flight.asking && line === '>') this.#prompted(flight)
    else this.#takeFor(flight, line)
  }

  #takeFor(flight: Flight, line: string): void {
    const taken = flight.exchange.take(line)
    if (taken.as === 'echo' || taken.as === 'own') return
    if (taken.as === 'other') {
      this.#unasked(taken.line)
      return
    }
    this.#flight = undefined
    flight.tell(taken.as === 'final' ? { kind: 'reply', reply: taken.reply } : { kind: 'tooMany' })
  }

  /** A line while no command is in flight: late ones of the command given up, replies to the ATs of `Step`, notifications. */
  #takeIdle(line: string): void {
    const at = new Exchange('AT', 'none', { numeric: !this.#verbose })
    let rest = line
    for (const exchange of this.#givenUp ? [this.#givenUp, at] : [at]) {
      const taken = exchange.take(rest)
      if (taken.as === 'final') this.#step.final(taken.reply.final)
      if (taken.as !== 'other') return
      rest = taken.line
    }
    this.#unasked(rest)
  }

  #prompted(flight: Flight): void {
    flight.asking = false
    flight.tell({ kind: 'prompt' })
  }

  #unasked(line: string): void {
    const flight = this.#flight
    const restarted = this.#boot.isBanner(line, flight?.exchange.sent)
    for (const listener of [...this.#notified]) listener(line)
    if (!restarted) return
    this.#verbose = false
    this.#givenUp = undefined
    this.#step.restarted()
    for (const listener of [...this.#restarted]) listener(line)
    this.#flight = undefined
    flight?.tell({ kind: 'restart', line })
  }
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** `text` without control characters but those allowed: one of them would end the command early and make the rest another. */
const printable = (text: string, allowed = '') =>
  text.replace(/\p{Cc}/gu, (char) => (allowed.includes(char) ? char : ''))
