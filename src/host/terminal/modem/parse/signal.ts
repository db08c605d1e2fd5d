import { ok } from '../../../../shared/result.ts'
import * as scale from '../../../../shared/signal.ts'
import type { Technology } from '../../../../shared/snapshot.ts'
import { firstFields, integer, malformed, type Parser } from './parsed.ts'

/** Signal figures, dBm and dB; what a source does not give is left out. */
export interface Figures {
  readonly rssiDbm?: number | undefined
  readonly rsrpDbm?: number | undefined
  readonly rsrqDb?: number | undefined
  readonly sinrDb?: number | undefined
  readonly rscpDbm?: number | undefined
  readonly ecnoDb?: number | undefined
}

/** The NR leg of EN-DC. */
export interface NrLeg {
  readonly rsrpDbm?: number | undefined
  readonly rsrqDb?: number | undefined
  readonly sinrDb?: number | undefined
  readonly band?: string | undefined
}

/** What one source says about the signal. */
export interface Signal {
  readonly figures: Figures
  readonly nr?: NrLeg | undefined
}

/** The cell on which the modem camps, in a vendor's own words; with EN-DC the LTE anchor. */
export interface ServingCell extends Signal {
  /** The modem says that it camps on no cell. */
  readonly noService?: true | undefined
  readonly technology?: Technology | undefined
  /** Upper-case hex. */
  readonly area?: string | undefined
  readonly cell?: string | undefined
  /** `B3`, `n78`, GSM `900`. */
  readonly band?: string | undefined
  /** MCC and MNC, digits. */
  readonly operatorCode?: string | undefined
}

/** +CSQ, 27.007 §8.5. `extended`: the dialect defines 100 to 199 as well. */
export const parseCsq = (extended: boolean): Parser<Signal> =>
  firstFields<Signal>('CSQ', ([rssi]) => {
    const index = integer(rssi)
    if (index === undefined) return malformed
    return ok({ figures: { rssiDbm: extended ? scale.extendedCsqRssi(index) : scale.csqRssi(index) } })
  })

/** +CESQ, 27.007 §8.69: six figures, nine with NR. A modem on NR alone has its figures in the last three. */
export const parseCesq: Parser<Signal> = firstFields<Signal>('CESQ', (fields) => {
  const [rxlev, ber, rscp, ecno, rsrq, rsrp, ssRsrq, ssRsrp, ssSinr] = fields.map(integer)
  if (fields.length < 6 || [rxlev, ber, rscp, ecno, rsrq, rsrp].includes(undefined)) return malformed
  const given = (index: number | undefined, convert: (index: number) => number | undefined) =>
    index === undefined ? undefined : convert(index)
  const older = {
    rssiDbm: given(rxlev, scale.cesqRxlev),
    rscpDbm: given(rscp, scale.cesqRscp),
    ecnoDb: given(ecno, scale.cesqEcno),
  }
  const lte = { rsrqDb: given(rsrq, scale.cesqRsrq), rsrpDbm: given(rsrp, scale.cesqRsrp) }
  const nr = {
    rsrqDb: given(ssRsrq, scale.cesqSsRsrq),
    rsrpDbm: given(ssRsrp, scale.cesqSsRsrp),
    sinrDb: given(ssSinr, scale.cesqSsSinr),
  }
  const onNr = Object.values(nr).some((figure) => figure !== undefined)
  const onLte = Object.values(lte).some((figure) => figure !== undefined)
  if (onNr && !onLte) return ok({ figures: { ...older, ...nr } })
  return ok({ figures: { ...older, ...lte }, ...(onNr && { nr }) })
})
