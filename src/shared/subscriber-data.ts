/**
 * Where subscriber data stands in any text that a modem, a card or a log can hold: ICCID, IMSI, IMEI, phone numbers, the PIN
 * and PUK in commands, and APN passwords. When in doubt a run of 11 and more digits is subscriber data; figures of the radio,
 * traffic counters, versions and dates are not.
 *
 * Returns one byte for each character: `HIDE` where it must not be shown. What identifies an issuer, an operator or a type
 * stays: 6 characters of an ICCID, MCC and MNC of an IMSI, the type code of an IMEI, the segment of a phone number.
 */
export function findSubscriberData(text: string): Uint8Array {
  const marks = new Uint8Array(text.length)
  for (const rule of RULES) rule(text, claim(marks))
  return marks
}

export const HIDE = 2
const SEEN = 1

/** Takes `token` at `start` for a rule unless an earlier rule has part of it; `hides` says which characters to hide. */
type Claim = (start: number, token: string, hides: (char: string, index: number) => boolean) => void
type Rule = (text: string, claim: Claim) => void

const claim =
  (marks: Uint8Array): Claim =>
  (start, token, hides) => {
    if (marks.subarray(start, start + token.length).some((mark) => mark !== 0)) return
    for (let i = 0; i < token.length; i++) marks[start + i] = hides(token.charAt(i), i) ? HIDE : SEEN
  }

const isDigit = (char: string) => char >= '0' && char <= '9'
const nothing = () => false
const digitsFrom = (keep: number) => (char: string, index: number) => index >= keep && isDigit(char)
/** Hex digits from `keep` on, except the filler F. */
const nibblesFrom = (keep: number) => (char: string, index: number) => index >= keep && /[0-9A-E]/i.test(char)
/** An ICCID: everything after the issuer, except a filler at the end. */
const accountOf = (token: string) => {
  const end = token.replace(/F+$/i, '').length
  return (char: string, index: number) => index >= 6 && index < end && /[0-9A-F]/i.test(char)
}

/** How many leading digits of a number say nothing about the subscriber. `digits` may begin with +. */
function openDigits(digits: string): number {
  if (digits.startsWith('+')) return digits.startsWith('+86') ? 6 : 3
  if (/^00861/.test(digits)) return 7
  if (/^(?:89|98)/.test(digits) && digits.length >= 17) return 6
  if (/^460/.test(digits)) return 5
  if (/^86/.test(digits) && digits.length === 13) return 5
  if (digits.length >= 14 && digits.length <= 16) return /^(?:35|86|01|99|00)/.test(digits) ? 8 : 5
  return digits.length >= 17 ? 0 : 3
}

/** Runs `inner` over the rest of each line that follows `tag`; a line ends at CR, LF or their escaped forms. */
function* inLines(text: string, tag: RegExp, inner: RegExp): Generator<{ token: string; start: number }> {
  for (const line of text.matchAll(tag)) {
    const from = line.index + line[0].length
    const rest = /^[^\r\n\\]*/.exec(text.slice(from, from + 4096))?.[0] ?? ''
    for (const found of rest.matchAll(inner)) yield { token: found[0], start: from + found.index }
  }
}

/** Every match of group 1, or of the whole where there is no group. */
function* all(text: string, pattern: RegExp): Generator<{ token: string; start: number }> {
  for (const found of text.matchAll(pattern)) {
    const token = found[1] ?? found[0]
    yield { token, start: found.index + found[0].lastIndexOf(token) }
  }
}

/** PIN and PUK in commands: nobody but the card may know them. */
const pins: Rule = (text, claim) => {
  for (const { token, start } of inLines(text, /\+(?:CPIN2?|CPWD|CLCK|SPIC)=/gi, /\d{4,8}/g))
    claim(start, token, isDigit)
}

/** User and password of a private APN: the fields after the named ones, but single digits (the kind of authentication). */
const credentials: Rule = (text, claim) => {
  const tags = [
    { tag: /\+QICSGP[=:]\s*/gi, keep: 3 },
    { tag: /(?:\+CGAUTH|\+CSOCKAUTH|\+UAUTHREQ|\^AUTHDATA)[=:]\s*/gi, keep: 2 },
  ]
  for (const { tag, keep } of tags)
    for (const { token, start } of inLines(text, tag, /^.*/g)) {
      let at = start
      for (const [index, field] of token.split(',').entries()) {
        if (index >= keep && !/^\s*\d?\s*$/.test(field)) claim(at, field, (char) => char !== '"' && char !== ' ')
        at += field.length + 1
      }
    }
}

/** Cells, channels and levels: figures of the network, up to the 36 bits of an NR cell in decimal and the MCC-MNC pair. */
const radio: Rule = (text, claim) => {
  const tag =
    /(?:\+(?:QENG|CPSI|QNWINFO|QCSQ|QCAINFO|QRSRP|C5?G?E?REG|CESQ|CSQ|GTC[CA]INFO|ZCELLINFO|XMCI|UCGED|CCED|EEM\w+|NETDMSGEX)|\^(?:HCSQ|SYSINFO(?:EX)?|CELLINFO|MONSC)|%(?:XMONITOR|CESQ)):/gi
  for (const { token, start } of inLines(text, tag, /(?<!\d)\d{5,13}(?!\d)/g)) claim(start, token, nothing)
}

