import { generic } from './generic.ts'
import type { Persona } from './persona.ts'
import { quectel } from './quectel/quectel.ts'
import { simcom } from './simcom/simcom.ts'

/** Every make of modem there is: a new one is a folder and a line here. */
export const personas: Readonly<Record<string, Persona>> = { generic, quectel, simcom }
