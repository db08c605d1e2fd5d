import { isIP } from 'node:net'
import { ok } from '../../../../shared/result.ts'
import { decodeModemText, withoutControls } from '../../../../shared/text.ts'
import { absent, eachLine, filled, firstFields, integer, malformed, type Parser } from './parsed.ts'

/** One line each of the lists below, with the line itself. */
interface OfContext {
  readonly cid: number
  readonly raw: string
}
export interface DefinedContext extends OfContext {
  readonly type?: string | undefined
  readonly apn?: string | undefined
}
export interface ContextState extends OfContext {
  readonly active: boolean
}
export interface ContextAddress extends OfContext {
  readonly address?: string | undefined
}
export interface ContextParameters extends OfContext {
  /** The access point name that the network really used. */
  readonly apn?: string | undefined
  readonly address?: string | undefined
}

const cidOf = (field: string | undefined): number | undefined => {
  const cid = integer(field)
  return cid !== undefined && cid >= 0 && cid <= 255 ? cid : undefined
}

/** +CGDCONT?, 27.007 §10.1.1. */
export const parseDefinedContexts: Parser<readonly DefinedContext[]> = eachLine(
  'CGDCONT',
  ([cidField, type, apn], line) => {
    const cid = cidOf(cidField)
    if (cid === undefined) return undefined
    return {
      cid,
      raw: line,
      type: filled(decodeModemText(type ?? ''))?.toUpperCase(),
      apn: filled(decodeModemText(apn ?? '')),
    }
  },
)

/** +CGACT?, 27.007 §10.1.10. */
export const parseContextStates: Parser<readonly ContextState[]> = eachLine('CGACT', ([cidField, state], line) => {
  const cid = cidOf(cidField)
  return cid === undefined || !/^[01]$/.test(state ?? '') ? undefined : { cid, raw: line, active: state === '1' }
})

/** +CGPADDR, 27.007 §10.1.14. */
export const parseContextAddresses: Parser<readonly ContextAddress[]> = bothFamilies(
  eachLine<ContextAddress>('CGPADDR', ([cidField, ...addresses], line) => {
    const cid = cidOf(cidField)
    return cid === undefined ? undefined : { cid, raw: line, address: addressesOf(addresses) }
  }),
)

/** +CGCONTRDP, 27.007 §10.1.23; a dual-stack context may have a line for each family. */
export const parseContextParameters: Parser<readonly ContextParameters[]> = bothFamilies(
  eachLine<ContextParameters>('CGCONTRDP', ([cidField, , apn, addressAndMask], line) => {
    const cid = cidOf(cidField)
    if (cid === undefined) return undefined
    const network = filled(decodeModemText(apn ?? ''))?.replace(/\.mnc\d{3}\.mcc\d{3}\.gprs$/i, '')
    return { cid, raw: line, apn: network, address: addressesOf([withoutMask(addressAndMask ?? '')]) }
  }),
)

/** A dual-stack context may have a line for each family: they become one, with both addresses. */
function bothFamilies<T extends ContextAddress>(parse: Parser<readonly T[]>): Parser<readonly T[]> {
  return (lines) => {
    const parsed = parse(lines)
    if (!parsed.ok) return parsed
    const contexts = new Map<number, T>()
    for (const line of parsed.value) {
      const other = contexts.get(line.cid)
      const addresses = [other?.address, line.address].filter((address) => address !== undefined)
      contexts.set(line.cid, {
        ...(other ?? line),
        raw: other ? `${other.raw} | ${line.raw}` : line.raw,
        address: addressesOf([...new Set(addresses)]),
      })
    }
    return ok([...contexts.values()])
  }
}

/** +CGATT?, 27.007 §10.1.9. */
export const parseAttached: Parser<boolean> = firstFields('CGATT', ([state]) =>
  state === '1' || state === '0' ? ok(state === '1') : state === undefined ? absent : malformed,
)

/** Address and mask come as one dotted run: eight octets for IPv4, 32 for IPv6. */
function withoutMask(text: string): string {
  const octets = text.split('.')
  return octets.length === 8 || octets.length === 32 ? octets.slice(0, octets.length / 2).join('.') : text
}

/** Both addresses of a dual-stack context, separated by a blank; undefined where there is none (0.0.0.0, ::, empty). */
export function addressesOf(fields: readonly string[]): string | undefined {
  const addresses = fields
    .flatMap((field) => withoutControls(field).split(/[\s,]+/))
    .map(colonForm)
    .filter((address) => isIP(address) !== 0 && /[1-9a-f]/i.test(address))
  return addresses.length > 0 ? addresses.slice(0, 2).join(' ') : undefined
}

/** 27.007 writes IPv6 as 16 decimal octets unless told otherwise (+CGPIAF, §10.1.43). */
function colonForm(address: string): string {
  const octets = address.split('.').map(Number)
  if (octets.length !== 16 || !octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet <= 255))
    return address
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((octets[2 * i] ?? 0) << 8) | (octets[2 * i + 1] ?? 0)).toString(16),
  )
  // The URL parser writes an address as RFC 5952 asks.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)
}