/** Byte counters of the modem. */
const counters: Rule = (text, claim) => {
  const tag = /(?:\+(?:QGDN?R?CNT|UGCNTRD|GTSTATIS|GTUSAGEREC)|\^DSFLOW(?:QRY|RPT)|%XCONNSTAT):/gi
  for (const { token, start } of inLines(text, tag, /(?<!\w)(?!89|460)[0-9A-F]{5,}(?!\w)/gi))
    claim(start, token, nothing)
}

/** What an elementary file's contents in hex give away; undefined where it looks like none of the files known here. */
function fileContents(hex: string): ((char: string, index: number) => boolean) | undefined {
  if (/^F*$/i.test(hex)) return nothing
  // File control parameters: TS 102 221 §11.1.1.3, and the 2G response of TS 51.011 §9.2.1.
  if (/^62/.test(hex) && Number.parseInt(hex.slice(2, 4), 16) * 2 + 4 === hex.length) return nothing
  if (/^[0-9A-F]{8}[267]F[0-9A-F]{2}0[124]/i.test(hex) && hex.length >= 28 && hex.length <= 50) return nothing
  if (/^98\d/.test(hex) && hex.length === 20) return accountOf(hex)
  if (/^0[3-8]\d[19]/.test(hex) && hex.length === 18) return nibblesFrom(8)
  return ownNumberRecord(hex)
}

/** EF_MSISDN, TS 31.102 §4.2.26: alpha, length, type of number, 10 bytes of swapped digits, 2 bytes. */
function ownNumberRecord(hex: string): ((char: string, index: number) => boolean) | undefined {
  const tail = hex.length - 28
  if (tail < 0 || hex.length % 2 !== 0) return undefined
  const length = Number.parseInt(hex.slice(tail, tail + 2), 16)
  const type = Number.parseInt(hex.slice(tail + 2, tail + 4), 16)
  const number = hex.slice(tail + 4, tail + 24)
  const used = (length - 1) * 2
  const blank = length === 0xff && /^F+$/i.test(number)
  if (!blank && (length < 2 || length > 11 || type < 0x80 || !/^F*$/i.test(number.slice(used)))) return undefined
  const inAlpha = new Set<number>()
  for (const pattern of [UCS2_DIGITS, ASCII_DIGITS])
    for (const found of hex.slice(0, tail).matchAll(pattern))
      for (let i = 0; i < found[0].length; i += 2) inAlpha.add(found.index + i + 1)
  return (char, index) => inAlpha.has(index) || (index >= tail + 4 && index < tail + 24 && /[0-9A-E]/i.test(char))
}

const UCS2_DIGITS = /(?:00(?:2B|3\d)){7,}/gi
const ASCII_DIGITS = /(?:3\d){7,}/g

/** Data read from or written to the card: what is no file known here is hidden as a whole. */
const cardFiles: Rule = (text, claim) => {
  for (const { token, start } of inLines(text, /\+(?:CRSM|CRLA)\s*[:=]/gi, /(?<!\w)[0-9A-F]{6,}(?!\w)/gi)) {
    const partial = /^98/.test(token) ? accountOf(token) : /^0[3-8]\d[19]/.test(token) ? nibblesFrom(8) : nibblesFrom(0)
    claim(start, token, fileContents(token) ?? partial)
  }
  // A command of five bytes and a bare status word hold no data.
  for (const { token, start } of inLines(text, /\+(?:CSIM|CGLA)\s*[:=]/gi, /(?<!\w)[0-9A-F]{11,}(?!\w)/gi))
    claim(start, token, nibblesFrom(0))
}

/** The same contents where no tag stands before them. */
const looseFiles: Rule = (text, claim) => {
  for (const { token, start } of all(text, /(?<![0-9A-Za-z])[0-9A-F]{18,}(?![0-9A-Za-z])/gi)) {
    const hides = fileContents(token)
    if (hides) claim(start, token, hides)
  }
}

/** A message as a PDU: the addresses and the text stand in it in three packings, so that the whole goes. */
const pdus: Rule = (text, claim) => {
  for (const { token, start } of all(text, /(?:^|[\r\n]|\\[rn])([0-9A-F]{26,})(?![0-9A-Za-z])/gi))
    claim(start, token, nibblesFrom(0))
}

/** Hides the digits of a number that stands in hex with `unit` nibbles a character; the digit is the last nibble. */
function claimHexNumber(claim: Claim, start: number, token: string, unit: 2 | 4): void {
  const digits = token.replace(unit === 4 ? /..(..)/g : /(..)/g, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  )
  const open = openDigits(digits) * unit
  claim(start, token, (_, index) => index >= open && index % unit === unit - 1)
}

