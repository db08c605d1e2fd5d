import type { Registration, Technology } from './snapshot.ts'

/**
 * From reported index to unit: the lower edge of the 3GPP interval, not rounded. Undefined for the values that mean 'not known'
 * (99, 255) and for those outside the table.
 */
type Scale = (index: number) => number | undefined
const scale =
  (max: number, convert: (index: number) => number): Scale =>
  (index) =>
    Number.isInteger(index) && index >= 0 && index <= max ? convert(index) : undefined

/** 27.007 §8.5 `<rssi>`, dBm. */
export const csqRssi = scale(31, (n) => -113 + 2 * n)
/** The range 100 to 198 (TD-SCDMA, LTE) that some vendors add to `<rssi>`, dBm. */
export const extendedCsqRssi: Scale = (n) =>
  n >= 100 && n <= 198 && Number.isInteger(n) ? -116 + (n - 100) : csqRssi(n)

/** 27.007 §8.69 `<rxlev>` (45.008), dBm. */
export const cesqRxlev = scale(63, (n) => n - 111)
/** `<rscp>` (25.133), dBm. */
export const cesqRscp = scale(96, (n) => n - 121)
/** `<ecno>` (25.133), dB. */
export const cesqEcno = scale(49, (n) => n / 2 - 24.5)
/** `<rsrq>` (36.133), dB. */
export const cesqRsrq = scale(34, (n) => n / 2 - 20)
/** `<rsrp>` (36.133), dBm. */
export const cesqRsrp = scale(97, (n) => n - 141)
/** `<ss_rsrq>` (38.133), dB. */
export const cesqSsRsrq = scale(126, (n) => n / 2 - 43.5)
/** `<ss_rsrp>` (38.133), dBm. */
export const cesqSsRsrp = scale(126, (n) => n - 157)
/** `<ss_sinr>` (38.133), dB. */
export const cesqSsSinr = scale(127, (n) => n / 2 - 23.5)

export interface Levels {
  readonly rssiDbm?: number | undefined
  readonly rsrpDbm?: number | undefined
  readonly rscpDbm?: number | undefined
}

const step = (level: number, edges: readonly number[]): number => {
  const passed = edges.findIndex((edge) => level >= edge)
  return passed < 0 ? 1 : 5 - passed
}

/**
 * Bars, 0 to 5, by one rule: LTE and NR by RSRP (5 from -85 dBm, 4 from -95, 3 from -105, 2 from -115), GSM and UMTS by RSCP or
 * else RSSI (5 from -75, 4 from -85, 3 from -95, 2 from -103), otherwise 1; 0 when a level is known but the modem is not
 * registered. Undefined when the level or the registration is not known.
 */
export function bars(
  levels: Levels,
  technology: Technology | undefined,
  registration: Registration | undefined,
): number | undefined {
  const { rssiDbm, rsrpDbm, rscpDbm } = levels
  if (registration === undefined || registration === 'unknown') return undefined
  if (registration !== 'home' && registration !== 'roaming')
    return (rsrpDbm ?? rscpDbm ?? rssiDbm) === undefined ? undefined : 0
  const older = technology === undefined ? rsrpDbm === undefined : isOlder(technology)
  const level = older ? (rscpDbm ?? rssiDbm) : rsrpDbm
  if (level === undefined) return undefined
  return step(level, older ? [-75, -85, -95, -103] : [-85, -95, -105, -115])
}

const isOlder = (technology: Technology): boolean => ['gsm', 'gprs', 'edge', 'umts', 'hspa'].includes(technology)

/** The bench's word for an LTE or NR level: `good` from -90 dBm, `usable` from -105, `weak` from -115, else `failRisk`. */
export function rsrpWord(rsrpDbm: number): 'good' | 'usable' | 'weak' | 'failRisk' {
  if (rsrpDbm >= -90) return 'good'
  if (rsrpDbm >= -105) return 'usable'
  return rsrpDbm >= -115 ? 'weak' : 'failRisk'
}
