import { hexIdentity, isRealArea, isRealCell } from '../../../../../shared/registration.ts'
import { ok } from '../../../../../shared/result.ts'
import type { Technology } from '../../../../../shared/snapshot.ts'
import type { Verdict } from '../../dialect.ts'
import { type PinTries, tries } from '../../parse/card.ts'
import {
  absent,
  decimal,
  eachLine,
  fieldsOf,
  firstFields,
  integer,
  malformed,
  type Parser,
} from '../../parse/parsed.ts'
import type { NrLeg, ServingCell } from '../../parse/signal.ts'

/** A figure inside the range it can have in air; modems fill the field with -32768, 0 or `-`. */
const within = (low: number, high: number, field: string | undefined): number | undefined => {
  const value = decimal(field)
  return value !== undefined && value >= low && value <= high ? value : undefined
}
const rsrp = (field: string | undefined) => within(-157, -30, field)
const rsrq = (field: string | undefined) => within(-44, 20, field)
const rssi = (field: string | undefined) => within(-125, -10, field)
const sinr = (field: string | undefined) => within(-24, 40, field)

const area = (field: string | undefined): string | undefined => {
  const hex = hexIdentity(field ?? '')
  return hex !== undefined && isRealArea(hex) ? hex : undefined
}
const cell = (field: string | undefined): string | undefined => {
  const hex = hexIdentity(field ?? '')
  return hex !== undefined && isRealCell(hex) ? hex : undefined
}
const plmn = (mcc: string | undefined, mnc: string | undefined): string | undefined =>
  /^(?!000)\d{3}$/.test(mcc ?? '') && /^\d{1,3}$/.test(mnc ?? '') ? `${mcc}${mnc?.padStart(2, '0')}` : undefined
const numbered = (prefix: string, field: string | undefined): string | undefined => {
  const band = integer(field)
  return band !== undefined && band > 0 ? `${prefix}${band}` : undefined
}

/** `CAT-M` and `CAT-NB`, with or without a number (BG95, BG96 and kin), have the layout of LTE. */
const LTE_LIKE: Readonly<Record<string, Technology>> = {
  LTE: 'lte',
  'CAT-M': 'ltem',
  'CAT-M1': 'ltem',
  EMTC: 'ltem',
  'CAT-NB': 'nbiot',
  'CAT-NB1': 'nbiot',
  'CAT-NB2': 'nbiot',
  NBIOT: 'nbiot',
}

/**
 * AT+QENG="servingcell" (EC2x/EG9x and RG50x AT manuals). LTE: state, "LTE", is_tdd, mcc, mnc, cellid, pcid, earfcn, band, ul_bw,
 * dl_bw, tac, rsrp, rsrq, rssi, sinr. With EN-DC: a line with the state, one for LTE, one for NR5G-NSA.
 */
export const parseServingCell: Parser<ServingCell> = (lines) => {
  const rows = lines.flatMap((line) => {
    const fields = fieldsOf(line, 'QENG')
    return fields ? [fields[0] === 'servingcell' ? fields.slice(1) : fields] : []
  })
  if (rows.length === 0) return absent
  const nr = rows.map(nrLeg).find((leg) => leg !== undefined)
  for (const row of rows) {
    const found = servingRow(TECHNOLOGY.test(row[0] ?? '') ? row : row.slice(1))
    if (found) return ok(nr ? { ...found, technology: 'endc', nr } : found)
  }
  return rows.some((row) => row.length === 1 && /^[A-Z]+$/.test(row[0] ?? ''))
    ? ok({ noService: true, figures: {} })
    : malformed
}

const TECHNOLOGY = /^(?:GSM|WCDMA|LTE|NR5G|CAT-|EMTC|NBIOT)/

