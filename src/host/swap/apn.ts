import { networkPart } from '../../shared/apn.ts'
import type { Issuer } from '../../shared/snapshot.ts'

/** Public access point names that belong to one carrier. Private ones (and most IoT ones) tell nothing and are missing. */
const CARRIERS: readonly (readonly [RegExp, Issuer])[] = [
  [/^(?:cmnet|cmwap|cmmtm|cmiot|cmnbiot\d*)$/, 'chinaMobile'],
  [/^(?:3gnet|3gwap|uninet|wonet|scuiot\d*|5gscuiot)$|\.(?:nj|gz)m2mapn$/, 'chinaUnicom'],
  [/^(?:ctnet|ctwap|ctlte|ctm2m|ctnb|ctiot)$/, 'chinaTelecom'],
  [/^cbnet$/, 'chinaBroadnet'],
]

/** The carrier whose public APN this is; compared without case and without the operator's part. */
export function carrierOfApn(apn: string): Issuer | undefined {
  const name = networkPart(apn).toLowerCase()
  return CARRIERS.find(([pattern]) => pattern.test(name))?.[1]
}
