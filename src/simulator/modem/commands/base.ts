import type { CommandTable } from '../modem.ts'
import { basic } from './basic.ts'
import { card } from './card.ts'
import { data } from './data.ts'
import { identity } from './identity.ts'
import { network } from './network.ts'
import { phonebook } from './phonebook.ts'
import { settings } from './settings.ts'
import { sms } from './sms.ts'

/** The modem under every persona: V.250, 27.007 and 27.005, nobody's own commands. */
export const baseCommands: CommandTable = {
  ...basic,
  ...settings,
  ...identity,
  ...card,
  ...phonebook,
  ...network,
  ...data,
  ...sms,
}
