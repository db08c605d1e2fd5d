/** EMM causes as a modem words them (24.301 Annex A.1). */
const EMM: Record<number, string> = {
  2: 'IMSI unknown in HSS', 3: 'Illegal UE', 5: 'IMEI not accepted', 6: 'Illegal ME', 7: 'EPS services not allowed',
  8: 'EPS services and non-EPS services not allowed', 11: 'PLMN not allowed', 12: 'Tracking area not allowed',
  13: 'Roaming not allowed in this tracking area', 14: 'EPS services not allowed in this PLMN', 15: 'No suitable cells in tracking area',
  17: 'Network failure', 19: 'ESM failure', 22: 'Congestion', 25: 'Not authorized for this CSG',
} // biome-ignore format: one table

/** ESM causes (24.301 Annex B.1). */
const ESM: Record<number, string> = {
  27: 'Missing or unknown APN', 29: 'User authentication failed', 33: 'Requested service option not subscribed', 36: 'Regular deactivation',
} // biome-ignore format: one table

export const emmWords = (cause: number): string => EMM[cause] ?? `EMM cause ${cause}`
export const esmWords = (cause: number): string => ESM[cause] ?? `ESM cause ${cause}`

/** ESM cause 33: what the network answers to an APN that is not in the card's subscription. */
export const NOT_SUBSCRIBED = 33
