import { issuerOfIccid } from '../../../shared/iccid.ts'
import { issuerOfPlmn } from '../../../shared/imsi.ts'
import { type Reading, type Unknown, unknown } from '../../../shared/reading.ts'
import type { Issuer, SimState } from '../../../shared/snapshot.ts'
import { readStoredNumber } from './own-number.ts'
import { pick } from './readings.ts'
import type { Round } from './round.ts'
import * as standard from './standard.ts'

/** A card that has just been put in, or had its PIN entered, is busy for a while (27.007 §9.2: 14). */
const BUSY_TRIES = 15
const BUSY_PAUSE_MS = 1000

/** What is known of the card when its state and number have been read. */
export interface CardSoFar {
  readonly state: SimState | undefined
  readonly iccid: Reading<string>
}

/** SIM state and ICCID: what a person looks for first. Of a busy card there is the state alone. */
export async function readCardState(round: Round): Promise<CardSoFar> {
  const reading = await round.ask(standard.simState)
  round.emit({ path: 'sim.state', reading })
  const state = 'value' in reading ? reading.value : undefined
  if (state === 'busy') return { state, iccid: unknown('notReadYet') }
  const iccid = state === 'absent' ? NO_CARD : forbiddenIn(state, await round.askFirst(round.modem.dialect.iccid))
  round.emit({ path: 'sim.iccid', reading: iccid })
  const issuer = issuerOf(iccid, NO_CARD)
  if ('value' in issuer) round.emit({ path: 'sim.operatorIssuer', reading: issuer })
  return { state, iccid }
}

/** IMSI, issuer and number. A busy card is waited for first: until it says that it is ready, or for some seconds. */
export async function readSubscriber(round: Round, soFar: CardSoFar): Promise<CardSoFar> {
  let card = soFar
  for (let tried = 0; card.state === 'busy' && tried < BUSY_TRIES && round.going(); tried++) {
    await cardNotice(round)
    card = await readCardState(round)
  }
  const { state, iccid } = card
  const nothing = state === 'absent' ? NO_CARD : state === 'busy' ? BUSY : undefined
  if (state === 'busy') round.emit({ path: 'sim.iccid', reading: BUSY })
  const imsi = nothing ?? forbiddenIn(state, await round.askFirst(standard.imsi))
  round.emit({ path: 'sim.imsi', reading: imsi })
  round.emit({ path: 'sim.operatorIssuer', reading: nothing ?? issuerOf(iccid, imsi) })
  round.emit({ path: 'sim.msisdn', reading: nothing ?? forbiddenIn(state, await readNumber(round)) })
  return card
}

/** PIN and PUK tries: asked after the values that people wait for. */
export async function readPinTries(round: Round, { state }: CardSoFar): Promise<void> {
  const tries = state === 'absent' ? NO_CARD : forbiddenIn(state, await round.askFirst(round.modem.dialect.pinTries))
  round.emit({ path: 'sim.pinTriesLeft', reading: pick(tries, ({ pin }) => pin) })
  round.emit({ path: 'sim.pukTriesLeft', reading: pick(tries, ({ puk }) => puk) })
}

const NO_CARD: Unknown = unknown('stateForbids', 'no card')
const BUSY: Unknown = unknown('stateForbids', 'the card stayed busy')

/** A command refused without a reason, while the card is not ready, was refused because of that. */
function forbiddenIn<T>(state: SimState | undefined, reading: Reading<T>): Reading<T> {
  if ('value' in reading || reading.unknown !== 'notSupported') return reading
  return state === undefined || state === 'ready' ? reading : unknown('stateForbids', reading.detail)
}

/** By the ICCID's prefix, or by the IMSI's home network where the prefix is not known. */
function issuerOf(iccid: Reading<string>, imsi: Reading<string>): Reading<Issuer> {
  const byIccid = pick(iccid, issuerOfIccid)
  const byImsi = pick(imsi, issuerOfPlmn)
  if ('value' in byIccid) return byIccid
  // A Chinese card of an unknown prefix may carry a foreign profile for roaming: that does not make its issuer foreign.
  if ('value' in byImsi && !('value' in iccid && byImsi.value === 'other')) return byImsi
  return 'value' in iccid ? unknown('notReported', 'the prefix of the ICCID is not known here') : iccid
}

/** +CNUM, or the card's record itself where the modem has no such command. */
async function readNumber(round: Round): Promise<Reading<string>> {
  const own = await round.ask(standard.ownNumbers)
  return 'unknown' in own && own.unknown === 'notSupported' ? readStoredNumber(round) : own
}

/** Waits for the modem to say something of the card, but not for long: many say nothing. */
async function cardNotice({ modem, signal }: Round): Promise<void> {
  await modem.chat.waitFor((line) => modem.dialect.notice(line) !== undefined, {
    timeoutMs: BUSY_PAUSE_MS,
    ...(signal && { signal }),
  })
}
