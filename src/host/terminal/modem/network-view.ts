import { type Known, type Reading, type Unknown, unknown } from '../../../shared/reading.ts'
import { bestDomain, type DomainState, isRegistered } from '../../../shared/registration.ts'
import { bars } from '../../../shared/signal.ts'
import type { Domain, Registration, Snapshot, Technology } from '../../../shared/snapshot.ts'
import type { Operator } from './parse/registration.ts'
import type { Figures, ServingCell, Signal } from './parse/signal.ts'
import { firstKnown, pick } from './readings.ts'

/** What was read or reported of the network, source by source. What is missing has not been read. */
export interface NetworkView {
  readonly domains: Partial<Record<Domain, Reading<DomainState>>>
  /** The dialect's own sources, in their order; empty for a dialect that has none. */
  readonly serving?: readonly Reading<ServingCell>[] | undefined
  readonly cesq?: Reading<Signal> | undefined
  readonly csq?: Reading<Signal> | undefined
  readonly operatorName?: Reading<Operator> | undefined
  readonly operatorCode?: Reading<Operator> | undefined
}

export const emptyView: NetworkView = { domains: {} }

const known = <T>(reading: Reading<T> | undefined): Known<T> | undefined =>
  reading !== undefined && 'value' in reading ? reading : undefined

/** The domain to show, with its state. */
function shownDomain(view: NetworkView): { domain: Domain; state: Known<DomainState> } | undefined {
  const states: Partial<Record<Domain, DomainState>> = {}
  for (const domain of ['eps', '5gs', 'ps', 'cs'] as const) {
    const state = known(view.domains[domain])
    if (state) states[domain] = state.value
  }
  const domain = bestDomain(states)
  const state = domain && known(view.domains[domain])
  return domain && state ? { domain, state } : undefined
}

/** A vendor's word for the technology says more than the standard's number where it is a kind of it. */
const KINDS: Partial<Record<Technology, readonly Technology[]>> = {
  lte: ['endc', 'ltem', 'nbiot'],
  umts: ['hspa'],
  gsm: ['gprs', 'edge'],
}

function technologyOf(view: NetworkView): Reading<Technology> {
  const ofDomain = pick(shownDomain(view)?.state ?? unknown('notReadYet'), (state) => state.technology)
  const ofServing = firstKnown((view.serving ?? []).map((reading) => pick(reading, ({ technology }) => technology)))
  const [domain, serving] = [known(ofDomain), known(ofServing)]
  if (domain && serving && KINDS[domain.value]?.includes(serving.value)) return serving
  const ofOperator = [view.operatorCode, view.operatorName].map(
    (reading) => reading && pick(reading, ({ technology }) => technology),
  )
  return firstKnown([ofDomain, ofServing, ...ofOperator])
}

