/** What the modem measures, in dBm and dB. */
export interface Measured {
  readonly rsrp: number
  readonly rsrq: number
  readonly sinr: number
  readonly rssi: number
}

const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** One figure is set, the others follow as they roughly do in the field: the weaker, the noisier. */
export const measured = (rsrpDbm: number): Measured => ({
  rsrp: rsrpDbm,
  rsrq: between(Math.round(-8 + (rsrpDbm + 85) / 5), -19, -6),
  sinr: between(Math.round((rsrpDbm + 115) / 1.5), -10, 28),
  rssi: between(rsrpDbm + 29, -113, -51),
})

/** 27.007 §8.5: 0 to 31, two dB each. */
export const csq = ({ rssi }: Measured): number => between(Math.floor((rssi + 113) / 2), 0, 31)
/** 27.007 §8.69. */
export const cesqRsrq = ({ rsrq }: Measured): number => between(Math.floor((rsrq + 20) * 2), 0, 34)
export const cesqRsrp = ({ rsrp }: Measured): number => between(rsrp + 141, 0, 97)
