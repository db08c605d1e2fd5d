import { cardLine } from '../generic.ts'
import type { Persona } from '../persona.ts'
import { device } from './device.ts'
import { internet } from './internet.ts'
import { radio } from './radio.ts'

/** Whether +QSIMSTAT=1 asked for lines about the card's coming and going. */
const reportsCard = (settings: ReadonlyMap<string, string>) => settings.get('+QSIMSTAT') === '1'

/** An EC25, as its AT manual and public logs have it. */
export const quectel: Persona = {
  name: 'quectel',
  identity: { manufacturer: 'Quectel', model: 'EC25', firmware: 'EC25EFAR06A06M4G' },
  commands: { ...device, ...radio, ...internet },
  banners: {
    started: ['RDY', '+CFUN: 1'],
    card: (modem) => (modem.session === undefined ? ['+CPIN: NOT INSERTED'] : [cardLine(modem, ''), '+QUSIM: 1']),
    complete: ['+QIND: SMS DONE', '+QIND: PB DONE'],
  },
  poweredDown: ['POWERED DOWN'],
  cardRemoved: ({ settings }) => [...(reportsCard(settings) ? ['+QSIMSTAT: 1,0'] : []), '+CPIN: NOT READY'],
  cardInserted: (modem) => [...(reportsCard(modem.settings) ? ['+QSIMSTAT: 1,1'] : []), cardLine(modem, '')],
}
