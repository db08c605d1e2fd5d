import { fromHex, toHex } from '../../card/bcd.ts'
import { imsiOf, ownNumbersOf } from '../../card/card.ts'
import { EF } from '../../card/files.ts'
import { type ChvAnswer, change, setEnabled, verify } from '../../card/pin.ts'
import {
  type CardReply,
  type CardSession,
  enterPin,
  enterPuk,
  pinState,
  readBinary,
  readRecord,
  select,
  updateBinary,
  updateRecord,
} from '../../card/session.ts'
import { type Answer, CME, cme, done } from '../answer.ts'
import { encodeText } from '../charset.ts'
import { number } from '../commandLine.ts'
import type { Call, CommandEntry, CommandTable, Modem } from '../modem.ts'

/** Why the card cannot be used now, as an error; undefined when it can. */
export function cardError(modem: Modem): Answer | undefined {
  if (modem.functionality === 0) return cme(CME.cardFailure)
  if (modem.cardBusy) return cme(CME.cardBusy)
  if (modem.session === undefined) return cme(CME.noCard)
  const state = pinState(modem.session)
  if (state === 'pin') return cme(CME.pin)
  if (state === 'puk') return cme(CME.puk)
  return state === 'dead' ? cme(CME.cardFailure) : undefined
}

/** Runs `use` on a card that is ready. */
export const withCard =
  (use: (call: Call, session: CardSession) => Answer): CommandEntry['exec'] =>
  (call) =>
    cardError(call.modem) ?? (call.modem.session === undefined ? cme(CME.noCard) : use(call, call.modem.session))

/** The card whatever its PIN says; a modem with the radio at minimum keeps it without power. */
const powered = (modem: Modem): CardSession | undefined =>
  modem.functionality === 0 || modem.cardBusy ? undefined : modem.session

const STATE_WORDS = { ready: 'READY', pin: 'SIM PIN', puk: 'SIM PUK' } as const

function afterTry(call: Call, answer: ChvAnswer): Answer {
  call.modem.acts.pinAttempts++
  call.modem.cardChanged()
  if (answer === 'ok') return done()
  if (answer === 'disabled') return cme(CME.notAllowed)
  return cme(answer === 'blocked' ? CME.puk : CME.wrongPassword)
}

const pin: CommandEntry = {
  test: () => done(),
  read: ({ modem }) => {
    const session = powered(modem)
    if (session === undefined) return cardError(modem) ?? cme(CME.noCard)
    const state = pinState(session)
    return state === 'dead' ? cme(CME.cardFailure) : done(`+CPIN: ${STATE_WORDS[state]}`)
  },
  set: (call) => {
    const session = powered(call.modem)
    if (session === undefined) return cardError(call.modem) ?? cme(CME.noCard)
    const [first, second] = call.args
    const state = pinState(session)
    if (first === undefined) return cme(CME.badParameters)
    if (state === 'puk' && second !== undefined) {
      if (!/^\d{4,8}$/.test(second.text)) return cme(CME.badParameters)
      return afterTry(call, enterPuk(session, first.text, second.text))
    }
    if (state !== 'pin') return cme(state === 'puk' ? CME.puk : CME.notAllowed)
    return afterTry(call, enterPin(session, first.text))
  },
}

/** 27.007 §8.65. */
const triesLeft = (call: Call): Answer => {
  const session = powered(call.modem)
  if (session === undefined) return cardError(call.modem) ?? cme(CME.noCard)
  const { pin1, pin2 } = session.card
  const codes: [string, number, number][] = [
    ['SIM PIN', pin1.pinTries, 3],
    ['SIM PUK', pin1.pukTries, 10],
    ['SIM PIN2', pin2.pinTries, 3],
    ['SIM PUK2', pin2.pukTries, 10],
  ]
  const asked = call.args[0]?.text
  const lines = codes.filter(([code]) => asked === undefined || asked === code)
  return done(...lines.map(([code, left, all]) => `+CPINR: ${code},${left},${all}`))
}

