import { decimalIdentity, hexIdentity, isRealArea, isRealCell } from '../../../../../shared/registration.ts'
import { ok } from '../../../../../shared/result.ts'
import { cesqRsrp, cesqRsrq } from '../../../../../shared/signal.ts'
import type { Technology } from '../../../../../shared/snapshot.ts'
import type { Verdict } from '../../dialect.ts'
import { decimal, fieldsOf, firstFields, integer, malformed, type Parser } from '../../parse/parsed.ts'
import type { Figures, NrLeg, ServingCell } from '../../parse/signal.ts'

const area = (field: string | undefined): string | undefined => {
  const hex = hexIdentity(field ?? '')
  return hex !== undefined && isRealArea(hex) ? hex : undefined
}
const cell = (field: string | undefined): string | undefined => {
  const hex = decimalIdentity(field ?? '')
  return hex !== undefined && hex !== '0' && isRealCell(hex) ? hex : undefined
}
const plmn = (field: string | undefined): string | undefined => {
  const [, mcc, mnc] = /^(\d{3})-(\d{1,3})$/.exec(field ?? '') ?? []
  return mcc === undefined || mnc === undefined ? undefined : `${mcc}${mnc.padStart(2, '0')}`
}
const inRange = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && value >= low && value <= high ? value : undefined

/**
 * The last four fields of an LTE row: rsrq, rsrp, rssi, rssnr. Two scalings are in the field: SIM7600 gives tenths (-178, -1089,
 * -742), A76xx the indices of +CESQ (21, 67, 255); the RSRP tells which.
 */
function lteFigures([rsrqField, rsrpField, rssiField, sinrField]: readonly string[]): Figures {
  const [rsrq, rsrp, rssi] = [decimal(rsrqField), decimal(rsrpField), decimal(rssiField)]
  const sinrDb = inRange(decimal(sinrField), -24, 40)
  if (rsrp === undefined) return {}
  if (rsrp >= 0) {
    return {
      rsrpDbm: cesqRsrp(rsrp),
      rsrqDb: rsrq === undefined ? undefined : cesqRsrq(rsrq),
      rssiDbm: rssi !== undefined && rssi >= 0 && rssi <= 63 ? rssi - 111 : undefined,
      sinrDb,
    }
  }
  const unit = rsrp < -200 ? 10 : 1
  const scaled = (value: number | undefined, low: number, high: number) =>
    value === undefined ? undefined : inRange(value / unit, low, high)
  return {
    rsrpDbm: scaled(rsrp, -157, -30),
    rsrqDb: scaled(rsrq, -44, 20),
    rssiDbm: scaled(rssi, -125, -10),
    sinrDb,
  }
}

/** AT+CPSI? (SIM7500/SIM7600 and A76xx AT manuals); with EN-DC a second line has the NR leg. */
export const parseServingCell: Parser<ServingCell> = (lines) => {
  const served = parseRow(lines)
  const nr = lines.map(nrLeg).find((leg) => leg !== undefined)
  return served.ok && served.value.technology === 'lte' && nr ? ok({ ...served.value, technology: 'endc', nr }) : served
}

/** `NR5G_NSA,…,NR5G_BAND78,arfcn,rsrp,rsrq,snr`: what stands before the band differs with the firmware. RSRP and RSRQ are in tenths. */
function nrLeg(line: string): NrLeg | undefined {
  const fields = fieldsOf(line, 'CPSI')
  if (fields?.[0]?.toUpperCase() !== 'NR5G_NSA') return undefined
  const at = fields.findIndex((field) => /BAND\s*\d+$/i.test(field))
  if (at < 0) return undefined
  return { band: numbered('n', /BAND\s*(\d+)$/i, fields[at]), ...nrFigures(fields.slice(at + 2)) }
}

function nrFigures([rsrpField, rsrqField, sinrField]: readonly string[]): Figures {
  const [rsrp, rsrq] = [decimal(rsrpField), decimal(rsrqField)]
  return {
    rsrpDbm: rsrp === undefined ? undefined : inRange(rsrp / 10, -157, -30),
    rsrqDb: rsrq === undefined ? undefined : inRange(rsrq / 10, -44, 20),
    sinrDb: inRange(decimal(sinrField), -24, 40),
  }
}

/** `LTE CAT-M1` and `LTE NB-IOT` (SIM7000, SIM7070 and kin) have the layout of LTE. */
const lteLike = (system: string): Technology => (/CAT-M/.test(system) ? 'ltem' : /NB/.test(system) ? 'nbiot' : 'lte')

