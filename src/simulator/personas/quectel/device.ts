import { iccidOf } from '../../card/card.ts'
import { pinState } from '../../card/session.ts'
import { type Answer, CME, cme, done, doneThen, error } from '../../modem/answer.ts'
import { number } from '../../modem/commandLine.ts'
import { setting } from '../../modem/commands/settings.ts'
import type { Call, CommandTable } from '../../modem/modem.ts'

/** The ICCID can be read before the PIN. Twenty characters, with the filler (EC2x AT manual, +QCCID). */
const iccid = ({ modem }: Call): Answer => {
  if (modem.cardBusy) return cme(CME.cardBusy)
  return modem.session === undefined ? cme(CME.noCard) : done(`+QCCID: ${iccidOf(modem.session.card).padEnd(20, 'F')}`)
}

const triesLeft = ({ modem, args }: Call): Answer => {
  if (modem.session === undefined) return cme(CME.noCard)
  const { pin1, pin2 } = modem.session.card
  const lines = [
    { facility: 'SC', line: `+QPINC: "SC",${pin1.pinTries},${pin1.pukTries}` },
    { facility: 'P2', line: `+QPINC: "P2",${pin2.pinTries},${pin2.pukTries}` },
  ]
  const asked = args[0]?.text
  const chosen = lines.filter(({ facility }) => asked === undefined || facility === asked)
  return chosen.length === 0 ? error : done(...chosen.map(({ line }) => line))
}

const powerDown = ({ modem, args }: Call): Answer => {
  const how = args[0] === undefined ? 1 : number(args[0])
  if (how !== 0 && how !== 1) return error
  modem.acts.powerOffCommands++
  return doneThen(() => modem.leave('off'))
}

/** 0 initialising, or the sum of 1 +CPIN ready, 2 SMS ready, 4 phonebook ready. */
const initialised = ({ modem }: Call): Answer =>
  done(`+QINISTAT: ${modem.session !== undefined && !modem.cardBusy && pinState(modem.session) === 'ready' ? 7 : 0}`)

export const device: CommandTable = {
  I: {
    exec: ({ modem: { identity } }) => done(identity.manufacturer, identity.model, `Revision: ${identity.firmware}`),
    set: ({ modem: { identity } }) => done(identity.manufacturer, identity.model, `Revision: ${identity.firmware}`),
  },
  '+QGMR': {
    exec: ({ modem: { identity } }) => done(`${identity.firmware}_01.002.01.002`),
    read: ({ modem: { identity } }) => done(`${identity.firmware}_01.002.01.002`),
  },
  '+QCCID': { exec: iccid, read: iccid, test: () => done() },
  '+QPINC': { read: triesLeft, set: triesLeft, test: '("SC","P2")' },
  '+QINISTAT': { exec: initialised, test: '(0-7)' },
  '+QSIMSTAT': {
    ...setting('0', '(0,1)', /^[01]$/),
    read: ({ modem }) =>
      done(
        `+QSIMSTAT: ${modem.settings.get('+QSIMSTAT') ?? '0'},${modem.cardBusy ? 2 : Number(modem.session !== undefined)}`,
      ),
  },
  '+QSIMDET': setting('0,0', '(0,1),(0,1)', /^[01],[01]$/),
  '+QPOWD': { exec: powerDown, set: powerDown, test: '(0,1)' },
  '+QURCCFG': setting('"urcport","usbat"', '"urcport",("usbat","usbmodem","uart1")', /^"urcport"(?:,"[a-z0-9]+")?$/),
}