const lock: CommandEntry = {
  test: '("SC")',
  set: (call) => {
    const session = powered(call.modem)
    if (session === undefined) return cardError(call.modem) ?? cme(CME.noCard)
    const [facility, mode, password] = call.args
    if (facility?.text !== 'SC') return cme(CME.notSupported)
    const wanted = number(mode)
    if (wanted === 2) return done(`+CLCK: ${Number(session.card.pin1.enabled)}`)
    if ((wanted !== 0 && wanted !== 1) || password === undefined) return cme(CME.badParameters)
    if (pinState(session) !== 'ready') return cardError(call.modem) ?? cme(CME.notAllowed)
    const answer = setEnabled(session.card.pin1, wanted === 1, password.text)
    // Whoever switches the check on has just proved the PIN.
    if (answer === 'ok') session.verified = true
    return afterTry(call, answer)
  },
}

const password: CommandEntry = {
  test: '("SC",8),("P2",8)',
  set: (call) => {
    const session = powered(call.modem)
    if (session === undefined) return cardError(call.modem) ?? cme(CME.noCard)
    const [facility, old, fresh] = call.args
    if (old === undefined || fresh === undefined || !/^\d{4,8}$/.test(fresh.text)) return cme(CME.badParameters)
    if (facility?.text === 'SC') return afterTry(call, change(session.card.pin1, old.text, fresh.text))
    if (facility?.text !== 'P2') return cme(CME.notSupported)
    const answer = verify(session.card.pin2, old.text)
    if (answer === 'ok') session.card.pin2.pin = fresh.text
    return afterTry(call, answer)
  },
}

/** Restricted access to the card (27.007 §8.18). Status words are printed in decimal. */
function restricted({ modem, args }: Call): Answer {
  const session = powered(modem)
  if (session === undefined) return cardError(modem) ?? cme(CME.noCard)
  const [command, file, p1 = 0, p2 = 0, p3 = 0] = [0, 1, 2, 3, 4].map((i) => number(args[i]))
  if (command === undefined) return cme(CME.badParameters)
  if (command === 242) return status({ sw1: 0x90, sw2: 0, data: new Uint8Array() })
  if (file === undefined) return cme(CME.badParameters)
  const data = fromHex(args[5]?.text ?? '')
  if (data === undefined) return cme(CME.badParameters)
  switch (command) {
    case 192:
      return status(select(session, file))
    case 176:
      return status(readBinary(session, file, (p1 << 8) | p2, p3))
    case 178:
      return p2 === 4 ? status(readRecord(session, file, p1, p3)) : cme(CME.badParameters)
    case 214:
      return p3 === data.length ? status(updateBinary(session, file, (p1 << 8) | p2, data)) : cme(CME.badParameters)
    case 220: {
      if (p2 !== 4 || p3 !== data.length) return cme(CME.badParameters)
      const reply = updateRecord(session, file, p1, data)
      if (file === EF.MSISDN && reply.sw1 === 0x90) modem.acts.msisdnWrites++
      modem.cardChanged()
      return status(reply)
    }
    default:
      return cme(CME.notSupported)
  }
}

const status = ({ sw1, sw2, data }: CardReply): Answer =>
  done(`+CRSM: ${sw1},${sw2},"${data.length === 0 ? '' : toHex(data)}"`)

const ownNumbers = withCard(({ modem }, session) =>
  done(
    ...ownNumbersOf(session.card)
      .filter(({ number }) => number !== '')
      .map(({ number, alpha, type }) => `+CNUM: "${encodeText(modem, alpha)}","${number}",${type}`),
  ),
)

/** The card: its locks, its numbers, its files. */
export const card: CommandTable = {
  '+CPIN': pin,
  '+CPINR': { exec: triesLeft, set: triesLeft, test: () => done() },
  '+CLCK': lock,
  '+CPWD': password,
  '+CIMI': { test: () => done(), exec: withCard((_, session) => done(imsiOf(session.card))) },
  '+CNUM': { test: () => done(), exec: ownNumbers },
  '+CRSM': { test: () => done(), set: restricted },
}
