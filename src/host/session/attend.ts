import { type Problem, problem } from '../../shared/problem.ts'
import { knownValue } from '../../shared/reading.ts'
import type { Result } from '../../shared/result.ts'
import type { Snapshot, SnapshotChange } from '../../shared/snapshot.ts'
import type { Capabilities, Identity, Terminal, TerminalError } from '../terminal/terminal.ts'
import type { Clock } from './clock.ts'
import { terminalProblem } from './terminal-problem.ts'

const POLL_MS = 1000
/** Contexts can end without any change of registration; they are looked at again after so many polls. */
const POLLS_PER_CONTEXTS = 15
/** So many polls in a row without an answer: the terminal is given up, and its link opened anew. */
const MISSES = 3

/** What the visit reports while it goes on. */
export interface Attendance {
  identified(identity: Identity): void
  /** The first complete reading begins. */
  reading(): void
  changed(change: SnapshotChange): void
  /** The modem has restarted behind its port: what was read holds no more, not even who answers. */
  restarted(): void
  /** A complete reading has ended. */
  read(): void
  polled(): void
  capabilities(capabilities: Capabilities): void
}

/** Things asked for from outside, done at the next turn. */
export interface Wanted {
  everything: boolean
  /** Aborted when something is wanted before the next poll is due. */
  wake: AbortController
}

/**
 * Stays with one terminal from its first answer to its last: identity first, then everything once, then the moving figures each
 * second (a poll begins one second after the one before began, and never while it still runs). What the modem says of itself
 * about the card has the card read again; a change of registration, the card and the contexts; a restart, everything.
 * Resolves with why it ended: `linkGone`, or in which way the modem does not answer any more.
 */
export async function attend(
  terminal: Terminal,
  on: Attendance,
  options: {
    readonly clock: Clock
    readonly mayPoll: () => boolean
    readonly wanted: Wanted
    readonly snapshot: () => Snapshot
    readonly signal: AbortSignal
  },
): Promise<Problem> {
  const { clock, wanted, snapshot } = options
  const over = new AbortController()
  const { signal } = over
  const end = () => over.abort()
  options.signal.addEventListener('abort', end, { once: true })
  if (options.signal.aborted) end()
  void terminal.gone.then(end)
  signal.addEventListener('abort', () => wanted.wake.abort(), { once: true })

  let cardTouched = false
  let restarted = false
  let misses = 0
  let departure: Problem | undefined
  const unwatch = terminal.watch((change) => {
    if ('reading' in change && 'unknown' in change.reading && change.reading.unknown === 'notReadYet') {
      if (!restarted) on.restarted()
      restarted = true
    } else {
      on.changed(change)
      if (change.path !== 'sim.state') return
      cardTouched = true
    }
    wanted.wake.abort()
  })

  /** Notes what an outcome says about the link; true while the terminal is still worth talking to. */
  const stillHere = (outcome: Result<unknown, TerminalError>) => {
    if (signal.aborted || (!outcome.ok && outcome.error.code === 'linkGone')) departure = problem('linkGone')
    else if (outcome.ok || outcome.error.code !== 'notAnswering') misses = 0
    else if (++misses >= MISSES) departure = terminalProblem(outcome.error)
    return departure === undefined
  }

  const identify = async () => {
    restarted = false
    for (;;) {
      const identity = await terminal.identify(signal)
      if (!stillHere(identity)) return
      if (identity.ok) return on.identified(identity.value)
      // A modem that answers and gives no identity is a terminal all the same.
      if (identity.error.code !== 'notAnswering') return on.identified({ imei: undefined, iccid: undefined })
    }
  }

  const readEverything = async () => {
    wanted.everything = false
    cardTouched = false
    // What was read before a restart in between is not complete.
    if (stillHere(await terminal.readSnapshot(on.changed, signal)) && !restarted) on.read()
  }

  /** The card, and everything once more if it turns out to be another one. */
  const readCard = async () => {
    cardTouched = false
    const before = knownValue(snapshot().sim.iccid)
    if (!stillHere(await terminal.readCard(on.changed, signal))) return
    if (knownValue(snapshot().sim.iccid) !== before) wanted.everything = true
  }

  const poll = async () => {
    const before = knownValue(snapshot().network.registration)
    if (!stillHere(await terminal.readSignal(on.changed, signal))) return false
    on.polled()
    return knownValue(snapshot().network.registration) !== before
  }

  const turn = async (count: number) => {
    if (restarted) {
      await identify()
      wanted.everything = true
      return
    }
    if (wanted.everything) return readEverything()
    if (cardTouched) return readCard()
    const moved = await poll()
    if (departure) return
    if (moved || knownValue(snapshot().sim.state) === 'busy') await readCard()
    if (!departure && (moved || count % POLLS_PER_CONTEXTS === 0))
      stillHere(await terminal.readContexts(on.changed, signal))
  }

  try {
    await identify()
    if (departure) return departure
    on.reading()
    await readEverything()
    if (departure) return departure
    on.capabilities(await terminal.capabilities())

    let due = clock.now() + POLL_MS
    for (let count = 1; !departure && !signal.aborted; count++) {
      wanted.wake = new AbortController()
      if (!wanted.everything && !cardTouched && !restarted) await clock.sleep(due - clock.now(), wanted.wake.signal)
      const began = clock.now()
      due = began + POLL_MS
      if (options.mayPoll()) await turn(count)
      else await clock.sleep(POLL_MS, signal)
    }
    return departure ?? problem('linkGone')
  } finally {
    unwatch()
    options.signal.removeEventListener('abort', end)
  }
}
