import { type ProbeDocument, type ProbeTimings, probeDocument } from '../shared/probe.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { applyChange, emptySnapshot, type SnapshotChange } from '../shared/snapshot.ts'
import type { AtChat, AtError, Seen } from './at/at.ts'
import { openAtChat } from './at/chat.ts'
import { type AddressError, parseAddress } from './link/address.ts'
import { endpointFor } from './link/endpoints.ts'
import type { Endpoint, OpenError } from './link/link.ts'
import { DEFAULT_BAUD_RATE } from './link/serial.ts'
import type { ConnectSimulated } from './link/simulated.ts'
import { openModemTerminal } from './terminal/modem/modem-terminal.ts'

export interface ProbeOptions {
  /** What a person types: a tty, COM port, tcp:// or sim. */
  readonly address: string
  /** Bits a second. Without it a serial port that sends noise is tried at other speeds too. */
  readonly baudRate?: number
  /** Milliseconds after which it ends, with what was read until then. */
  readonly timeoutMs: number
  readonly connectSimulated: ConnectSimulated
  readonly signal?: AbortSignal
  /** Hears what is being done, one line each. */
  readonly progress?: (line: string) => void
}

export type ProbeError =
  | { readonly code: 'badAddress'; readonly error: AddressError }
  | { readonly code: 'cannotOpen'; readonly error: OpenError }
  /** Nothing that speaks AT answered; `baudRates` are the speeds that were tried, none for other links. */
  | { readonly code: 'notAnswering'; readonly seen: Seen; readonly baudRates: readonly number[] }
  | { readonly code: 'linkGone'; readonly detail: string }
  | { readonly code: 'aborted' }

/** A modem that is just starting gets so long to say OK; at each further speed it is known to be running. */
const FIRST_SYNC_MS = 6_000
const NEXT_SYNC_MS = 2_500
/** Kept back from the limit, so that what was seen can still be said. */
const RESERVE_MS = 250
/** The other speeds of serial modules, the likelier one first. */
const OTHER_BAUD_RATES = [9_600, 921_600]

/** Reads one snapshot and lets go of the port. A link or modem that is lost on the way leaves the rest unknown. */
export async function probe(options: ProbeOptions): Promise<Result<ProbeDocument, ProbeError>> {
  const started = performance.now()
  const sinceStart = () => Math.round(performance.now() - started)
  const limit = AbortSignal.timeout(options.timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  const id = parseAddress(options.address)
  if (!id.ok) return err({ code: 'badAddress', error: id.error })
  const serial = id.value.kind === 'serial'
  const baudRates = !serial ? [] : options.baudRate ? [options.baudRate] : [DEFAULT_BAUD_RATE, ...OTHER_BAUD_RATES]
  const tried: number[] = []
  for (let at = 0; ; at++) {
    const baudRate = baudRates[at]
    if (baudRate !== undefined) tried.push(baudRate)
    const endpoint = endpointFor(baudRate ? { ...id.value, baudRate } : id.value, options.connectSimulated)
    const left = () => options.timeoutMs - sinceStart() - RESERVE_MS
    const syncMs = () => Math.max(1, Math.min(at === 0 ? FIRST_SYNC_MS : NEXT_SYNC_MS, left()))
    const attempt = await probeOnce(endpoint, { syncMs, signal, stop: options.signal, sinceStart, limit })
    if (attempt.ok || attempt.error.code !== 'notAnswering') return attempt
    const next = baudRates[at + 1]
    if (attempt.error.seen !== 'noise' || next === undefined || left() < NEXT_SYNC_MS)
      return err({ ...attempt.error, baudRates: tried })
    options.progress?.(`noise at ${baudRate} baud; trying ${next}`)
  }
}

async function probeOnce(
  endpoint: Endpoint,
  on: {
    /** Asked once the link is open: opening takes its share of the limit. */
    readonly syncMs: () => number
    /** Aborts at the limit, or when somebody stops it. */
    readonly signal: AbortSignal
    readonly stop: AbortSignal | undefined
    readonly limit: AbortSignal
    readonly sinceStart: () => number
  },
): Promise<Result<ProbeDocument, ProbeError>> {
  const { signal, stop, limit, sinceStart } = on
  const timings: { -readonly [K in keyof ProbeTimings]: ProbeTimings[K] } = {
    openMs: null,
    firstReplyMs: null,
    identityMs: null,
    signalMs: null,
    totalMs: 0,
  }
  let snapshot = emptySnapshot()
  const emit = (change: SnapshotChange) => {
    snapshot = applyChange(snapshot, change)
    if (change.path === 'terminal.imei') timings.identityMs ??= sinceStart()
    if (change.path === 'signal.bars') timings.signalMs ??= sinceStart()
  }
  const link = await endpoint.open(signal)
  if (!link.ok) return cannotOpen(link.error, limit)
  timings.openMs = sinceStart()
  const chat = openAtChat(link.value)
  const unlisten = chat.onTranscript(({ dir }) => {
    if (dir === 'received') timings.firstReplyMs ??= sinceStart()
  })
  // It ends by its own deadline, so that it can say what was seen; the limit would only say that it was stopped.
  const synced = await chat.sync({ deadlineMs: on.syncMs(), ...(stop && { signal: stop }) })
  const read = synced.ok ? await readAll(chat, emit, signal) : synced
  unlisten()
  await chat.close()
  timings.totalMs = sinceStart()
  if (!synced.ok) return err(unanswered(synced.error))
  if (read.ok) return ok(probeDocument(snapshot, timings, 'notReported'))
  const aborted = read.error.code === 'aborted'
  if (aborted && !limit.aborted) return err({ code: 'aborted' })
  const rest = aborted ? 'timeLimit' : read.error.code === 'linkGone' ? 'linkGone' : 'noAnswer'
  return ok(probeDocument(snapshot, timings, rest))
}

async function readAll(chat: AtChat, emit: (change: SnapshotChange) => void, signal: AbortSignal) {
  const terminal = await openModemTerminal(chat, { synced: true, signal, emit })
  return terminal.ok ? terminal.value.readSnapshot(emit, signal) : terminal
}

function cannotOpen(error: OpenError, limit: AbortSignal): Result<never, ProbeError> {
  if (error.code !== 'aborted') return err({ code: 'cannotOpen', error })
  if (!limit.aborted) return err({ code: 'aborted' })
  return err({ code: 'cannotOpen', error: { code: 'timeout', detail: 'not open within the time limit' } })
}

function unanswered(error: AtError): ProbeError {
  switch (error.code) {
    case 'timeout':
      return { code: 'notAnswering', seen: error.seen, baudRates: [] }
    case 'linkClosed':
      return { code: 'linkGone', detail: error.end.detail ?? error.end.reason }
    case 'aborted':
      return { code: 'aborted' }
    // It talks, but never gets as far as OK.
    case 'refused':
    case 'modemReset':
      return { code: 'notAnswering', seen: 'noFinalCode', baudRates: [] }
  }
}
