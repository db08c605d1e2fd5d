import type { Domain, Registration, Technology } from './snapshot.ts'

/** What one domain says of itself: a line of +CREG, +CGREG, +CEREG or +C5GREG (27.007 §7.2, §10.1.20, §10.1.22, §10.1.47). */
export interface DomainState {
  readonly registration: Registration
  /** Registered for SMS alone (stat 6 and 7): no data passes, whichever domain says it. */
  readonly smsOnly: boolean
  readonly area?: string | undefined
  readonly cell?: string | undefined
  readonly technology?: Technology | undefined
  /** The 3GPP reject cause (24.301 annex A, 24.008 annex G), where the modem gives one. */
  readonly rejectCause?: number | undefined
}

const STATES: readonly Registration[] = [
  'notRegistered',
  'home',
  'searching',
  'denied',
  'unknown',
  'roaming',
  'home',
  'roaming',
  'emergencyOnly',
  'home',
  'roaming',
  'emergencyOnly',
]

/** 27.007 §10.1.22 `<stat>`; undefined outside the table. */
export const registrationOf = (stat: number): Registration | undefined => STATES[stat]
export const isSmsOnly = (stat: number): boolean => stat === 6 || stat === 7

const TECHNOLOGIES: readonly Technology[] = [
  'gsm',
  'gsm',
  'umts',
  'edge',
  'hspa',
  'hspa',
  'hspa',
  'lte',
  'gsm',
  'nbiot',
  'lte',
  'nr',
  'nr',
  'endc',
]

/** 27.007 §7.3 `<AcT>`; undefined outside the table. */
export const technologyOf = (act: number): Technology | undefined => TECHNOLOGIES[act]

export const isRegistered = (registration: Registration | undefined): boolean =>
  registration === 'home' || registration === 'roaming'

const ORDER: readonly Domain[] = ['eps', '5gs', 'ps', 'cs']

/** How much a state is worth showing; a denied data domain says more than a search, a denied CS domain on a data card says nothing. */
function rank(domain: Domain, { registration, smsOnly }: DomainState): number {
  switch (registration) {
    case 'home':
    case 'roaming':
      return smsOnly ? 1 : 0
    case 'denied':
      return domain === 'cs' ? 5 : 2
    case 'emergencyOnly':
      return 3
    case 'searching':
      return 4
    case 'notRegistered':
      return 6
    case 'unknown':
      return 7
  }
}

/** The domain to show: the best of EPS or 5GS, packet-switched, circuit-switched. Undefined when none is known. */
export function bestDomain(states: Partial<Record<Domain, DomainState>>): Domain | undefined {
  let best: { domain: Domain; rank: number } | undefined
  for (const domain of ORDER) {
    const state = states[domain]
    if (state === undefined) continue
    const candidate = { domain, rank: rank(domain, state) }
    if (best === undefined || candidate.rank < best.rank) best = candidate
  }
  return best?.domain
}

/** An area or cell identity as upper-case hex without 0x and leading zeros; undefined where it is no hex. */
export function hexIdentity(text: string): string | undefined {
  const hex = text.trim().replace(/^0x/i, '')
  if (!/^[0-9a-f]{1,16}$/i.test(hex)) return undefined
  return hex.toUpperCase().replace(/^0+(?=.)/, '')
}

/** The same from decimal digits. */
export const decimalIdentity = (text: string): string | undefined =>
  /^\d{1,19}$/.test(text.trim()) ? BigInt(text.trim()).toString(16).toUpperCase() : undefined

/** 23.003 §4.1: these codes mean 'no area', and modems fill the field with them. */
export const isRealArea = (area: string): boolean => !['0', 'FFFE', 'FFFF', 'FFFFFE', 'FFFFFF'].includes(area)

/** All ones stands for 'no cell' on 16, 28, 32 and 36 bits. */
export const isRealCell = (cell: string): boolean => !/^F{4}$|^F{7,9}$/.test(cell)
