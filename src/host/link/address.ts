import { EndpointId } from '../../shared/endpoint.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/**
 * `empty`: nothing typed. `notAnAddress`: no form that is known here. `badHost`, `badPort`: `tcp://`, but not with a host and a
 * port from 1 to 65535. `notSupported`: a form that probe.md names and this version has no link for.
 */
export interface AddressError {
  readonly code: 'empty' | 'notAnAddress' | 'badHost' | 'badPort' | 'notSupported'
  readonly detail: string
}

/**
 * What a person types for a place to connect to: a tty (`/dev/ttyUSB2`), a COM port (`COM7`, `\\.\COM10`), a serial server
 * (`tcp://host:port`, IPv6 in brackets), or the simulated terminal (`sim`, `sim:scenario`).
 */
export function parseAddress(text: string): Result<EndpointId, AddressError> {
  const typed = text.trim()
  if (typed === '') return err({ code: 'empty', detail: 'no address' })
  if (/\p{Cc}/u.test(typed)) return err({ code: 'notAnAddress', detail: 'control characters in an address' })
  if (/^(?:usb|adb)(?::|$)/i.test(typed))
    return err({ code: 'notSupported', detail: 'raw USB and ADB are not supported by this version' })
  const found = identify(typed)
  if (!found.ok) return found
  const valid = EndpointId.safeParse(found.value)
  return valid.success ? ok(valid.data) : err({ code: 'notAnAddress', detail: 'the address is too long' })
}

function identify(typed: string): Result<EndpointId, AddressError> {
  const com = /^(?:\\\\\.\\)?(com\d{1,3})$/i.exec(typed)
  if (com?.[1]) return ok({ kind: 'serial', path: com[1].toUpperCase() })
  if (typed.startsWith('/') && !typed.endsWith('/')) return ok({ kind: 'serial', path: typed })
  if (/^sim(?::[\w.-]+)?$/.test(typed)) return ok({ kind: 'simulated', path: typed })
  if (/^tcp:\/\//i.test(typed)) return tcpAddress(typed)
  return err({ code: 'notAnAddress', detail: 'expected a tty, COM port, tcp://host:port or sim' })
}

function tcpAddress(typed: string): Result<EndpointId, AddressError> {
  const found = /^tcp:\/\/(\[[^\]]*\]|[^:/@?#\s]*)(?::(\d+))?$/i.exec(typed)
  const host = found?.[1]?.toLowerCase()
  if (!host || !isHost(host)) return err({ code: 'badHost', detail: 'expected tcp://host:port' })
  const port = Number(found?.[2])
  if (!(port >= 1 && port <= 65_535)) return err({ code: 'badPort', detail: 'expected a port from 1 to 65535' })
  return ok({ kind: 'tcp', path: `tcp://${host}:${port}` })
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return URL.canParse(`http://${host}/`)
  return /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?$/.test(host) && host.length <= 253
}

/** Host and port of a `tcp://` path; undefined where it is none. */
export function splitTcpAddress(path: string): { host: string; port: number } | undefined {
  const address = tcpAddress(path)
  if (!address.ok) return undefined
  const [, host = '', port = ''] = /^tcp:\/\/\[?(.*?)\]?:(\d+)$/.exec(address.value.path) ?? []
  return { host, port: Number(port) }
}
