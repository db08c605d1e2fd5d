import { isDeepStrictEqual } from 'node:util'
import type { EndpointId } from '../../shared/endpoint.ts'
import { maskText } from '../../shared/mask.ts'
import { type Problem, type ProblemCode, problem } from '../../shared/problem.ts'
import { knownValue, type UnknownReason } from '../../shared/reading.ts'
import { ok, type Result } from '../../shared/result.ts'
import { applyChange, emptySnapshot, type Snapshot, type SnapshotChange } from '../../shared/snapshot.ts'
import type { Identity, Terminal } from '../terminal/terminal.ts'
import { attend, type Wanted } from './attend.ts'
import { type Clock, systemClock } from './clock.ts'
import { comeback, retryDelay } from './comeback.ts'
import { createLeaseDesk } from './lease-desk.ts'
import { readingProgress } from './progress.ts'
import type { Lease, LinkStatus, Session, SessionEvent, SessionStatus } from './session.ts'
import { createSignalHistory } from './signal-history.ts'
import { MODEM_PROBLEMS } from './terminal-problem.ts'

/**
 * The way to a terminal: opens the link, says so, and finds out what answers there. It has deadlines of its own. The problem is
 * one of the link set, or of the modem set when the link is open and nothing usable answers on it.
 */
export type Connect = (onOpen: () => void, signal: AbortSignal) => Promise<Result<Terminal, Problem>>

export interface SessionOptions {
  readonly terminalId: string
  readonly endpoint: EndpointId
  readonly connect: Connect
  readonly clock?: Clock
  /** One line, masked. */
  readonly log?: (line: string) => void
}

/** Nothing is at this address now: the same as a link that has gone, whether one was ever open or not. */
const NOBODY_THERE: readonly ProblemCode[] = ['portNotFound', 'connectionRefused', 'connectTimeout', 'linkGone']

const NOBODY: Identity = { imei: undefined, iccid: undefined }

