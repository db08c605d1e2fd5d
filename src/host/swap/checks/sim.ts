import { knownValue } from '../../../shared/reading.ts'
import { DEADLINES } from '../deadlines.ts'
import { type CheckRun, until, verdict } from './check.ts'

/** The card is ready. What a modem says before it has looked is waited out; a lock is an answer at once. */
export const sim: CheckRun = (context) =>
  until(context, 'card', (snapshot, passedMs) => {
    const state = knownValue(snapshot.sim.state)
    const triesLeft = knownValue(state === 'puk' ? snapshot.sim.pukTriesLeft : snapshot.sim.pinTriesLeft)
    switch (state) {
      case 'ready':
        return verdict('passed', { state })
      case 'pin':
      case 'puk':
      case 'blocked':
        return verdict('failed', { state, triesLeft: state === 'blocked' ? undefined : triesLeft })
      case 'absent':
      case 'error':
        return passedMs < DEADLINES.simSettles ? undefined : verdict('failed', { state })
      case 'busy':
        return passedMs < DEADLINES.simReady ? undefined : verdict('failed', { state })
      default:
        return passedMs < DEADLINES.simReady ? undefined : verdict('notEnoughData')
    }
  })
