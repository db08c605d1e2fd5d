import { tail } from '../../shared/mask.ts'
import { problem } from '../../shared/problem.ts'
import { type Act, notProved, proved, waiting } from './act.ts'
import { DEADLINES } from './deadlines.ts'
import { otherTerminal, sameTerminal } from './identity.ts'
import type { JobState } from './state.ts'
import { WORDS_OF } from './steps.ts'

const allSaid = ({ words, step }: JobState) => WORDS_OF[step].every((word) => words[word])

/** Step 4: on the technician's words; before the terminal goes off the bench looks once more whether it is the order's. */
export const pauseTrading: Act = ({ state, world, done }) => {
  const { imei } = state()
  if (!allSaid(state()) || !done()) return waiting()
  const seen = world.terminal() && world.identity().imei
  const terminal = sameTerminal(imei, seen)
  if (terminal === 'other') return notProved(otherTerminal(imei, seen))
  return proved({ act: 'pauseTrading', terminal: terminal === 'same' ? 'same' : 'notSeen' })
}

/** Step 5: done when nothing is heard of the terminal; off only with the word that its screen is dark, while that is still so. */
export const powerOff: Act = ({ state, world, done }) => {
  if (world.silence() === undefined || !done()) return waiting()
  const seen = world.silence()
  return allSaid(state()) && seen ? proved({ act: 'powerOff', seen }) : waiting()
}

/** Step 6: the bench sees nothing of a card in a dark terminal; the words are all there is, and verify tells. */
export const changeCard: Act = ({ state, done }) =>
  allSaid(state()) && done() ? proved({ act: 'changeCard' }) : waiting()

/** Step 7: whatever answers again is done; only the job's terminal is proof. */
export const powerOn: Act = ({ state, act, world, clock, done }) => {
  const { imei } = state()
  if (!world.terminal()) {
    const until = Date.parse(act.since) + DEADLINES.terminalBack
    if (clock.now() < until) return waiting(until)
    return notProved(problem('timedOut', { seconds: DEADLINES.terminalBack / 1000 }))
  }
  if (!done()) return waiting()
  const seen = world.identity().imei
  switch (sameTerminal(imei, seen)) {
    case 'other':
      return notProved(otherTerminal(imei, seen))
    case 'unread':
      return notProved(problem('notProved', undefined, 'no IMEI'))
    case 'unproven':
      return proved({ act: 'powerOn' })
    case 'same':
      return proved({ act: 'powerOn', imeiTail: tail(imei ?? '') })
  }
}