/** All of the snapshot's network, signal and NR readings that follow from a view. */
export function networkReadings(view: NetworkView): Pick<Snapshot, 'network' | 'signal' | 'nr'> {
  const shown = shownDomain(view)
  const unread = firstKnown(
    Object.values(view.domains).map((reading) => pick<DomainState, never>(reading, () => undefined)),
  )
  const ofDomain = <T>(choose: (state: DomainState) => T | undefined): Reading<T> =>
    shown ? pick(shown.state, choose) : (unread as Unknown)
  const ofServing = <T>(choose: (cell: ServingCell) => T | undefined): Reading<T> =>
    firstKnown((view.serving ?? []).map((reading) => pick(reading, choose)))
  const ofSignal = <T>(choose: (signal: Signal) => T | undefined): Reading<T> =>
    firstKnown(
      [...(view.serving ?? []), view.cesq, view.csq].map((reading) => reading && pick<Signal, T>(reading, choose)),
    )
  const figure = (name: keyof Figures): Reading<number> => ofSignal(({ figures }) => figures[name])
  const ofOperator = (reading: Reading<Operator> | undefined, choose: (operator: Operator) => string | undefined) =>
    reading === undefined ? unknown('notReadYet') : pick(reading, choose)

  const registration = ofDomain(({ registration }) => registration)
  const technology = technologyOf(view)
  const signal = {
    rssiDbm: figure('rssiDbm'),
    rsrpDbm: figure('rsrpDbm'),
    rsrqDb: figure('rsrqDb'),
    sinrDb: figure('sinrDb'),
    rscpDbm: figure('rscpDbm'),
    ecnoDb: figure('ecnoDb'),
  }
  return {
    network: {
      registration,
      // Registered for SMS alone is a matter of the circuit-switched side, whoever reports it.
      domain: shown ? { ...shown.state, value: shown.state.value.smsOnly ? 'cs' : shown.domain } : (unread as Unknown),
      technology,
      operatorName: ofOperator(view.operatorName, ({ name }) => name),
      operatorCode: firstKnown([
        ofOperator(view.operatorCode, ({ code }) => code),
        ofOperator(view.operatorName, ({ code }) => code),
        ...(view.operatorCode === undefined ? [] : [ofServing(({ operatorCode }) => operatorCode)]),
      ]),
      area: firstKnown(
        isTracked(shown?.domain, known(technology)?.value)
          ? [ofServing(({ area }) => area), ofDomain(({ area }) => area)]
          : [ofDomain(({ area }) => area), ofServing(({ area }) => area)],
      ),
      cell: firstKnown([ofDomain(({ cell }) => cell), ofServing(({ cell }) => cell)]),
      rejectCause: ofDomain(({ rejectCause }) => rejectCause),
      band: view.serving?.length === 0 ? unknown('notSupported') : ofServing(({ band }) => band),
    },
    signal: { ...signal, bars: barsOf(onlyOf(shown?.domain, technology, signal), technology, registration) },
    nr: {
      rsrpDbm: ofSignal(({ nr }) => nr?.rsrpDbm),
      rsrqDb: ofSignal(({ nr }) => nr?.rsrqDb),
      sinrDb: ofSignal(({ nr }) => nr?.sinrDb),
      band: view.serving?.length === 0 ? unknown('notSupported') : ofServing(({ nr }) => nr?.band),
    },
  }
}

/** Whether +CREG or +CGREG stands for a cell of LTE or NR: its area may be the location area, the serving cell's is the tracking area. */
const isTracked = (domain: Domain | undefined, technology: Technology | undefined): boolean =>
  (domain === 'cs' || domain === 'ps') &&
  technology !== undefined &&
  ['lte', 'ltem', 'nbiot', 'nr', 'endc'].includes(technology)

/** Registered in EPS or 5GS without a word on the technology it is LTE or NR all the same, whose level is RSRP alone. */
function onlyOf<T extends Record<'rssiDbm' | 'rscpDbm', Reading<number>>>(
  domain: Domain | undefined,
  technology: Reading<Technology>,
  levels: T,
): T {
  const isEvolved = (domain === 'eps' || domain === '5gs') && !('value' in technology)
  return isEvolved ? { ...levels, rssiDbm: unknown('notReported'), rscpDbm: unknown('notReported') } : levels
}

/** Bars carry the source of the level they follow from. */
function barsOf(
  levels: Record<'rssiDbm' | 'rsrpDbm' | 'rscpDbm', Reading<number>>,
  technology: Reading<Technology>,
  registration: Reading<Registration>,
): Reading<number> {
  const level = firstKnown([levels.rsrpDbm, levels.rscpDbm, levels.rssiDbm])
  if (!('value' in level)) return level
  if (!('value' in registration)) return registration
  const count = bars(
    {
      rssiDbm: known(levels.rssiDbm)?.value,
      rsrpDbm: known(levels.rsrpDbm)?.value,
      rscpDbm: known(levels.rscpDbm)?.value,
    },
    known(technology)?.value,
    registration.value,
  )
  return count === undefined ? unknown('notReported') : { ...level, value: count }
}

/** Whether a data domain is registered; the domains after it need not be asked. */
export const isSettled = (state: Reading<DomainState>): boolean =>
  'value' in state && isRegistered(state.value.registration) && !state.value.smsOnly
