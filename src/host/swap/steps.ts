import { STEPS, type Step, type WordName } from '../../shared/contract/swap.ts'
import type { ActName } from '../journal/event.ts'

export const ACT_OF: Readonly<Record<Step, ActName>> = {
  intake: 'recordIntake',
  before: 'readBefore',
  newCard: 'checkNewCard',
  pause: 'pauseTrading',
  powerOff: 'powerOff',
  changeCard: 'changeCard',
  powerOn: 'powerOn',
  verify: 'verify',
  settings: 'writeBoundNumber',
  report: 'closeOrder',
}

export const stepOf = (act: ActName): Step => STEPS.find((step) => ACT_OF[step] === act) as Step

/** The technician's words that belong to each step; all of them are needed but `screenOn`, which the bench sees for itself. */
export const WORDS_OF: Readonly<Record<Step, readonly WordName[]>> = {
  intake: [],
  before: ['swapNeeded'],
  newCard: [],
  pause: ['batchSettled', 'noTransaction'],
  powerOff: ['screenDark'],
  changeCard: ['oldCardOut', 'cardSeated'],
  powerOn: ['screenOn'],
  verify: [],
  settings: [],
  report: [],
}
export const stepOfWord = (word: WordName): Step => STEPS.find((step) => WORDS_OF[step].includes(word)) as Step

/** Acts that nobody presses a button for: they begin when their step is entered and end when what they wait for has come. */
export const BEGINS_ON_ENTRY: ReadonlySet<Step> = new Set(['pause', 'powerOff', 'changeCard', 'powerOn'])

/** Acts that talk to the terminal, and take their time; the others end at once. */
const TALKING = ['readBefore', 'verify', 'writeBoundNumber'] as const
export type TalkingAct = (typeof TALKING)[number]
export const isTalking = (act: ActName): act is TalkingAct => (TALKING as readonly ActName[]).includes(act)

/** Acts after which the terminal may hold other values than the poller has read: an address, a number. */
export const CHANGES_READINGS: ReadonlySet<ActName> = new Set(['verify', 'writeBoundNumber'])

/** Steps during which the link is expected to be away. */
export const AWAY_EXPECTED: ReadonlySet<Step> = new Set(['powerOff', 'changeCard', 'powerOn'])

export const indexOf = (step: Step): number => STEPS.indexOf(step)
export const isAfter = (a: Step, b: Step): boolean => indexOf(a) > indexOf(b)