const parseRow: Parser<ServingCell> = firstFields<ServingCell>('CPSI', (fields) => {
  const [system = '', , operator, areaField, cellField, , band, ...rest] = fields
  const place = { operatorCode: plmn(operator), area: area(areaField), cell: cell(cellField) }
  const name = system.toUpperCase()
  // A row of zeros: the radio is off, or no cell has been found yet.
  if (operator === '000-00') return ok({ noService: true, figures: {} })
  switch (name) {
    case 'NO SERVICE':
      return ok({ noService: true, figures: {} })
    case 'LTE':
    case 'LTE CAT-M1':
    case 'LTE NB-IOT':
      // earfcn, dl_bw, ul_bw, rsrq, rsrp, rssi, rssnr
      if (fields.length < 13) return malformed
      return ok({
        ...place,
        technology: lteLike(name),
        band: numbered('B', /BAND\s*(\d+)$/i, band),
        figures: lteFigures(rest.slice(3)),
      })
    case 'WCDMA': {
      // frequency band, psc, frequency, ssc, ec/io, rscp, qual, rxlev, txpwr. Ec/Io and RSCP are given without their sign.
      if (fields.length < 11) return malformed
      const [ecno, rscp] = [decimal(fields[9]), decimal(fields[10])]
      return ok({
        ...place,
        technology: 'umts',
        figures: {
          ecnoDb: ecno === undefined ? undefined : inRange(-Math.abs(ecno), -32, 0),
          rscpDbm: rscp === undefined ? undefined : inRange(-Math.abs(rscp), -121, -24),
        },
      })
    }
    case 'GSM':
      // `GSM,Online,460-00,0x182d,12401,27 EGSM 900,-64,2110,42-42`
      if (fields.length < 7) return malformed
      return ok({
        ...place,
        technology: 'gsm',
        band: numbered('', /(\d{3,4})$/, fields[5]),
        figures: { rssiDbm: inRange(decimal(band), -125, -10) },
      })
    case 'NR5G_SA':
      // arfcn, rsrp, rsrq, snr: the first two in tenths
      if (fields.length < 11) return malformed
      return ok({
        ...place,
        technology: 'nr',
        band: numbered('n', /BAND\s*(\d+)$/i, band),
        figures: nrFigures(rest.slice(1)),
      })
    default:
      return malformed
  }
})

const numbered = (prefix: string, shape: RegExp, field: string | undefined): string | undefined => {
  const number = shape.exec(field ?? '')?.[1]
  return number === undefined ? undefined : `${prefix}${Number(number)}`
}

/** AT+NETOPEN?: whether the modem's own stack is up. */
export const parseNetOpen: Parser<boolean> = firstFields('NETOPEN', ([state]) =>
  state === '0' || state === '1' ? ok(state === '1') : malformed,
)

/** `+NETOPEN: 0` after AT+NETOPEN; any other number is an error. */
export function netOpenVerdict(line: string): Verdict | undefined {
  if (/network is already opened/i.test(line)) return { passed: true }
  const code = integer(fieldsOf(line, 'NETOPEN')?.[0])
  if (code === undefined) return undefined
  return code === 0 ? { passed: true } : { passed: false, reason: 'noContext' }
}

export const netCloseVerdict = (line: string): Verdict | undefined =>
  fieldsOf(line, 'NETCLOSE') ? { passed: true } : undefined

/** Result codes of the TCP/IP commands (SIM7500/SIM7600 TCP/IP manual §3), folded to what a bench decides on. */
function reasonOf(code: number): Extract<Verdict, { passed: false }>['reason'] {
  if (code === 1 || code === 2) return 'noContext'
  if (code === 11) return 'dns'
  return code === 10 ? 'timeout' : 'other'
}

/** `+CIPOPEN: <link>,<err>` for this link. */
export const openVerdict =
  (link: number) =>
  (line: string): Verdict | undefined => {
    const fields = fieldsOf(line, 'CIPOPEN')
    const code = integer(fields?.[1])
    if (fields?.length !== 2 || integer(fields[0]) !== link || code === undefined) return undefined
    return code === 0 ? { passed: true } : { passed: false, reason: reasonOf(code) }
  }

export const closeVerdict =
  (link: number) =>
  (line: string): Verdict | undefined =>
    integer(fieldsOf(line, 'CIPCLOSE')?.[0]) === link ? { passed: true } : undefined

/** The end of AT+CPING: `+CPING: 3,<sent>,<received>,<lost>,<min>,<max>,<avg>`; 1 is an echo, 2 a timeout of one. */
export function pingVerdict(line: string): Verdict | undefined {
  const fields = fieldsOf(line, 'CPING')
  if (fields?.[0] !== '3') return undefined
  const received = integer(fields[2]) ?? 0
  return received > 0 ? { passed: true, latencyMs: integer(fields[6]) } : { passed: false, reason: 'timeout' }
}

/** `+SIMCARD: NOT AVAILABLE` when the card is pulled. */
export const simCardGone = (line: string): boolean => /^\+?SIMCARD\s*:\s*NOT AVAILABLE/i.test(line.trim())
