import { sameIccid } from '../../../shared/iccid.ts'
import { sameImei } from '../../../shared/imei.ts'
import { knownValue } from '../../../shared/reading.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SnapshotChange } from '../../../shared/snapshot.ts'
import type { AtChat } from '../../at/at.ts'
import type { Capabilities, Capability, Identity, Terminal, TerminalError } from '../terminal.ts'
import { activateContext } from './activate.ts'
import { isMissing } from './dialect.ts'
import { generic } from './dialects/generic/index.ts'
import { dialectFor } from './dialects/index.ts'
import type { Modem } from './modem.ts'
import { emptyView } from './network-view.ts'
import { readOwnNumber, writeOwnNumber } from './own-number.ts'
import { readCardState, readPinTries, readSubscriber } from './read-card.ts'
import { readContexts } from './read-contexts.ts'
import { type Introduction, introductionText, readIntroduction, readTerminal } from './read-identity.ts'
import { readOperator, readRegistration, readSignal } from './read-network.ts'
import { terminalError } from './refusal.ts'
import { startRound } from './round.ts'
import * as standard from './standard.ts'
import { attempt, checkTcp, ping } from './traffic.ts'
import { watch } from './watch.ts'

export interface ModemOptions {
  readonly signal?: AbortSignal
  /** The chat has been brought into step already. */
  readonly synced?: boolean
  /** Receives what is read on the way: manufacturer, model, firmware. The first snapshot sends them again. */
  readonly emit?: (change: SnapshotChange) => void
  /** Milliseconds since the epoch; for tests. */
  readonly now?: () => number
}

/**
 * Makes a terminal of whatever answers AT: brings the dialogue into a known state, asks who is there, and takes the dialect that is
 * surest of it. Changes nothing but echo, result and error format. The chat is the terminal's from now on, also after an error.
 */
export async function openModemTerminal(
  chat: AtChat,
  { signal, synced = false, emit, now = Date.now }: ModemOptions = {},
): Promise<Result<Terminal, TerminalError>> {
  const inStep = synced ? ok(undefined) : await chat.sync({ ...(signal && { signal }) })
  if (!inStep.ok) return err(terminalError(inStep.error))
  const modem = { chat, now, reporting: new Set<string>(), unsupported: new Set<string>(), network: emptyView }
  const round = startRound({ ...modem, dialect: generic }, { signal, ...(emit && { emit }) })
  const introduction = await readIntroduction(round)
  const ended = round.result()
  if (!ended.ok) return ended
  return ok(terminalOf({ ...modem, dialect: dialectFor(introductionText(introduction)) }, introduction))
}

function terminalOf(modem: Modem, firstIntroduction: Introduction): Terminal {
  const { chat, dialect } = modem
  // The first snapshot need not ask again what has just been asked.
  let introduction: Introduction | undefined = firstIntroduction

  const identify = async (signal?: AbortSignal): Promise<Result<Identity, TerminalError>> => {
    const round = startRound(modem, { signal, priority: 'technician' })
    const imei = knownValue(await round.askFirst(standard.imei))
    const iccid = knownValue(await round.askFirst(dialect.iccid))
    const ended = round.result()
    return ended.ok ? ok({ imei, iccid }) : ended
  }

  return {
    kind: 'modem',
    dialect: dialect.name,
    identify,

    async readSnapshot(emit, signal) {
      modem.unsupported.clear()
      const round = startRound(modem, { emit, signal })
      await readTerminal(round, introduction)
      introduction = undefined
      const card = await readCardState(round)
      await readRegistration(round)
      await readSignal(round)
      await readOperator(round)
      // A busy card is waited for after everything that does not need it.
      if (card.state === 'busy') await readContexts(round)
      const subscriber = await readSubscriber(round, card)
      if (card.state !== 'busy') await readContexts(round)
      await readPinTries(round, subscriber)
      return round.result()
    },

    async readSignal(emit, signal) {
      const round = startRound(modem, { emit, signal, light: true })
      await readRegistration(round)
      await readSignal(round)
      return round.result()
    },

    async readCard(emit, signal) {
      const round = startRound(modem, { emit, signal })
      const card = await readSubscriber(round, await readCardState(round))
      await readPinTries(round, card)
      return round.result()
    },

    async readContexts(emit, signal) {
      const round = startRound(modem, { emit, signal })
      await readContexts(round)
      return round.result()
    },

    watch: (emit) => watch(modem, emit),

    async capabilities(): Promise<Capabilities> {
      const way = (of: object): Capability =>
        isMissing(of) ? { possible: false, reason: of.missing } : { possible: true }
      const number = await readOwnNumber(startRound(modem, {}))
      return {
        tcp: way(dialect.tcp),
        ping: way(dialect.ping),
        powerOff: way(dialect.powerOff),
        boundNumber: number.ok ? { possible: true } : { possible: false, reason: reasonOf(number.error) },
      }
    },

    activateContext: (signal) => activateContext(startRound(modem, { signal, priority: 'technician' })),
    checkTcp: (host, port, signal) => checkTcp(modem, host, port, signal),
    ping: (host, signal) => ping(modem, host, signal),
    readOwnNumber: (signal) => readOwnNumber(startRound(modem, { signal, priority: 'technician' })),

    async writeOwnNumber(number, expect, signal) {
      const seen = await identify(signal)
      if (!seen.ok) return seen
      if (!isSame(expect, seen.value)) return err({ code: 'identityDiffers', expected: expect, seen: seen.value })
      return writeOwnNumber(startRound(modem, { signal, priority: 'technician' }), number)
    },

    async powerOff(signal) {
      if (isMissing(dialect.powerOff)) return err({ code: 'unsupported', reason: dialect.powerOff.missing })
      const off = await attempt(modem, dialect.powerOff, signal)
      if (!off.ok) return off
      return off.value.verdict.passed ? ok(undefined) : err({ code: 'refused', detail: off.value.raw })
    },

    transcript: () => chat.transcript(),
    gone: chat.ended.then(({ reason, detail }) => ({ reason, ...(detail !== undefined && { detail }) })),
    close: () => chat.close(),
  }
}

/** A write goes only to the terminal and the card that it was meant for; what is not known is not the same. */
const isSame = (expected: Identity, seen: Identity): boolean =>
  expected.imei !== undefined &&
  seen.imei !== undefined &&
  expected.iccid !== undefined &&
  seen.iccid !== undefined &&
  sameImei(expected.imei, seen.imei) &&
  sameIccid(expected.iccid, seen.iccid)

function reasonOf(error: TerminalError): string {
  switch (error.code) {
    case 'unsupported':
      return error.reason
    case 'refused':
    case 'malformed':
    case 'linkGone':
      return error.detail
    default:
      return 'The modem did not answer.'
  }
}
