import { isServiceApn } from '../../shared/apn.ts'
import { isKnown, knownValue } from '../../shared/reading.ts'
import type { PdpContext, Snapshot } from '../../shared/snapshot.ts'
import type { DiagnosisRule } from './rule.ts'

const isRegistered = ({ network }: Snapshot) => ['home', 'roaming'].includes(knownValue(network.registration) ?? '')
const dataContexts = ({ pdp }: Snapshot) => pdp.filter((context) => !isServiceApn(knownValue(context.apn) ?? ''))
const evidence = (name: 'apn' | 'address') => (_: PdpContext, index: number) => `pdp.${index}.${name}`

export const noApn: DiagnosisRule = {
  rule: 'noApn',
  check: (snapshot, { complete }) => {
    if (!complete || !isRegistered(snapshot)) return undefined
    const contexts = dataContexts(snapshot)
    // With an address the network has chosen an APN of its own: nothing is missing.
    if (contexts.some((context) => knownValue(context.apn) || isKnown(context.address))) return undefined
    return {
      state: 'wrong',
      confidence: 'high',
      params: {},
      evidence: ['network.registration', ...snapshot.pdp.map(evidence('apn'))],
    }
  },
}

/** The modem itself says that there is no address; one it cannot be asked for proves nothing. */
const hasNone = ({ active, address }: PdpContext) =>
  !isKnown(address) && (address.unknown === 'notReported' || knownValue(active) === false)

export const noAddress: DiagnosisRule = {
  rule: 'noAddress',
  check: (snapshot, { complete }) => {
    if (!complete || !isRegistered(snapshot)) return undefined
    const contexts = dataContexts(snapshot)
    const apn = contexts.map((context) => knownValue(context.apn)).find(Boolean)
    if (apn === undefined || !contexts.every(hasNone)) return undefined
    return {
      state: 'wrong',
      confidence: 'high',
      params: { apn },
      evidence: ['network.registration', ...snapshot.pdp.map(evidence('address'))],
    }
  },
}
