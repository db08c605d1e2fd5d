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

/** +CPIN?; a notification of the same form may stand before the answer, and the last word holds. */
export const parseSimState: Parser<SimState> = (lines) => {
  const code = lines.map((line) => fieldsOf(line, 'CPIN')?.[0]).findLast((field) => field !== undefined)
  if (code === undefined) return absent
  const state = simStateOf(code)
  return state === undefined ? malformed : ok(state)
}

/** The numbers of 27.007 §9.2 and of 27.005 §3.2.5 and the texts that are card states; a lock's text ends like that of a plain PIN. */
const REFUSALS: readonly (readonly [cme: readonly number[], cms: readonly number[], text: RegExp, state: SimState])[] =
  [
    [[5, 6, 7], [312], /\bph-f?sim p[iu][nk]/i, 'blocked'],
    [
      [40, 41, 42, 43, 44, 45, 46, 47],
      [],
      /\b(?:network(?: subset)?|service(?: provider)?|corp(?:orate)?)(?: personali[sz]ation)? p[iu][nk]\b/i,
      'blocked',
    ],
    [[10], [310], /\bsim(?: card)? not inserted/i, 'absent'],
    [[11], [311], /\bsim pin required/i, 'pin'],
    [[12], [316], /\bsim puk required/i, 'puk'],
    [[13], [313], /\bsim failure/i, 'error'],
    [[14], [314], /\bsim busy/i, 'busy'],
    [[15], [315], /\bsim wrong/i, 'error'],
    [[17, 18], [317, 318], /\bsim p(?:in|uk)2 required/i, 'ready'],
  ]

/** The card state that a refused command tells. */
export function simStateOfRefusal(final: FinalResult): SimState | undefined {
  if (final.kind !== 'cme' && final.kind !== 'cms') return undefined
  const { kind, code, text = '' } = final
  const told = REFUSALS.find(([cme, cms, words]) =>
    code === undefined ? words.test(text) : (kind === 'cme' ? cme : cms).includes(code),
  )
  return told?.[3]
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
    const digits = (tail(line, 'CIMI') ?? tail(line, 'IMSI') ?? line).replace(/["\s]/g, '')
    if (isImsi(digits)) return ok(digits)
  }
  return lines.some((line) => line.trim() !== '') ? malformed : absent
}

/** A number as the card or phonebook holds it, international ones with `+` (27.007 §7.1, type of address 145). */
export function numberOf(digits: string, type: number | undefined): string {
  // Only the hex of a number is decoded: eight digits of a plain one would pass for two Chinese characters.
  const plain = /^(?:00[23][0-9a-f])+$/i.test(digits) ? decodeModemText(digits) : digits
  const text = plain.replace(/[^\d+*#,]/g, '')
  return type === 145 && text !== '' && !text.startsWith('+') ? `+${text}` : text
}

/** 24.008 §10.5.4.7: unknown, international, national number in the telephone plan, unknown in no plan. */
const TYPES_OF_ADDRESS = [128, 129, 145, 161]

/** +CNUM, 27.007 §7.1: the first number that is not empty. No line at all is the normal case on IoT cards. */
export const parseOwnNumbers: Parser<string> = (lines) => {
  let malformedLine = false
  for (const line of lines) {
    const fields = fieldsOf(line, 'CNUM')
    if (!fields) continue
    if (fields.length < 2) malformedLine = true
    const type = integer(fields[2])
    // Without the name some firmware leaves out its comma too: what would be the number is then its type.
    const number =
      fields.length === 2 && TYPES_OF_ADDRESS.includes(integer(fields[1]) ?? -1)
        ? numberOf(fields[0] ?? '', integer(fields[1]))
        : numberOf(fields[1] ?? '', type)
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
