import { sameImei } from '../../shared/imei.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { isKnown } from '../../shared/reading.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import type { Lease, LinkStatus, Session, Sessions } from '../session/session.ts'
import type { Identity, Terminal } from '../terminal/terminal.ts'

/** What the bench sees and holds of a job's terminal at this moment. Nothing in it is remembered over a restart. */
export interface World {
  link(): LinkStatus
  /** The terminal, while it answers and this job holds it. */
  terminal(): Terminal | undefined
  /** IMEI and ICCID as read on the present link. */
  identity(): Identity
  snapshot(): Snapshot | undefined
  /** Why nothing is heard of the terminal, where that is certain; undefined while it answers or nobody knows. */
  silence(): 'linkGone' | 'modemSilent' | undefined
  /** Why this job does not hold the terminal though it is there. */
  refusal(): Problem | undefined
  /** Why nothing can be asked of the terminal; undefined also while it is only being identified, which passes. */
  absence(): Problem | undefined
  expectAway(expected: boolean): void
  /** Keeps the poller away from the terminal, or lets it back. */
  allowPolling(allowed: boolean): void
  /** Has everything read once more, for all who look at the terminal. */
  refresh(): void
  /** Looks for the terminal once more. */
  find(): void
  /** Gives the terminal back. */
  close(): void
}

export interface WorldOptions {
  readonly sessions: Sessions
  /** Who holds the terminal, for others to read. */
  readonly owner: string
  /** Where the job's terminal was last. */
  readonly path: () => string
  /** Which terminal it is; undefined while that is not known. */
  readonly imei: () => string | undefined
  /** ISO 8601. */
  readonly now: () => string
  /** Something has changed; `answering`: a terminal answers on a link that is new to the job. */
  readonly onEvent: (what: 'answering' | 'other') => void
  /** The terminal was found at another endpoint. */
  readonly onMoved: (session: Session) => void
}

/** Follows a job's terminal: at its endpoint, or wherever its IMEI answers. */
export function followTerminal(options: WorldOptions): World {
  const { sessions, owner, path, imei, now, onEvent, onMoved } = options
  const followed = new Map<Session, () => void>()
  let session: Session | undefined
  let lease: Lease | undefined
  let refused: Problem | undefined
  let goneSince = now()
  let away = false

  const answers = (candidate: Session) => ['reading', 'live', 'paused'].includes(candidate.status().phase)
  const isIt = (candidate: Session) => {
    const [wanted, seen] = [imei(), candidate.identity().imei]
    return wanted !== undefined && seen !== undefined && sameImei(wanted, seen)
  }
  /** Where it answers by its IMEI; else its old place, where another one may stand now and is then refused by the act. */
  const wanted = (): Session | undefined => {
    const here = sessions.byEndpoint(path())
    const places = [session, here].filter((place) => place !== undefined)
    return [...places, ...sessions.all()].find((place) => answers(place) && isIt(place)) ?? here
  }

  /** True when the terminal is held now and was not before. */
  const take = (): boolean => {
    if (lease || !session) return false
    const taken = session.lease(owner)
    refused = taken.ok ? undefined : taken.error
    if (!taken.ok) return false
    lease = taken.value
    lease.expectAway(away)
    const mine = lease
    mine.signal.addEventListener(
      'abort',
      () => {
        if (lease !== mine) return
        lease = undefined
        refused = problem('terminalBusy', { holder: '' })
        onEvent('other')
      },
      { once: true },
    )
    return true
  }
  const drop = () => {
    const held = lease
    lease = undefined
    held?.release()
  }

  const find = () => {
    const next = wanted()
    if (next === session) {
      if (take() && next && answers(next)) onEvent('answering')
      return
    }
    drop()
    if (session) goneSince = now()
    session = next
    refused = undefined
    take()
    if (next && next.endpoint.path !== path()) onMoved(next)
    onEvent(next && answers(next) ? 'answering' : 'other')
  }

  const follow = () => {
    const present = new Set(sessions.all())
    for (const [old, off] of followed)
      if (!present.has(old)) {
        off()
        followed.delete(old)
      }
    for (const one of present)
      if (!followed.has(one))
        followed.set(
          one,
          one.on((event) => {
            if (event.type === 'snapshot') return
            find()
            if (one === session) onEvent(event.type === 'answering' ? 'answering' : 'other')
          }),
        )
    find()
  }
  const unfollow = sessions.onChange(follow)
  follow()

  return {
    link: () => session?.link() ?? { state: 'gone', since: goneSince },
    terminal: () => (session && answers(session) ? lease?.terminal() : undefined),
    identity: () => session?.identity() ?? { imei: undefined, iccid: undefined },
    snapshot: () => session?.snapshot(),
    silence() {
      const link = session?.link()
      if (link === undefined || link.state === 'gone') return 'linkGone'
      if (link.state !== 'connected' || !session || answers(session)) return undefined
      const { imei: reading } = session.snapshot().terminal
      return !isKnown(reading) && reading.unknown === 'noAnswer' ? 'modemSilent' : undefined
    },
    refusal: () => (lease ? undefined : refused),
    absence() {
      const link = session?.link().state
      if (link !== 'connected' && link !== 'opening') return problem('terminalNotHere')
      return lease ? session?.status().problem : refused
    },
    expectAway(expected) {
      away = expected
      lease?.expectAway(expected)
    },
    allowPolling: (allowed) => lease?.allowPolling(allowed),
    refresh: () => session?.refresh(),
    find,
    close() {
      unfollow()
      for (const off of followed.values()) off()
      followed.clear()
      drop()
      session = undefined
    },
  }
}