/** One row that begins with the technology. */
function servingRow(row: readonly string[]): ServingCell | undefined {
  const [name = '', ...rest] = row
  const lteLike = LTE_LIKE[name.toUpperCase()]
  if (lteLike !== undefined && rest.length >= 14) {
    const [, mcc, mnc, cellId, , , band, , , tac, ...figures] = rest
    return {
      technology: lteLike,
      operatorCode: plmn(mcc, mnc),
      cell: cell(cellId),
      area: area(tac),
      band: numbered('B', band),
      figures: {
        rsrpDbm: rsrp(figures[0]),
        rsrqDb: rsrq(figures[1]),
        rssiDbm: rssi(figures[2]),
        sinrDb: scaledSinr(figures[3]),
      },
    }
  }
  if (name === 'NR5G-SA' && rest.length >= 13) {
    // duplex, mcc, mnc, cellid, pcid, tac, arfcn, band, dl_bw, rsrp, rsrq, sinr
    const [, mcc, mnc, cellId, , tac, , band, , ...figures] = rest
    return {
      technology: 'nr',
      operatorCode: plmn(mcc, mnc),
      cell: cell(cellId),
      area: area(tac),
      band: numbered('n', band),
      figures: { rsrpDbm: rsrp(figures[0]), rsrqDb: rsrq(figures[1]), sinrDb: sinr(figures[2]) },
    }
  }
  if (name === 'WCDMA' && rest.length >= 9) {
    // mcc, mnc, lac, cellid, uarfcn, psc, rac, rscp, ecio
    const [mcc, mnc, lac, cellId, , , , rscp, ecno] = rest
    return {
      technology: 'umts',
      operatorCode: plmn(mcc, mnc),
      area: area(lac),
      cell: cell(cellId),
      figures: { rscpDbm: within(-121, -24, rscp), ecnoDb: within(-32, 0, ecno) },
    }
  }
  if (name === 'GSM' && rest.length >= 9) {
    // mcc, mnc, lac, cellid, bsic, arfcn, band, rxlev
    const [mcc, mnc, lac, cellId, , arfcn, , rxlev] = rest
    return {
      technology: 'gsm',
      operatorCode: plmn(mcc, mnc),
      area: area(lac),
      cell: cell(cellId),
      band: gsmBand(integer(arfcn)),
      figures: { rssiDbm: gsmLevel(rxlev) },
    }
  }
  return undefined
}

/** Firmware differs: dBm below zero, or the index of 45.008 from 0 to 63. */
function gsmLevel(field: string | undefined): number | undefined {
  const level = decimal(field)
  if (level === undefined) return undefined
  if (level < 0) return within(-125, -10, field)
  return level <= 63 ? level - 111 : undefined
}

/** 45.005 §2: the channel tells the band where 1800 and 1900 do not overlap; between 512 and 810 it does not. */
function gsmBand(arfcn: number | undefined): string | undefined {
  if (arfcn === undefined || arfcn < 0) return undefined
  if (arfcn <= 124 || (arfcn >= 955 && arfcn <= 1023)) return '900'
  if (arfcn >= 128 && arfcn <= 251) return '850'
  return arfcn >= 811 && arfcn <= 885 ? '1800' : undefined
}

/** `"NR5G-NSA",mcc,mnc,pcid,rsrp,sinr,rsrq,arfcn,band,dl_bw,scs`; the line stands there without a leg too, its fields filled with -32768. */
function nrLeg(row: readonly string[]): NrLeg | undefined {
  if (row[0] !== 'NR5G-NSA' || row.length < 8) return undefined
  const leg = { rsrpDbm: rsrp(row[4]), sinrDb: sinr(row[5]), rsrqDb: rsrq(row[6]), band: numbered('n', row[8]) }
  return Object.values(leg).some((value) => value !== undefined) ? leg : undefined
}

/** AT+QNWINFO: `"FDD LTE","46001","LTE BAND 3",1650`, or `No Service`. */
export const parseNetworkInformation: Parser<ServingCell> = (lines) => {
  const found = eachLine('QNWINFO', ([technology, code, band]) =>
    technology === undefined
      ? undefined
      : {
          technology: /NR5G|NSA|SA$/.test(technology) ? undefined : technologyOfName(technology),
          operatorCode: /^\d{5,6}$/.test(code ?? '') ? code : undefined,
          band: bandOfName(band ?? ''),
          figures: {},
        },
  )(lines)
  if (!found.ok) return found
  const [first] = found.value
  return first ? ok(first) : absent
}

function technologyOfName(name: string): Technology | undefined {
  const technologies: readonly (readonly [RegExp, Technology])[] = [
    [/eMTC|CAT-M/i, 'ltem'],
    [/NB-?IoT|CAT-NB/i, 'nbiot'],
    [/LTE/i, 'lte'],
    [/HSPA|HSDPA|HSUPA/i, 'hspa'],
    [/WCDMA/i, 'umts'],
    [/EDGE/i, 'edge'],
    [/GPRS/i, 'gprs'],
    [/GSM/i, 'gsm'],
  ]
  return technologies.find(([pattern]) => pattern.test(name))?.[1]
}

/** `LTE BAND 3`, `NR5G BAND 78`, `WCDMA 2100`, `GSM 900`. */
function bandOfName(name: string): string | undefined {
  const [, number] = /(\d{1,4})\s*$/.exec(name) ?? []
  if (number === undefined) return undefined
  if (/NR5G/i.test(name)) return `n${Number(number)}`
  if (/LTE/i.test(name)) return `B${Number(number)}`
  return /GSM|DCS|PCS/i.test(name) ? number : undefined
}

