import type { ActName } from '../journal/event.ts'
import type { Act } from './act.ts'
import { changeCard, pauseTrading, powerOff, powerOn } from './hand-acts.ts'
import { checkNewCard, closeOrder, recordIntake } from './paper-acts.ts'
import { readBefore } from './read-before.ts'
import { verify } from './verify.ts'
import { writeBoundNumber } from './write-bound-number.ts'

/** What each step does. */
export const ACTS: Readonly<Record<ActName, Act>> = {
  recordIntake,
  readBefore,
  checkNewCard,
  pauseTrading,
  powerOff,
  changeCard,
  powerOn,
  verify,
  writeBoundNumber,
  closeOrder,
}
