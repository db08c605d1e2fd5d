import type { Finding } from '../../shared/contract/terminal.ts'
import type { Rule } from '../../shared/rules.ts'
import type { Snapshot } from '../../shared/snapshot.ts'

/** What a rule may know besides the snapshot. */
export interface Circumstances {
  /** RSRP in dBm below which a signal counts as too weak (LTE, NR). */
  readonly signalThresholdDbm: number
  /** Everything was read once: only then does something that is missing mean anything. */
  readonly complete: boolean
}

/** One rule: a snapshot in, its verdict or nothing out. It says nothing about values that are unknown. */
export interface DiagnosisRule {
  readonly rule: Rule
  readonly check: (snapshot: Snapshot, circumstances: Circumstances) => Omit<Finding, 'rule'> | undefined
}
