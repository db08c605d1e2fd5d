import { type Reading, unknown } from '../../../shared/reading.ts'
import type { DomainState } from '../../../shared/registration.ts'
import { type Domain, SNAPSHOT_LEAVES, type SnapshotChange } from '../../../shared/snapshot.ts'
import { emptyView, isSettled, networkReadings } from './network-view.ts'
import type { Figures, ServingCell, Signal } from './parse/signal.ts'
import { firstKnown, pick } from './readings.ts'
import type { Round } from './round.ts'
import * as standard from './standard.ts'

const DOMAINS: readonly Domain[] = ['eps', '5gs', 'ps', 'cs']

/** Registration, domain by domain, until one is registered for data. */
export async function readRegistration(round: Round): Promise<void> {
  const { modem } = round
  const domains: Partial<Record<Domain, Reading<DomainState>>> = {}
  for (const domain of DOMAINS) {
    await setReportFormat(round, domain)
    const state = await round.ask(standard.registration(domain, modem.dialect.accessTechnologies))
    if (!round.going()) return
    domains[domain] = state
    if (isSettled(state)) break
  }
  modem.network = { ...modem.network, domains }
  emitNetwork(round, ['network'])
}

/** The format with area, cell and cause; asked for once, since it also has the modem report changes by itself. */
async function setReportFormat(round: Round, domain: Domain): Promise<void> {
  const { reporting } = round.modem
  if (reporting.has(domain)) return
  for (const command of standard.reportFormats(domain)) if (await round.set(command)) break
  reporting.add(domain)
}

/** Serving cell and signal: the dialect's own sources first, +CESQ and +CSQ for what they leave open. */
export async function readSignal(round: Round): Promise<void> {
  const { modem } = round
  const serving: Reading<ServingCell>[] = []
  for (const query of modem.dialect.servingCell) {
    const reading = await round.ask(query)
    serving.push(reading)
    if (isComplete(serving)) break
  }
  const cesq = isLevelKnown(serving) ? undefined : await round.ask(standard.cesq)
  const rssi = firstKnown([...serving, cesq].map((reading) => reading && pick<Signal, number>(reading, rssiOf)))
  const csq = 'value' in rssi ? undefined : await round.ask(standard.csq(modem.dialect.extendedCsq))
  if (!round.going()) return
  modem.network = { ...modem.network, serving, cesq, csq }
  emitNetwork(round, ['signal', 'nr', 'network'])
}

const rssiOf = ({ figures }: Signal): number | undefined => figures.rssiDbm

const cellsOf = (serving: readonly Reading<ServingCell>[]): ServingCell[] =>
  serving.flatMap((reading) => ('value' in reading ? [reading.value] : []))

/** Whether +CESQ could add a figure that this technology has. */
function isLevelKnown(serving: readonly Reading<ServingCell>[]): boolean {
  const cells = cellsOf(serving)
  const has = (name: keyof Figures) => cells.some(({ figures }) => figures[name] !== undefined)
  if (cells.some(({ technology }) => technology === 'gsm')) return has('rssiDbm')
  return (has('rsrpDbm') && has('rsrqDb')) || (has('rscpDbm') && has('ecnoDb'))
}

/** Whether the dialect's further sources could add anything. */
function isComplete(serving: readonly Reading<ServingCell>[]): boolean {
  const cells = cellsOf(serving)
  return (
    cells.some(({ noService }) => noService) || (cells.some(({ band }) => band !== undefined) && isLevelKnown(serving))
  )
}

/** Name and number of the network, and its technology where registration did not tell. */
export async function readOperator(round: Round): Promise<void> {
  const { modem } = round
  const ask = () => round.ask(standard.operator(modem.dialect.accessTechnologies))
  await round.set(standard.OPERATOR_FORMATS.name)
  const operatorName = await ask()
  if (!round.going()) return
  modem.network = { ...modem.network, operatorName }
  emitNetwork(round, ['network'])
  await round.set(standard.OPERATOR_FORMATS.code)
  const operatorCode = await ask()
  if (!round.going()) return
  modem.network = { ...modem.network, operatorCode }
  emitNetwork(round, ['network', 'signal'])
}

type Groups = readonly ('network' | 'signal' | 'nr')[]

/** Sends out what the view says in these groups, except what has not been read. */
export function emitNetwork(target: { readonly modem: Round['modem']; emit: Round['emit'] }, groups: Groups): void {
  for (const change of networkChanges(target, groups)) target.emit(change)
}

function networkChanges({ modem }: { readonly modem: Round['modem'] }, groups: Groups): SnapshotChange[] {
  const readings = networkReadings(modem.network)
  return groups.flatMap((group) =>
    SNAPSHOT_LEAVES[group].flatMap((leaf) => {
      const reading = (readings[group] as Record<string, Reading<unknown>>)[leaf]
      if (reading === undefined || ('unknown' in reading && reading.unknown === 'notReadYet')) return []
      return [{ path: `${group}.${leaf}`, reading } as SnapshotChange]
    }),
  )
}

/** Forgets the network: after a restart of the modem nothing of it holds. */
export function forgetNetwork(target: { readonly modem: Round['modem']; emit: Round['emit'] }): void {
  const before = networkReadings(target.modem.network)
  target.modem.network = emptyView
  for (const group of ['network', 'signal', 'nr'] as const)
    for (const leaf of SNAPSHOT_LEAVES[group])
      if ('value' in ((before[group] as Record<string, Reading<unknown>>)[leaf] ?? unknown('notReadYet')))
        target.emit({ path: `${group}.${leaf}`, reading: unknown('notReadYet') } as SnapshotChange)
}
