import { knownValue } from '../../../shared/reading.ts'
import { isRegistered } from '../../../shared/registration.ts'
import { DEADLINES } from '../deadlines.ts'
import { type CheckRun, until, verdict } from './check.ts'

/** Registered for data: EPS, 5GS or packet-switched. Waits while the modem searches. */
export const registration: CheckRun = (context) => {
  let deniedSince: number | undefined
  return until(context, 'signal', ({ network }, passedMs) => {
    const registered = knownValue(network.registration)
    const domain = knownValue(network.domain)
    const seen = {
      registration: registered,
      domain,
      technology: knownValue(network.technology),
      operatorName: knownValue(network.operatorName),
      band: knownValue(network.band),
    }
    if (isRegistered(registered) && domain !== undefined && domain !== 'cs') return verdict('passed', seen)

    const denied = registered === 'denied' || registered === 'emergencyOnly'
    deniedSince = denied ? (deniedSince ?? passedMs) : undefined
    const isFinal = deniedSince !== undefined && passedMs - deniedSince >= DEADLINES.denialStands
    if (isFinal) return verdict('failed', { ...seen, cause: knownValue(network.rejectCause) })
    if (passedMs < DEADLINES.registration) return undefined
    // Registered without a word about the domain proves nothing either way.
    const says = registered !== undefined && registered !== 'unknown' && !(isRegistered(registered) && !domain)
    return verdict(says ? 'failed' : 'notEnoughData', seen)
  })
}
