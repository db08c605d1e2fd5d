import { type Reading, type Unknown, unknown } from '../../../shared/reading.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SnapshotChange } from '../../../shared/snapshot.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { AtError, AtReply } from '../../at/at.ts'
import type { TerminalError } from '../terminal.ts'
import type { Modem } from './modem.ts'
import type { Query } from './query.ts'
import { terminalError, unknownAfter } from './refusal.ts'

/** So many questions in a row without any answer, and an AT as well: nobody is there any more. */
const SILENT_LIMIT = 3
const ALIVE_MS = 1_000
/** So many rungs of a ladder without any answer: this port is silent on what it does not know. */
const SILENT_RUNGS = 2
const RESTART_MS = 20_000

/**
 * One run through a list of questions. Each gives a reading, whatever happens; a link that dies, a modem that falls silent and an
 * aborted signal end the round, after which nothing is sent and nothing emitted.
 */
export interface Round {
  readonly modem: Modem
  readonly signal: AbortSignal | undefined
  ask<T>(query: Query<T>): Promise<Reading<T>>
  /** The first known value of a ladder, or the most telling reason why there is none. */
  askFirst<T>(queries: readonly Query<T>[]): Promise<Reading<T>>
  /** Sends a setting; whether the modem took it. */
  set(send: string): Promise<boolean>
  /** Sends out what has changed in this round. */
  emit(change: SnapshotChange): void
  /** False once the round has ended early. */
  going(): boolean
  result(): Result<void, TerminalError>
}

export function startRound(
  modem: Modem,
  options: {
    readonly emit?: (change: SnapshotChange) => void
    readonly signal?: AbortSignal | undefined
    readonly priority?: 'technician' | 'polling'
    /** Leaves out what the modem is known not to support. */
    readonly light?: boolean
  },
): Round {
  const { signal, priority = 'polling', light = false } = options
  let failure: TerminalError | undefined
  let silent = 0
  const emitted = new Map<string, string>()

  const send = async (line: string, query: Pick<Query<unknown>, 'own' | 'timeoutMs'>) => {
    const { own, timeoutMs } = query
    return modem.chat.command(line, { own, priority, ...(timeoutMs && { timeoutMs }), ...(signal && { signal }) })
  }

  /** Notes what an error says about the link; true when the question may be asked again. */
  const survive = async (error: AtError): Promise<boolean> => {
    silent = error.code === 'timeout' ? silent + 1 : 0
    if (error.code === 'linkClosed' || error.code === 'aborted') failure = terminalError(error)
    if (silent >= SILENT_LIMIT) {
      // Some ports say nothing at all to a command that they do not know.
      const alive = await send('AT', { own: 'none', timeoutMs: ALIVE_MS })
      if (alive.ok) silent = 0
      else failure = terminalError(alive.error.code === 'timeout' ? error : alive.error)
    }
    if (error.code !== 'modemReset') return false
    modem.reporting.clear()
    const synced = await modem.chat.sync({ deadlineMs: RESTART_MS, ...(signal && { signal }) })
    if (!synced.ok) failure = terminalError(synced.error)
    return synced.ok
  }

  const exchange = async (query: Query<unknown>): Promise<Result<AtReply, AtError>> => {
    const first = await send(query.send, query)
    if (first.ok) {
      silent = 0
      return first
    }
    const again = (await survive(first.error)) || (query.repeatOnError && isPlainError(first.error))
    if (!again) return first
    const second = await send(query.send, query)
    if (!second.ok) await survive(second.error)
    return second
  }

  const ask = async <T>(query: Query<T>): Promise<Reading<T>> => {
    if (failure) return unknown('notReadYet')
    if (light && modem.unsupported.has(query.send)) return unknown('notSupported')
    const reply = await exchange(query)
    const at = new Date(modem.now()).toISOString()
    const known = (value: T, raw: string) => ({ value, raw: withoutControls(raw), source: query.send, at })
    if (reply.ok) {
      modem.unsupported.delete(query.send)
      const { lines } = reply.value
      const parsed = query.parse(lines)
      if (parsed.ok) return known(parsed.value, lines.join(' | '))
      return unknown(parsed.error === 'absent' ? 'notReported' : 'malformed')
    }
    const { error } = reply
    switch (error.code) {
      case 'refused': {
        const value = query.refusal?.(error.final)
        if (value !== undefined) return known(value, error.final.line)
        const why = unknownAfter(error.final)
        if (why.unknown === 'notSupported') modem.unsupported.add(query.send)
        return why
      }
      case 'timeout':
        return unknown('noAnswer', SEEN[error.seen])
      case 'linkClosed':
        return unknown('linkGone')
      case 'aborted':
        return unknown('notReadYet')
      case 'modemReset':
        return unknown('noAnswer', 'the modem restarted')
    }
  }

  return {
    modem,
    signal,
    ask,
    async askFirst(queries) {
      let telling: Unknown = unknown('notSupported')
      let unanswered = 0
      for (const query of queries) {
        const reading = await ask(query)
        if ('value' in reading) return reading
        if (telling.unknown === 'notSupported') telling = reading
        if (reading.unknown === 'noAnswer' && ++unanswered === SILENT_RUNGS) break
      }
      return telling
    },
    async set(line) {
      if (failure) return false
      const reply = await exchange({ send: line, own: 'none', parse: () => ok(undefined) })
      return reply.ok
    },
    emit: (change) => {
      const { path, ...content } = change
      const text = JSON.stringify(content)
      if (failure || emitted.get(path) === text) return
      emitted.set(path, text)
      options.emit?.(change)
    },
    going: () => failure === undefined,
    result: () => (failure ? err(failure) : ok(undefined)),
  }
}

const SEEN = {
  silence: 'silence',
  echoOnly: 'only the echo came back',
  noise: 'noise came back',
  noFinalCode: 'no final result code came',
} as const

/** ERROR without a number: the firmware did not understand, this time. */
const isPlainError = (error: AtError): boolean => error.code === 'refused' && error.final.kind === 'error'
