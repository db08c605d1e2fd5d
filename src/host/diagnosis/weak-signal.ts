import { knownValue } from '../../shared/reading.ts'
import type { DiagnosisRule } from './rule.ts'

/** dBm; where the bars rule leaves one bar on GSM and UMTS, which have no RSRP. */
const RSSI_THRESHOLD_DBM = -103

export const weakSignal: DiagnosisRule = {
  rule: 'weakSignal',
  check: ({ signal }, { signalThresholdDbm }) => {
    const rsrp = knownValue(signal.rsrpDbm)
    const [figure, dbm, thresholdDbm] =
      rsrp !== undefined
        ? (['RSRP', rsrp, signalThresholdDbm] as const)
        : (['RSSI', knownValue(signal.rssiDbm), RSSI_THRESHOLD_DBM] as const)
    if (dbm === undefined || dbm >= thresholdDbm) return undefined
    return {
      state: 'look',
      confidence: 'high',
      params: { figure, dbm, thresholdDbm },
      evidence: [figure === 'RSRP' ? 'signal.rsrpDbm' : 'signal.rssiDbm'],
    }
  },
}