/** Starts the owner of one terminal. It connects, reads and polls at once, and again after every loss, until it is closed. */
export function createSession(options: SessionOptions): Session {
  const { terminalId, endpoint, connect, clock = systemClock, log = () => {} } = options
  const closing = new AbortController()
  const listeners = new Set<(event: SessionEvent) => void>()
  const history = createSignalHistory()
  const iso = () => new Date(clock.now()).toISOString()

  let link: LinkStatus = { state: 'opening', since: iso() }
  let snapshot = emptySnapshot()
  let status: SessionStatus = { phase: 'waiting', progress: readingProgress(snapshot), awayExpected: false }
  let identity = NOBODY
  let terminal: Terminal | undefined
  let answering = false
  let lastImei: string | undefined
  let pause = new AbortController()
  const wanted: Wanted = { everything: false, wake: new AbortController() }

  const emit = (event: SessionEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  const setStatus = (change: Partial<SessionStatus>) => {
    status = { ...status, ...change }
    emit({ type: 'status', status })
  }
  const setLink = (state: LinkStatus['state'], why?: Problem) => {
    if (link.state === state && isDeepStrictEqual(link.problem, why)) return
    const since = link.state === state ? link.since : iso()
    link = { state, since, ...(why && { problem: why }) }
    emit({ type: 'link', link })
  }
  const setSnapshot = (next: Snapshot) => {
    snapshot = next
    emit({ type: 'snapshot', snapshot })
  }
  const forget = (why: UnknownReason) => {
    identity = NOBODY
    const { readAt: _, ...rest } = status
    status = rest
    setSnapshot(emptySnapshot(why))
  }

  const desk = createLeaseDesk(() => {
    const awayExpected = desk.awayExpected()
    if (awayExpected) pause.abort()
    const paused = answering && !desk.pollingAllowed()
    const phase = paused ? 'paused' : status.phase === 'paused' ? 'live' : status.phase
    if (phase !== status.phase || awayExpected !== status.awayExpected) setStatus({ phase, awayExpected })
  })

  const changed = (change: SnapshotChange) => {
    setSnapshot(applyChange(snapshot, change))
    if (change.path === 'terminal.imei') identity = { ...identity, imei: knownValue(change.reading) }
    if (change.path === 'sim.iccid') identity = { ...identity, iccid: knownValue(change.reading) }
    if (status.phase === 'reading') setStatus({ progress: readingProgress(snapshot) })
  }

  const visit = (present: Terminal) =>
    attend(
      present,
      {
        identified: (seen) => {
          identity = seen
          answering = true
          // The figures of another terminal are not this one's course.
          if (seen.imei !== lastImei) history.clear()
          lastImei = seen.imei
          emit({ type: 'answering', ...seen })
        },
        reading: () => setStatus({ phase: 'reading', progress: readingProgress(snapshot) }),
        changed,
        restarted: () => {
          forget('notReadYet')
          setStatus({ progress: readingProgress(snapshot) })
        },
        read: () =>
          setStatus({
            phase: desk.pollingAllowed() ? 'live' : 'paused',
            readAt: iso(),
            progress: readingProgress(snapshot),
          }),
        polled: () => history.add(snapshot.signal, clock.now()),
        capabilities: (capabilities) => setStatus({ capabilities }),
      },
      { clock, mayPoll: desk.pollingAllowed, wanted, snapshot: () => snapshot, signal: closing.signal },
    )

  /** One connection from its opening to its end: how it ended, and the terminal that was there, still to be closed. */
  const connectOnce = async (): Promise<{ why: Problem; left?: Terminal }> => {
    const connected = await connect(() => {
      setLink('connected')
      if (status.phase === 'waiting') setStatus({ phase: 'identifying' })
    }, closing.signal)
    if (!connected.ok) return { why: connected.error }
    const present = connected.value
    terminal = present
    const { problem: _, capabilities: __, ...rest } = status
    status = { ...rest, phase: 'identifying', dialect: present.dialect }
    forget('notReadYet')
    setStatus({ progress: readingProgress(snapshot) })
    return { why: await visit(present), left: present }
  }

  /** Says what a failed or ended connection means for link and phase. */
  const lost = (why: Problem) => {
    if (MODEM_PROBLEMS.includes(why.code)) {
      forget('noAnswer')
      const { problem: _, ...rest } = status
      // A terminal that is booting says nothing for a while: nothing is wrong yet.
      status = { ...rest, phase: 'notAnswering', ...(!desk.awayExpected() && { problem: why }) }
      return setStatus({})
    }
    const nobodyThere = NOBODY_THERE.includes(why.code)
    // Once a link has gone, that nobody is at its place is no news.
    if (nobodyThere && link.state === 'gone') return
    if (link.state === 'connected') forget('linkGone')
    setLink(nobodyThere ? 'gone' : 'failed', why.code === 'linkGone' ? undefined : why)
    const { problem: _, ...rest } = status
    status = { ...rest, phase: 'waiting' }
    setStatus({})
  }

  const run = async () => {
    for (let attempt = 0; ; ) {
      const { why, left } = await connectOnce().catch((error: unknown) => {
        log(`session ${terminalId}: ${error instanceof Error ? maskText(error.message) : 'unknown error'}`)
        return { why: problem('internal'), left: terminal }
      })
      terminal = undefined
      answering = false
      // One that goes again before it was read once is not back: it is tried more and more seldom.
      const wasRead = status.readAt !== undefined
      // Said before the link is closed: a driver that does not let go must not hold up the news.
      if (!closing.signal.aborted) lost(why)
      await left?.close()
      if (closing.signal.aborted) return
      attempt = wasRead ? 0 : attempt + 1
      pause = new AbortController()
      const how = await comeback(endpoint, retryDelay(attempt, desk.awayExpected()), clock, pause)
      if (how === 'touched') attempt = 0
    }
  }
  closing.signal.addEventListener('abort', () => pause.abort(), { once: true })
  // Not before the caller has had a chance to listen.
  const running = Promise.resolve().then(run)

  const session: Session = {
    terminalId,
    endpoint,
    simulated: endpoint.kind === 'simulated',
    link: () => link,
    status: () => status,
    snapshot: () => snapshot,
    identity: () => identity,
    signalHistory: history.all,
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lease(owner, { takeOver = false } = {}) {
      const taken = desk.take(owner, takeOver)
      if (!taken.ok) return taken
      const holding = taken.value
      return ok<Lease>({
        owner,
        signal: holding.signal,
        terminal: () => (holding.signal.aborted ? undefined : terminal),
        expectAway: (awayExpected) => desk.say(holding, { awayExpected }),
        allowPolling: (pollingAllowed) => desk.say(holding, { pollingAllowed }),
        release: () => desk.release(holding),
      })
    },
    refresh() {
      wanted.everything = true
      wanted.wake.abort()
      pause.abort()
    },
    async close() {
      closing.abort()
      desk.close()
      // What is being asked of it right now need not be waited for.
      await Promise.all([terminal?.close(), running])
      listeners.clear()
    },
  }
  return session
}
