import { ok } from '../../../shared/result.ts'
import type { Domain, SimState } from '../../../shared/snapshot.ts'
import * as card from './parse/card.ts'
import * as contexts from './parse/contexts.ts'
import { EF, parseCardIccid, parseCardImsi } from './parse/crsm.ts'
import * as identity from './parse/identity.ts'
import type { Parser } from './parse/parsed.ts'
import {
  type AccessTechnologies,
  isRegistrationReply,
  parseOperator,
  parseRegistration,
  REGISTRATION_TAGS,
} from './parse/registration.ts'
import { parseCesq, parseCsq } from './parse/signal.ts'
import { bare, type Query, tagged } from './query.ts'

// The questions of 3GPP TS 27.007 that every modem is asked, whatever its dialect.

/** A name has a letter or a digit, or a run of bytes that may be one in UTF-8; a stray byte of a noisy line is neither. */
const FREE_TEXT = /[A-Za-z0-9]|[\x80-\xff]{3}/
const DIGITS = /^"?\d{14,17}"?$/

export const manufacturer = [
  bare('AT+CGMI', FREE_TEXT, identity.parseManufacturer, ['+CGMI:', '+GMI:']),
  bare('AT+GMI', FREE_TEXT, identity.parseManufacturer, ['+GMI:', '+CGMI:']),
]
export const model = [
  bare('AT+CGMM', FREE_TEXT, identity.parseModel, ['+CGMM:', '+GMM:']),
  bare('AT+GMM', FREE_TEXT, identity.parseModel, ['+GMM:', '+CGMM:']),
]
export const firmware = [
  bare('AT+CGMR', FREE_TEXT, identity.parseFirmware, ['+CGMR:', '+GMR:', 'Revision:']),
  bare('AT+GMR', FREE_TEXT, identity.parseFirmware, ['+GMR:', '+CGMR:', 'Revision:']),
]
const ati = <T>(parse: Parser<T>) =>
  bare('ATI', FREE_TEXT, parse, ['Manufacturer:', 'Model:', 'Revision:', 'IMEI:', 'SVN:', '+GCAP:'])
/** Everything `ATI` prints, as it stands. */
export const information = ati((lines) => ok(lines))

export const imei = [
  ...['AT+CGSN', 'AT+GSN', 'AT+CGSN=1'].map((send) =>
    bare(send, DIGITS, identity.parseImeiReply, ['+CGSN:', '+GSN:', 'IMEI:']),
  ),
  ati(identity.atiImei),
]
export const simState: Query<SimState> = {
  ...tagged('AT+CPIN?', '+CPIN:', card.parseSimState),
  refusal: card.simStateOfRefusal,
  timeoutMs: 5000,
}
/** EF_ICCID itself; some firmware refuses a length of ten and takes zero. */
export const cardIccid = [
  tagged(`AT+CRSM=176,${EF.iccid},0,0,10`, '+CRSM:', parseCardIccid),
  tagged(`AT+CRSM=176,${EF.iccid},0,0,0`, '+CRSM:', parseCardIccid),
]
export const imsi = [
  bare('AT+CIMI', /^"?\d{6,15}"?$/, card.parseImsiReply, ['+CIMI:', 'IMSI:']),
  tagged(`AT+CRSM=176,${EF.imsi},0,0,9`, '+CRSM:', parseCardImsi),
]
export const ownNumbers = tagged('AT+CNUM', '+CNUM:', card.parseOwnNumbers)
export const pinTries = tagged('AT+CPINR', '+CPINR:', card.parsePinTries)

/** Registration with area, cell and cause where the modem has that report format, without the cause where not. */
export const reportFormats = (domain: Domain): readonly string[] => {
  const command = `AT+${REGISTRATION_TAGS[domain]}`
  return [`${command}=3`, `${command}=2`]
}
export const registration = (domain: Domain, technologies: AccessTechnologies) => {
  const tag = REGISTRATION_TAGS[domain]
  const query = tagged(`AT+${tag}?`, `+${tag}:`, parseRegistration(domain, technologies))
  return { ...query, own: { prefixes: [`+${tag}:`], accept: isRegistrationReply } }
}
export const OPERATOR_FORMATS = { name: 'AT+COPS=3,0', code: 'AT+COPS=3,2' } as const
/** The longest answer 27.007 modems are known to take without a search is well under this. */
export const operator = (technologies: AccessTechnologies) => ({
  ...tagged('AT+COPS?', '+COPS:', parseOperator(technologies)),
  timeoutMs: 5000,
})

export const cesq = tagged('AT+CESQ', '+CESQ:', parseCesq)
export const csq = (extended: boolean) => tagged('AT+CSQ', '+CSQ:', parseCsq(extended))

export const definedContexts = tagged('AT+CGDCONT?', '+CGDCONT:', contexts.parseDefinedContexts)
export const contextStates = tagged('AT+CGACT?', '+CGACT:', contexts.parseContextStates)
export const contextAddresses = tagged('AT+CGPADDR', '+CGPADDR:', contexts.parseContextAddresses)
export const addressOf = (cid: number) => tagged(`AT+CGPADDR=${cid}`, '+CGPADDR:', contexts.parseContextAddresses)
export const parametersOf = (cid: number) =>
  tagged(`AT+CGCONTRDP=${cid}`, '+CGCONTRDP:', contexts.parseContextParameters)
export const attached = tagged('AT+CGATT?', '+CGATT:', contexts.parseAttached)