/** AT+QCSQ: `"LTE",rssi,rsrp,sinr,rsrq`, `"WCDMA",rssi,rscp,ecio`, `"GSM",rssi`, `"NR5G",rsrp,sinr,rsrq`, `"NOSERVICE"`. */
export const parseSignalStrength: Parser<ServingCell> = firstFields<ServingCell>('QCSQ', ([name, a, b, c, d]) => {
  switch (name?.toUpperCase()) {
    case 'NOSERVICE':
      return ok({ noService: true, figures: {} })
    case 'GSM':
      return ok({ technology: 'gsm', figures: { rssiDbm: rssi(a) } })
    case 'WCDMA':
      return ok({
        technology: 'umts',
        figures: { rssiDbm: rssi(a), rscpDbm: within(-121, -24, b), ecnoDb: within(-32, 0, c) },
      })
    case 'LTE':
    case 'CAT-M1':
    case 'EMTC':
    case 'CAT-NB1':
    case 'NBIOT':
      return ok({
        technology: /M/.test(name) ? 'ltem' : /NB/.test(name) ? 'nbiot' : 'lte',
        figures: { rssiDbm: rssi(a), rsrpDbm: rsrp(b), sinrDb: qcsqSinr(c), rsrqDb: rsrq(d) },
      })
    case 'NR5G':
      return ok({ technology: 'nr', figures: { rsrpDbm: rsrp(a), sinrDb: sinr(b), rsrqDb: rsrq(c) } })
    default:
      return malformed
  }
})

/** Some families give dB, EC2x and EG2x 0 to 250 in steps of 0.2 dB from -20 dB; above 40 it can only be the latter. */
const scaledSinr = (field: string | undefined): number | undefined => {
  const value = decimal(field)
  return value !== undefined && value > 40 && value <= 250 ? value / 5 - 20 : within(-24, 40, field)
}

/** In +QCSQ the steps are the rule, and from 0 to 40 nothing tells which is meant: better no value than a wrong one. */
const qcsqSinr = (field: string | undefined): number | undefined => {
  const value = decimal(field)
  return value === undefined || (value >= 0 && value <= 40) ? undefined : scaledSinr(field)
}

/** AT+QPINC?: one line for PIN and PUK ("SC"), one for PIN2 and PUK2 ("P2"). */
export const parsePinCounts: Parser<PinTries> = (lines) => {
  const counts = eachLine('QPINC', ([facility, pin, puk]) => {
    const value = { pin: tries(pin), puk: tries(puk) }
    return facility === undefined || (value.pin ?? value.puk) === undefined ? undefined : { facility, value }
  })(lines)
  if (!counts.ok) return counts
  const sim = counts.value.find(({ facility }) => facility.toUpperCase() === 'SC')
  return sim ? ok(sim.value) : absent
}

/** AT+QIACT?: whether context 1 of the modem's own stack is up; no line means that none is. */
export const parseActiveContext: Parser<boolean> = (lines) => {
  const contexts = eachLine('QIACT', ([id, state]) => (integer(id) === undefined ? undefined : { id, state }))(lines)
  return contexts.ok ? ok(contexts.value.some(({ id, state }) => id === '1' && state === '1')) : contexts
}

/** Result codes of the TCP/IP commands (EC2x TCP/IP manual §5), folded to what a bench decides on. */
function reasonOf(code: number): Extract<Verdict, { passed: false }>['reason'] {
  if ([561, 570, 573].includes(code)) return 'noContext'
  if ([564, 565].includes(code)) return 'dns'
  if (code === 566) return 'refused'
  return code === 569 ? 'timeout' : 'other'
}

/** `+QIOPEN: <socket>,<err>` for this socket. */
export const openVerdict =
  (socket: number) =>
  (line: string): Verdict | undefined => {
    const fields = fieldsOf(line, 'QIOPEN')
    const code = integer(fields?.[1])
    if (integer(fields?.[0]) !== socket || code === undefined) return undefined
    return code === 0 ? { passed: true } : { passed: false, reason: reasonOf(code) }
  }

/**
 * The end of AT+QPING: `+QPING: 0,<sent>,<received>,<lost>,<min>,<max>,<avg>`, or an error code alone. The lines before it, one for
 * each echo, have an address in second place and decide nothing.
 */
export function pingVerdict(line: string): Verdict | undefined {
  const fields = fieldsOf(line, 'QPING')
  const code = integer(fields?.[0])
  if (!fields || code === undefined) return undefined
  if (fields.length === 1) return { passed: false, reason: reasonOf(code) }
  if (fields.length < 7) return undefined
  const received = integer(fields[2]) ?? 0
  return received > 0 ? { passed: true, latencyMs: integer(fields[6]) } : { passed: false, reason: 'timeout' }
}

/** `+QSIMSTAT: <enabled>,<inserted>` */
export const simInserted = (line: string): boolean | undefined => {
  const inserted = fieldsOf(line, 'QSIMSTAT')?.[1]
  return inserted === '1' ? true : inserted === '0' ? false : undefined
}
