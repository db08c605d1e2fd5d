import { normaliseIccid } from '../../../../shared/iccid.ts'
import { isImsi } from '../../../../shared/imsi.ts'
import { ok } from '../../../../shared/result.ts'
import type { SimState } from '../../../../shared/snapshot.ts'
import { decodeModemText } from '../../../../shared/text.ts'
import type { FinalResult } from '../../../at/at.ts'
import { absent, eachLine, fieldsOf, firstFields, integer, malformed, type Parser, tail } from './parsed.ts'

/** 27.007 §8.3 `<code>` and what vendors add. A lock of phone, network or provider means: this card does not work here. */
export function simStateOf(code: string): SimState | undefined {
  const word = code.trim().toUpperCase()
  if (/^(?:READY|SIM P[IU][NK]2)$/.test(word)) return 'ready'
  if (word === 'SIM PIN') return 'pin'
  if (word === 'SIM PUK') return 'puk'
  if (/^PH-|BLOCKED/.test(word)) return 'blocked'
  if (/NOT INSERTED|REMOVED|NOT AVAILABLE|ABSENT/.test(word)) return 'absent'
  if (/NOT READY|BUSY|INIT/.test(word)) return 'busy'
  return /FAIL|ERROR|WRONG/.test(word) ? 'error' : undefined
}

export const parseSimState: Parser<SimState> = (lines) => {
  for (const line of lines) {
    const code = fieldsOf(line, 'CPIN')?.[0]
    if (code === undefined) continue
    const state = simStateOf(code)
    return state === undefined ? malformed : ok(state)
  }
  return absent
}

/** The numbers and texts of 27.007 §9.2 that are card states. */
const REFUSALS: readonly (readonly [code: number, text: RegExp, state: SimState])[] = [
  [10, /sim not inserted/i, 'absent'],
  [11, /sim pin required/i, 'pin'],
  [12, /sim puk required/i, 'puk'],
  [13, /sim failure/i, 'error'],
  [14, /sim busy/i, 'busy'],
  [15, /sim wrong/i, 'error'],
  [17, /sim pin2 required/i, 'ready'],
  [18, /sim puk2 required/i, 'ready'],
  [5, /ph-sim pin/i, 'blocked'],
  [6, /ph-fsim pin/i, 'blocked'],
  [7, /ph-fsim puk/i, 'blocked'],
  [40, /network personali[sz]ation pin/i, 'blocked'],
  [41, /network personali[sz]ation puk/i, 'blocked'],
  [42, /network subset personali[sz]ation pin/i, 'blocked'],
  [43, /network subset personali[sz]ation puk/i, 'blocked'],
  [44, /service provider personali[sz]ation pin/i, 'blocked'],
  [45, /service provider personali[sz]ation puk/i, 'blocked'],
  [46, /corporate personali[sz]ation pin/i, 'blocked'],
  [47, /corporate personali[sz]ation puk/i, 'blocked'],
]

/** The card state that a refused command tells. */
export function simStateOfRefusal(final: FinalResult): SimState | undefined {
  if (final.kind !== 'cme') return undefined
  return REFUSALS.find(([code, text]) => final.code === code || text.test(final.text ?? ''))?.[2]
}

/** An ICCID with whatever tag stands before it; the tag of the reply is not always the command's. */
export const parseIccidReply: Parser<string> = (lines) => {
  for (const line of lines) {
    const iccid = normaliseIccid(line.replace(/^[^:]*:/, ''))
    if (iccid.ok) return ok(iccid.value)
  }
  return lines.some((line) => /\d/.test(line)) ? malformed : absent
}

/** +CIMI, 27.007 §5.6: bare digits, or with the command's tag. */
export const parseImsiReply: Parser<string> = (lines) => {
  for (const line of lines) {
    const digits = (tail(line, 'CIMI') ?? line).replace(/["\s]/g, '')
    if (isImsi(digits)) return ok(digits)
  }
  return lines.some((line) => line.trim() !== '') ? malformed : absent
}

/** A number as the card or phonebook holds it, international ones with `+` (27.007 §7.1, type of address 145). */
export function numberOf(digits: string, type: number | undefined): string {
  const text = decodeModemText(digits).replace(/[^\d+*#,]/g, '')
  return type === 145 && text !== '' && !text.startsWith('+') ? `+${text}` : text
}

/** +CNUM, 27.007 §7.1: the first number that is not empty. No line at all is the normal case on IoT cards. */
export const parseOwnNumbers: Parser<string> = (lines) => {
  let malformedLine = false
  for (const line of lines) {
    const fields = fieldsOf(line, 'CNUM')
    if (!fields) continue
    if (fields.length < 2) malformedLine = true
    const number = numberOf(fields[1] ?? '', integer(fields[2]))
    if (/\d/.test(number)) return ok(number)
  }
  return malformedLine ? malformed : absent
}

/** What is left of the tries for PIN and PUK. */
export interface PinTries {
  readonly pin?: number | undefined
  readonly puk?: number | undefined
}

/** Retries as a card counts them fit in a hexadecimal digit (TS 102 221 §9.5.1). */
export const tries = (field: string | undefined): number | undefined => {
  const count = integer(field)
  return count !== undefined && count >= 0 && count <= 15 ? count : undefined
}

/** +CPINR, 27.007 §8.65: one line for each code. */
export const parsePinTries: Parser<PinTries> = (lines) => {
  const counts = eachLine('CPINR', ([code, count]) => {
    const left = tries(count)
    return left === undefined || code === undefined ? undefined : { code: code.toUpperCase(), left }
  })(lines)
  if (!counts.ok) return counts
  const left = (code: string) => counts.value.find((line) => line.code === code)?.left
  return counts.value.length === 0 ? absent : ok({ pin: left('SIM PIN'), puk: left('SIM PUK') })
}

/** Four counts in one line: PIN, PUK, PIN2, PUK2. */
export const pinTriesInOneLine = (tag: string): Parser<PinTries> =>
  firstFields(tag, ([pin, puk]) => {
    const value = { pin: tries(pin), puk: tries(puk) }
    return value.pin === undefined && value.puk === undefined ? malformed : ok(value)
  })
