import type { Finding } from '../../shared/contract/terminal.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import { simAbsent, simBlocked, simDead, simError, simPin, simPuk } from './card.ts'
import { noAddress, noApn } from './contexts.ts'
import { emergencyOnly, notRegistered, registrationDenied, searching } from './registration.ts'
import type { Circumstances, DiagnosisRule } from './rule.ts'
import { weakSignal } from './weak-signal.ts'

/** Every rule, in the order in which a person wants to hear of them: card, network, signal, data. */
export const DIAGNOSIS_RULES: readonly DiagnosisRule[] = [
  simAbsent,
  simPin,
  simPuk,
  simDead,
  simBlocked,
  simError,
  registrationDenied,
  emergencyOnly,
  searching,
  notRegistered,
  weakSignal,
  noApn,
  noAddress,
]

/** The findings of a snapshot. Pure: the same snapshot gives the same findings. */
export function diagnose(snapshot: Snapshot, circumstances: Circumstances): Finding[] {
  return DIAGNOSIS_RULES.flatMap(({ rule, check }) => {
    const verdict = check(snapshot, circumstances)
    return verdict ? [{ rule, ...verdict }] : []
  })
}
