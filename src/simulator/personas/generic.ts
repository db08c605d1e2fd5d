import { pinState } from '../card/session.ts'
import type { Modem } from '../modem/modem.ts'
import type { Persona } from './persona.ts'

/** +CPIN as a line the modem says by itself. */
export function cardLine({ session }: Modem, absent: string): string {
  if (session === undefined) return absent
  const words = { ready: 'READY', pin: 'SIM PIN', puk: 'SIM PUK', dead: 'NOT READY' }
  return `+CPIN: ${words[pinState(session)]}`
}

/** A modem that knows the standard and nothing else. */
export const generic: Persona = {
  name: 'generic',
  identity: { manufacturer: 'Generic Modules', model: 'GM-4G', firmware: 'GM4G_V1.04' },
  commands: {},
  banners: { started: [], card: () => [], complete: [] },
  poweredDown: [],
  cardRemoved: () => [],
  cardInserted: () => [],
}
