import type { Finding } from '../../shared/contract/terminal.ts'
import { knownValue, type Reading } from '../../shared/reading.ts'
import type { SimState } from '../../shared/snapshot.ts'
import type { DiagnosisRule } from './rule.ts'

/** The modem's own word for the card's state is the whole evidence. */
const whenState = (
  rule: DiagnosisRule['rule'],
  state: SimState,
  confidence: Finding['confidence'] = 'high',
): DiagnosisRule => ({
  rule,
  check: ({ sim }) =>
    knownValue(sim.state) === state ? { state: 'wrong', confidence, params: {}, evidence: ['sim.state'] } : undefined,
})

const locked = (triesLeft: Reading<number>, path: string): ReturnType<DiagnosisRule['check']> => {
  const left = knownValue(triesLeft)
  return {
    state: 'wrong',
    confidence: 'high',
    params: left === undefined ? {} : { triesLeft: left },
    evidence: ['sim.state', path],
  }
}

export const simAbsent = whenState('simAbsent', 'absent')
export const simBlocked = whenState('simBlocked', 'blocked')

/** CME 13 (SIM failure) and 15 (SIM wrong): dirty contacts look the same as a broken card. */
export const simError = whenState('simError', 'error', 'medium')

export const simPin: DiagnosisRule = {
  rule: 'simPin',
  check: ({ sim }) => (knownValue(sim.state) === 'pin' ? locked(sim.pinTriesLeft, 'sim.pinTriesLeft') : undefined),
}

export const simPuk: DiagnosisRule = {
  rule: 'simPuk',
  check: ({ sim }) =>
    knownValue(sim.state) === 'puk' && knownValue(sim.pukTriesLeft) !== 0
      ? locked(sim.pukTriesLeft, 'sim.pukTriesLeft')
      : undefined,
}

export const simDead: DiagnosisRule = {
  rule: 'simDead',
  check: ({ sim }) =>
    knownValue(sim.state) === 'puk' && knownValue(sim.pukTriesLeft) === 0
      ? { state: 'wrong', confidence: 'high', params: {}, evidence: ['sim.state', 'sim.pukTriesLeft'] }
      : undefined,
}