/** Numbers in hex, as UCS2 or as ASCII. */
const hexNumbers: Rule = (text, claim) => {
  for (const { token, start } of all(text, UCS2_DIGITS)) claimHexNumber(claim, start, token, 4)
  for (const { token, start } of all(text, /(?<![0-9A-F])(?:3\d){11,}(?![0-9A-F])/gi))
    claimHexNumber(claim, start, token, 2)
}

const VALUE = String.raw`["']?\s*[:=]\s*["'(]*`

/** Values that a tag announces, however much of them has arrived. */
const tagged: Rule = (text, claim) => {
  const iccid = new RegExp(`(?:CCID|ICCID)${VALUE}([0-9A-F]{7,})`, 'gi')
  for (const { token, start } of all(text, iccid)) claim(start, token, accountOf(token))
  for (const { token, start } of all(text, new RegExp(`(?:CIMI|IMSI)${VALUE}(\\d{6,})`, 'gi')))
    claim(start, token, digitsFrom(5))
  for (const { token, start } of all(text, new RegExp(`(?:CGSN|GSN|IMEI(?:SV)?)${VALUE}(\\d{9,})`, 'gi')))
    claim(start, token, digitsFrom(8))
}

/** Numbers on the lines that carry numbers, short ones too. */
const numberLines: Rule = (text, claim) => {
  const tag = /(?:\+(?:CNUM|CPB[RFWG]|CLIP|CLCC|CCWA|COLP|CMG[SLRW]|CMT|CDS|CSCA|CCFC)\s*[:=]|\bATD)/gi
  for (const { token, start } of inLines(text, tag, /(?<![0-9A-F+])(?:00(?:2B|3\d)){4,}/gi))
    claimHexNumber(claim, start, token, 4)
  for (const { token, start } of inLines(text, tag, /(?<![\w+])\+?\d{5,}/g))
    claim(start, token, digitsFrom(openDigits(token)))
}

/** An ICCID anywhere: whole, in fours, cut short, or with its nibbles swapped. */
const iccids: Rule = (text, claim) => {
  for (const { token, start } of all(text, /(?<!\d)89\d{4}[0-9A-F]{12,16}(?![0-9A-Za-z])/gi))
    claim(start, token, accountOf(token))
  for (const { token, start } of all(
    text,
    /(?<!\d)89\d\d[ -]\d\d[0-9A-F]{2}(?:[ -][0-9A-F]{1,4}){1,3}(?![0-9A-Za-z])/gi,
  ))
    claim(start, token, (char, index) => index >= 7 && /[0-9A-F]/i.test(char))
  for (const { token, start } of all(text, /(?<!\d)8986\d\d[0-9A-F]+/gi)) claim(start, token, accountOf(token))
  for (const { token, start } of all(text, /(?<![0-9A-F])9868\d\d[0-9A-F]+/gi)) claim(start, token, accountOf(token))
}

/** Numbers as people write them, with blanks, dots or hyphens between. */
const writtenNumbers: Rule = (text, claim) => {
  for (const { token, start } of all(text, /(?<![\d.])(?:(?:\+|00)?86[ .-]?)?1[3-9]\d[ .-]\d{4}[ .-]?\d{4}(?!\d)/g)) {
    const open = token.length - (/\d{8}$/.test(token) ? 8 : 9)
    claim(start, token, digitsFrom(open))
  }
  for (const { token, start } of all(text, /(?<!\d)(?:\+|00)86[ .-]\d{5,}/g))
    claim(start, token, digitsFrom(token.search(/[ .-]/) + 4))
  for (const { token, start } of all(text, /(?<!\d)\d\d[ -]\d{6}[ -]\d{6}[ -]\d{1,2}(?!\d)/g))
    claim(start, token, digitsFrom(9))
  for (const { token, start } of all(text, /(?<!\d)460[ -]\d\d[ -]?\d{6,}/g)) claim(start, token, digitsFrom(6))
}

/** What is left: long runs of digits, and the beginning of a Chinese IMSI. */
const longRuns: Rule = (text, claim) => {
  for (const { token, start } of all(text, /\+\d{7,}/g)) claim(start, token, digitsFrom(openDigits(token)))
  for (const { token, start } of all(text, /\d{11,}/g)) {
    const isDate = /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(token)
    claim(start, token, isDate ? nothing : digitsFrom(openDigits(token)))
  }
  for (const { token, start } of all(text, /(?<!\d)460[0-2]\d{4,}(?!\d)/g)) claim(start, token, digitsFrom(5))
}

// The first rule that claims a stretch has it: what is known by its tag goes before what is known by its shape.
const RULES: readonly Rule[] = [
  pins,
  credentials,
  radio,
  counters,
  cardFiles,
  looseFiles,
  pdus,
  tagged,
  numberLines,
  hexNumbers,
  iccids,
  writtenNumbers,
  longRuns,
]
