import type { Denial } from '../../shared/rules.ts'

/**
 * What a reject cause comes down to. Numbers: 3GPP TS 24.301 Annex A and TS 24.008 Annex G (mobility), TS 24.301 §9.9.4.4 and
 * TS 24.008 Annex I (session). 27 upwards are session causes; the few numbers that both tables use do not meet here, because
 * mobility's own end at 25 but for 35, 40 and 42.
 */
export function denialOf(cause: number | undefined): Denial {
  switch (cause) {
    case 2: // IMSI unknown in HSS
    case 3: // illegal UE: authentication failed
    case 6: // illegal ME
      return 'cardInvalid'
    case 5: // IMEI not accepted
      return 'imeiBinding'
    case 7: // EPS services not allowed
    case 8: // EPS and non-EPS services not allowed
    case 33: // requested service option not subscribed
    case 35: // requested service option not authorised in this PLMN
      return 'suspended'
    case 11: // PLMN not allowed
    case 12: // tracking area not allowed
    case 13: // roaming not allowed in this tracking area
    case 14: // EPS services not allowed in this PLMN
    case 15: // no suitable cells in tracking area
      return 'region'
    case 19: // ESM failure
    case 27: // missing or unknown APN
    case 29: // user authentication failed
      return 'apn'
    case 16: // MSC temporarily not reachable
    case 17: // network failure
    case 22: // congestion
    case 26: // insufficient resources
    case 38: // network failure (session)
    case 42: // severe network failure
      return 'network'
    default:
      return 'unknown'
  }
}
