import { passesLuhn } from './luhn.ts'
import { err, ok, type Result } from './result.ts'
import type { Issuer } from './snapshot.ts'
import { foldWidth } from './text.ts'

/**
 * Why a text is no ICCID. `length`: neither 19 nor 20 characters (18 occurs on other markets: unusual rather than wrong);
 * `prefix`: does not begin with 89, the telecom industry's number (ITU-T E.118).
 */
export type IccidProblem = 'empty' | 'characters' | 'length' | 'prefix'

/**
 * An ICCID in the form in which it is printed: 19 or 20 characters that begin with 89. Blanks, dashes and quotes go, the filler F
 * at the end goes, swapped nibbles (98...) are turned round. China Mobile really has hex letters from the seventh character on.
 */
export function normaliseIccid(text: string): Result<string, IccidProblem> {
  const plain = foldWidth(text)
    .replace(/[\s"'-]/g, '')
    .toUpperCase()
  if (plain === '') return err('empty')
  const turned = /^98(?:[0-9A-F]{2})*$/.test(plain) ? plain.replace(/(.)(.)/g, '$2$1') : plain
  const digits = turned.replace(/F+$/, '')
  if (!/^(?:\d{1,6}|\d{6}[0-9A-F]+)$/.test(digits)) return err('characters')
  if (digits.length !== 19 && digits.length !== 20) return err('length')
  return digits.startsWith('89') ? ok(digits) : err('prefix')
}

/** Whether two normalised ICCIDs name one card: the first 19 characters count where one of them is longer. */
export const sameIccid = (a: string, b: string): boolean =>
  a.length === b.length ? a === b : a.length >= 19 && b.length >= 19 && a.slice(0, 19) === b.slice(0, 19)

/**
 * What the check digit says. It advises and never blocks: China Mobile's cards fail it, China Telecom prints 19 digits without
 * one, and hex letters have none.
 */
export function iccidCheckDigit(iccid: string): 'passes' | 'fails' | 'notApplicable' {
  if (passesLuhn(iccid)) return 'passes'
  return /^\d{20}$/.test(iccid) ? 'fails' : 'notApplicable'
}

/** Prefixes seen on cards of a known issuer. Others are widely repeated but without evidence, and therefore missing. */
const ISSUERS: Record<string, Issuer> = {
  '898600': 'chinaMobile',
  '898602': 'chinaMobile',
  '898604': 'chinaMobile',
  '898601': 'chinaUnicom',
  '898606': 'chinaUnicom',
  '898609': 'chinaUnicom',
  '898603': 'chinaTelecom',
  '898611': 'chinaTelecom',
}

/** Who issued the card, by the prefix alone; undefined for a Chinese prefix (8986) that is not known. Resellers use their host's prefix. */
export function issuerOfIccid(iccid: string): Issuer | undefined {
  return ISSUERS[iccid.slice(0, 6)] ?? (iccid.startsWith('8986') ? undefined : 'other')
}

// Groups may be parted by blanks or dashes; a candidate never borrows digits from a longer run.
const CANDIDATE = /(?<!\d)89[0-9A-F](?:[ \t-]{0,2}[0-9A-F]){16,17}(?:[ \t-]?F)?(?![0-9A-Z])/gi

/**
 * The ICCIDs in what a scanner or a keyboard produced: a bare number in groups, or the text or address out of a QR code, in order
 * and without repetitions. More than one means that a person must choose.
 */
export function extractIccids(text: string): string[] {
  const whole = normaliseIccid(text)
  if (whole.ok) return [whole.value]
  const found: string[] = []
  for (const [candidate] of foldWidth(decodeAddress(text)).matchAll(CANDIDATE)) {
    const iccid = normaliseIccid(candidate)
    if (iccid.ok && !found.some((other) => sameIccid(other, iccid.value))) found.push(iccid.value)
  }
  return found
}

function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
