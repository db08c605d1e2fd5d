import { iccidOf } from '../../card/card.ts'
import { type Answer, CME, cme, done, doneThen } from '../../modem/answer.ts'
import { hex } from '../../modem/commands/network.ts'
import { setting } from '../../modem/commands/settings.ts'
import type { Call, CommandTable } from '../../modem/modem.ts'
import { cardLine } from '../generic.ts'
import type { Persona } from '../persona.ts'
import { internet } from './internet.ts'

const iccid = ({ modem }: Call): Answer =>
  modem.session === undefined ? cme(CME.noCard) : done(`+ICCID: ${iccidOf(modem.session.card).padEnd(20, 'F')}`)

/** PIN, PUK, PIN2, PUK2. */
const triesLeft = ({ modem }: Call): Answer => {
  if (modem.session === undefined) return cme(CME.noCard)
  const { pin1, pin2 } = modem.session.card
  return done(`+SPIC: ${pin1.pinTries},${pin1.pukTries},${pin2.pinTries},${pin2.pukTries}`)
}

const MODES = { 0: 'Low Power Mode', 1: 'Online', 4: 'Offline' } as const
const BANDWIDTH_20_MHZ = 5

/** +CPSI?: the SIM7600 gives RSRQ, RSRP and RSSI in tenths, the signal to noise ratio in dB. */
const serving = ({ modem }: Call): Answer => {
  const { operator, signal, registration } = modem
  const mode = MODES[modem.functionality]
  if (operator === undefined || signal === undefined || (registration.stat !== 1 && registration.stat !== 5)) {
    return done(`+CPSI: NO SERVICE,${mode}`)
  }
  const fields = [
    'LTE', mode, `${operator.plmn.slice(0, 3)}-${operator.plmn.slice(3)}`, `0x${hex(operator.tac, 4)}`, operator.cell, operator.physicalCell,
    `EUTRAN-BAND${operator.band}`, operator.channel, BANDWIDTH_20_MHZ, BANDWIDTH_20_MHZ, signal.rsrq * 10, signal.rsrp * 10, signal.rssi * 10,
    signal.sinr,
  ] // biome-ignore format: in the manual's order
  return done(`+CPSI: ${fields.join(',')}`)
}

const powerOff = ({ modem }: Call): Answer => {
  modem.acts.powerOffCommands++
  return doneThen(() => modem.leave('off'))
}

const device: CommandTable = {
  I: {
    exec: ({ modem: { identity } }) =>
      done(
        `Manufacturer: ${identity.manufacturer}`,
        `Model: ${identity.model}`,
        `Revision: ${identity.firmware}`,
        'SVN: 01',
        `IMEI: ${identity.imei}`,
        '+GCAP: +CGSM',
      ),
  },
  '+CICCID': { exec: iccid, test: () => done() },
  '+SPIC': { exec: triesLeft, test: () => done() },
  '+CPSI': { read: serving, test: '(0-255)' },
  '+CPOF': { exec: powerOff, test: () => done() },
  '+CRESET': { exec: ({ modem }) => doneThen(() => modem.leave('reset')), test: () => done() },
  '+UIMHOTSWAPON': setting('0', '(0,1)', /^[01]$/),
  '+UIMHOTSWAPLEVEL': setting('0', '(0,1)', /^[01]$/),
  '+CNMP': setting('2', '(2,13,14,38)', /^\d+$/),
}

/** A SIM7600CE, as its AT manual and public logs have it. */
export const simcom: Persona = {
  name: 'simcom',
  identity: {
    manufacturer: 'SIMCOM INCORPORATED',
    model: 'SIMCOM_SIM7600CE',
    firmware: 'SIM7600M22_V2.0',
  },
  commands: { ...device, ...internet },
  banners: {
    started: ['RDY'],
    card: (modem) => [cardLine(modem, '+CPIN: NOT INSERTED')],
    complete: ['SMS DONE', 'PB DONE'],
  },
  poweredDown: [],
  cardRemoved: () => ['+SIMCARD: NOT AVAILABLE', '+CPIN: SIM REMOVED'],
  cardInserted: (modem) => [cardLine(modem, '')],
}
