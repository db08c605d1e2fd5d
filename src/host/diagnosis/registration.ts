import { knownValue } from '../../shared/reading.ts'
import type { Registration, Snapshot } from '../../shared/snapshot.ts'
import { denialOf } from './denial.ts'
import type { DiagnosisRule } from './rule.ts'

const REJECTED = ['network.registration', 'network.rejectCause']

function rejected(snapshot: Snapshot, state: Registration): ReturnType<DiagnosisRule['check']> {
  if (knownValue(snapshot.network.registration) !== state) return undefined
  const cause = knownValue(snapshot.network.rejectCause)
  const denial = denialOf(cause)
  return {
    state: 'wrong',
    confidence: denial === 'unknown' ? 'medium' : 'high',
    params: { denial, ...(cause !== undefined && { cause }) },
    evidence: REJECTED,
  }
}

export const registrationDenied: DiagnosisRule = {
  rule: 'registrationDenied',
  check: (snapshot) => rejected(snapshot, 'denied'),
}

export const emergencyOnly: DiagnosisRule = {
  rule: 'emergencyOnly',
  check: (snapshot) => rejected(snapshot, 'emergencyOnly'),
}

/** Without a readable card a modem cannot register: then the card is the finding, not the network. */
const withoutNetwork = ({ sim, network }: Snapshot, state: Registration): ReturnType<DiagnosisRule['check']> =>
  knownValue(sim.state) === 'ready' && knownValue(network.registration) === state
    ? {
        state: 'look',
        confidence: 'medium',
        params: {},
        evidence: ['network.registration', 'sim.state'],
      }
    : undefined

export const searching: DiagnosisRule = {
  rule: 'searching',
  check: (snapshot) => withoutNetwork(snapshot, 'searching'),
}

export const notRegistered: DiagnosisRule = {
  rule: 'notRegistered',
  check: (snapshot) => withoutNetwork(snapshot, 'notRegistered'),
}
