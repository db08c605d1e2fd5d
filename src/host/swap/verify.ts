import type { CardFacts, Check } from '../../shared/contract/swap.ts'
import { sameIccid } from '../../shared/iccid.ts'
import { tail } from '../../shared/mask.ts'
import { CHECKS, type CheckName } from '../../shared/outcome.ts'
import { problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { applyChange, emptySnapshot, type Snapshot, type SnapshotChange } from '../../shared/snapshot.ts'
import { isInterruption, terminalProblem } from '../session/terminal-problem.ts'
import type { Identity, Terminal, TerminalError } from '../terminal/terminal.ts'
import { type Act, type ActContext, type ActEnd, notProved, proved, waiting } from './act.ts'
import type { CheckContext, CheckRun } from './checks/check.ts'
import { context as contextCheck } from './checks/context.ts'
import { iccid } from './checks/iccid.ts'
import { platform } from './checks/platform.ts'
import { registration } from './checks/registration.ts'
import { signal } from './checks/signal.ts'
import { sim } from './checks/sim.ts'
import { traffic } from './checks/traffic.ts'
import { factsOf } from './facts.ts'
import { otherTerminal, sameTerminal } from './identity.ts'
import { readAll } from './read-before.ts'

const RUNS: Readonly<Record<CheckName, CheckRun>> = {
  sim,
  iccid,
  registration,
  signal,
  context: contextCheck,
  traffic,
  platform,
}

/** A check says nothing once one of these has failed, and is not run: nothing is asked of the wrong card. */
const RESTS_ON: Readonly<Record<CheckName, readonly CheckName[]>> = {
  sim: [],
  iccid: ['sim'],
  registration: ['sim', 'iccid'],
  signal: ['sim', 'iccid'],
  context: ['sim', 'iccid', 'registration'],
  traffic: ['sim', 'iccid', 'registration', 'context'],
  platform: ['sim', 'iccid'],
}

/**
 * Step 8. Each check is journaled as it ends. A turn after an interruption goes on with the checks that are missing, on the same
 * terminal with the same card; at the end everything is read once more, and that reading is the proof of whose checks they were.
 */
export const verify: Act = async (context) => {
  const { state, act, world, clock, signal: stop, note, done } = context
  const terminal = world.terminal()
  if (!terminal || act.intent.act !== 'verify') return waiting()

  const identity = await terminal.identify(stop)
  if (!identity.ok) return isInterruption(identity.error) ? waiting() : notProved(terminalProblem(identity.error))
  const stranger = strangeness(context, identity.value)
  if (stranger) return stranger

  const checking = checkContext(context, terminal, act.intent)
  if (!checking) return waiting()
  for (const name of CHECKS) {
    const { checks } = state()
    if (checks.some((check) => check.name === name)) continue
    if (RESTS_ON[name].some((other) => checks.find((check) => check.name === other)?.status === 'failed')) continue
    const run = await RUNS[name](checking)
    if (stop.aborted || (!run.ok && isInterruption(run.error))) return waiting()
    const at = new Date(clock.now()).toISOString()
    const check: Check = run.ok
      ? { name, by: 'bench', at, ...run.value }
      : { name, by: 'bench', at, status: 'notEnoughData', seen: {}, problem: terminalProblem(run.error) }
    if (!note({ type: 'checked', attempt: act.attempt, check })) return waiting()
  }
  if (!done()) return waiting()

  const read = await readAll(terminal, stop)
  if (!read.ok) return isInterruption(read.error) ? waiting() : notProved(terminalProblem(read.error))
  const after = factsOf(read.value, new Date(clock.now()).toISOString())
  return unproven(context, after) ?? proved({ act: 'verify', after })
}

/** Why the last reading is no proof that the checks were made on this terminal with this card; undefined: it is one. */
function unproven(context: ActContext, after: CardFacts): ActEnd | undefined {
  const { imei, iccid } = after
  const stranger = strangeness(context, { imei, iccid })
  if (stranger) return stranger
  if (context.state().imei !== undefined && imei === undefined)
    return notProved(problem('notProved', undefined, 'no IMEI'))
  // A card that was read and can no longer be read is out, or has failed.
  return checkedIccid(context) !== undefined && iccid === undefined ? notProved(problem('noCardRead')) : undefined
}

/** The ICCID that the checks were made on. */
const checkedIccid = ({ state }: ActContext): string | undefined => {
  const iccid = state().checks.find((check) => check.name === 'iccid')?.seen.iccid
  return typeof iccid === 'string' ? iccid : undefined
}

/** Why what answers now is not what the checks were, or are to be, made on; undefined: it is. */
function strangeness(context: ActContext, seen: Identity): ActEnd | undefined {
  const { imei } = context.state()
  if (sameTerminal(imei, seen.imei) === 'other') return notProved(otherTerminal(imei, seen.imei))
  const checked = checkedIccid(context)
  if (checked === undefined || seen.iccid === undefined || sameIccid(checked, seen.iccid)) return undefined
  return notProved(problem('otherCard', { expected: tail(checked), seen: tail(seen.iccid) }))
}

function checkContext(
  { state, world, clock, signal: stop }: ActContext,
  terminal: Terminal,
  intent: { readonly paymentHost: string; readonly signalThresholdDbm: number },
): CheckContext | undefined {
  const { newCard, before } = state()
  if (!newCard) return undefined
  // Of what the poller knows only the operator's name serves: no check rests on it.
  const operatorName = world.snapshot()?.network.operatorName
  const nothing = emptySnapshot()
  let snapshot: Snapshot = { ...nothing, network: { ...nothing.network, ...(operatorName && { operatorName }) } }
  const take = (change: SnapshotChange) => {
    snapshot = applyChange(snapshot, change)
  }
  const readers = {
    card: () => terminal.readCard(take, stop),
    signal: () => terminal.readSignal(take, stop),
    contexts: () => readContexts(terminal, take, stop),
  }
  return {
    terminal,
    snapshot: () => snapshot,
    async read(what) {
      const read = await readers[what]()
      return read.ok ? ok(snapshot) : read
    },
    expectedIccid: newCard.iccid,
    oldIccid: before?.iccid,
    signalThresholdDbm: intent.signalThresholdDbm,
    paymentHost: intent.paymentHost,
    clock,
    signal: stop,
  }
}

/** The list of contexts; none that came is another thing than an empty one. */
async function readContexts(
  terminal: Terminal,
  take: (change: SnapshotChange) => void,
  signal: AbortSignal,
): Promise<Result<void, TerminalError>> {
  let listed = false
  const read = await terminal.readContexts((change) => {
    listed = true
    take(change)
  }, signal)
  return read.ok && !listed ? err({ code: 'malformed', detail: 'no list of contexts' }) : read
}
