import {
  type DomainState,
  decimalIdentity,
  hexIdentity,
  isRealArea,
  isRealCell,
  isRegistered,
  isSmsOnly,
  registrationOf,
  technologyOf,
} from '../../../../shared/registration.ts'
import { ok } from '../../../../shared/result.ts'
import type { Domain, Technology } from '../../../../shared/snapshot.ts'
import { decodeModemText } from '../../../../shared/text.ts'
import { absent, fieldsOf, filled, integer, malformed, type Parsed, type Parser } from './parsed.ts'

/** The command of each domain, without `+`. */
export const REGISTRATION_TAGS = { eps: 'CEREG', '5gs': 'C5GREG', ps: 'CGREG', cs: 'CREG' } as const satisfies Record<
  Domain,
  string
>

/** Access technologies in which a vendor departs from 27.007 §7.3. */
export type AccessTechnologies = Readonly<Record<number, Technology>>

/**
 * The reply to a read has `<n>` before `<stat>`, a notification has not: only the reply has a short number, without quotes, in
 * second place (an area has four hex digits).
 */
export const isRegistrationReply = (line: string): boolean =>
  /^\s*\+?C(?:5G|E|G)?REG\s*:\s*\d\s*,\s*\d{1,2}\s*(?:,|$)/i.test(line)

/** +CREG, +CGREG, +CEREG, +C5GREG as the answer to a read. */
export const parseRegistration =
  (domain: Domain, overrides: AccessTechnologies = {}): Parser<DomainState> =>
  (lines) => {
    const own = lines.filter((line) => fieldsOf(line, REGISTRATION_TAGS[domain]))
    const line = own.find(isRegistrationReply)
    if (line === undefined) return own.length > 0 ? malformed : absent
    return stateOf(domain, fieldsOf(line, REGISTRATION_TAGS[domain])?.slice(1) ?? [], overrides)
  }

/** The same line come unasked, without `<n>`. */
export function parseRegistrationNotice(
  line: string,
  overrides: AccessTechnologies = {},
): { readonly domain: Domain; readonly state: DomainState } | undefined {
  for (const domain of ['eps', '5gs', 'ps', 'cs'] as const) {
    const fields = fieldsOf(line, REGISTRATION_TAGS[domain])
    if (!fields || isRegistrationReply(line)) continue
    const state = stateOf(domain, fields, overrides)
    return state.ok ? { domain, state: state.value } : undefined
  }
  return undefined
}

function stateOf(
  domain: Domain,
  [statField, ...rest]: readonly string[],
  overrides: AccessTechnologies,
): Parsed<DomainState> {
  const stat = integer(statField)
  const registration = stat === undefined ? undefined : registrationOf(stat)
  if (stat === undefined || registration === undefined) return malformed
  const place = withoutRoutingArea(rest)
  const act = integer(place[2])
  const technology = act === undefined ? undefined : (overrides[act] ?? technologyOf(act))
  const identity = isDecimal(place, technology) ? decimalIdentity : hexIdentity
  const area = identity(place[0] ?? '')
  const cell = identity(place[1] ?? '')
  const real = area !== undefined && isRealArea(area)
  return ok({
    registration,
    smsOnly: isSmsOnly(stat),
    area: real ? area : undefined,
    cell: cell !== undefined && isRealCell(cell) && (real || cell !== '0') ? cell : undefined,
    technology,
    rejectCause: isRegistered(registration) ? undefined : causeOf(domain, rest),
  })
}

/**
 * Some firmware prints area and cell as decimal numbers. It shows where the cell, read as hex, would have more than the 28 bits that
 * a cell of LTE and UMTS has (23.003 §4.3.1, §19.6).
 */
const isDecimal = (
  [area = '', cell = '']: readonly (string | undefined)[],
  technology: Technology | undefined,
): boolean =>
  technology !== undefined &&
  ['umts', 'hspa', 'lte', 'ltem', 'nbiot'].includes(technology) &&
  /^\d+$/.test(area) &&
  /^[1-9]\d{7,8}$/.test(cell) &&
  Number(cell) < 2 ** 28

/** Older firmware puts a routing area of one byte between area and cell: `"1A2B","01","01C3D4E5",7`. */
const withoutRoutingArea = ([area, ...rest]: readonly string[]): readonly (string | undefined)[] =>
  /^[0-9a-f]{2}$/i.test(rest[0] ?? '') && /^[0-9a-f]{4,}$/i.test(rest[1] ?? '')
    ? [area, ...rest.slice(1)]
    : [area, ...rest]

/** `<cause_type>,<reject_cause>` after area, cell and technology; +CGREG may have a routing area, +C5GREG the slices before them. */
function causeOf(domain: Domain, rest: readonly string[]): number | undefined {
  const start = domain === '5gs' ? 5 : domain === 'ps' && rest.length >= 6 ? 4 : 3
  const cause = rest[start] === '0' ? integer(rest[start + 1]) : undefined
  return cause !== undefined && cause >= 0 && cause <= 255 ? cause : undefined
}

export interface Operator {
  /** Undefined while not registered. */
  readonly name?: string | undefined
  /** MCC and MNC, five or six digits. */
  readonly code?: string | undefined
  readonly technology?: Technology | undefined
}

/** +COPS?, 27.007 §7.3; which of name and code it gives depends on `<format>`, whatever was asked for. */
export const parseOperator =
  (overrides: AccessTechnologies = {}): Parser<Operator> =>
  (lines) => {
    for (const line of lines) {
      const fields = fieldsOf(line, 'COPS')
      if (!fields) continue
      const [mode, format, operator, actField] = fields
      if (integer(mode) === undefined) return malformed
      const text = filled(operator)
      const act = integer(actField)
      const technology = act === undefined ? undefined : (overrides[act] ?? technologyOf(act))
      if (text === undefined) return ok({ technology })
      const plain = decodeModemText(text)
      return ok(/^\d{5,6}$/.test(plain) && format !== '0' ? { code: plain, technology } : { name: plain, technology })
    }
    return absent
  }
