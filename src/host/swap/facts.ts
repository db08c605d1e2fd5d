import { isServiceApn } from '../../shared/apn.ts'
import type { CardFacts } from '../../shared/contract/swap.ts'
import { isKnown, type Reading } from '../../shared/reading.ts'
import type { PdpContext, Snapshot } from '../../shared/snapshot.ts'

/** The context that carries the terminal's data: an active one before an inactive one, then the lowest number. */
export function dataContext(contexts: readonly PdpContext[]): PdpContext | undefined {
  const number = (reading: Reading<number>) => (isKnown(reading) ? reading.value : Number.MAX_SAFE_INTEGER)
  const idle = ({ active }: PdpContext) => (isKnown(active) && active.value ? 0 : 1)
  return contexts
    .filter(({ apn }) => !isKnown(apn) || !isServiceApn(apn.value))
    .toSorted((a, b) => idle(a) - idle(b) || number(a.cid) - number(b.cid))[0]
}

/** What a job keeps of a snapshot: the values, and for each unknown one why, by its dotted path. */
export function factsOf(snapshot: Snapshot, at: string): CardFacts {
  const { terminal, sim, network, signal } = snapshot
  const apn = dataContext(snapshot.pdp)?.apn ?? { unknown: 'notReported' as const }
  const fields = {
    imei: ['terminal.imei', terminal.imei],
    model: ['terminal.model', terminal.model],
    manufacturer: ['terminal.manufacturer', terminal.manufacturer],
    iccid: ['sim.iccid', sim.iccid],
    imsi: ['sim.imsi', sim.imsi],
    issuer: ['sim.operatorIssuer', sim.operatorIssuer],
    ownNumber: ['sim.msisdn', sim.msisdn],
    simState: ['sim.state', sim.state],
    registration: ['network.registration', network.registration],
    technology: ['network.technology', network.technology],
    operatorName: ['network.operatorName', network.operatorName],
    operatorCode: ['network.operatorCode', network.operatorCode],
    apn: ['pdp.apn', apn],
    rsrpDbm: ['signal.rsrpDbm', signal.rsrpDbm],
    rssiDbm: ['signal.rssiDbm', signal.rssiDbm],
    bars: ['signal.bars', signal.bars],
  } as const satisfies { [K in Exclude<keyof CardFacts, 'at' | 'why'>]: readonly [string, Reading<CardFacts[K]>] }

  const values: Record<string, unknown> = {}
  const why: Record<string, string> = {}
  for (const [name, [path, reading]] of Object.entries(fields))
    if (isKnown<unknown>(reading)) values[name] = reading.value
    else why[path] = reading.unknown
  return { ...values, at, why }
}
