import type { EndpointId } from '../../shared/endpoint.ts'
import { MODEM_PORTS, PAYMENT_TERMINALS } from './port-table.ts'

/**
 * What a serial port is, by its USB identity alone. `otherPort`: it belongs to a known modem and is not its AT port (diagnosis,
 * positions, data). `unnamed`: no USB device stands behind it, so nothing tells what does.
 */
export type Recognised = 'modem' | 'otherPort' | 'paymentTerminal' | 'unknown' | 'unnamed'

export function recognise({ usb }: EndpointId): Recognised {
  if (!usb) return 'unnamed'
  const rows = MODEM_PORTS.filter((row) => row.vendorId === usb.vendorId && row.productId === usb.productId)
  if (rows.some((row) => row.interface === usb.interface)) return 'modem'
  if (rows.length > 0) return 'otherPort'
  const isPayment = PAYMENT_TERMINALS.some(
    (row) => row.vendorId === usb.vendorId && (row.productId === undefined || row.productId === usb.productId),
  )
  return isPayment ? 'paymentTerminal' : 'unknown'
}

/**
 * The physical device behind an endpoint, where USB tells: two of its ports are one terminal. The hub port goes before the serial
 * number, which cheap bridges share.
 */
export function deviceOf({ usb }: EndpointId): string | undefined {
  const where = usb?.port ?? usb?.serial
  return usb && where !== undefined ? `${usb.vendorId}:${usb.productId}@${where}` : undefined
}

const isSamePort = (one: EndpointId, other: EndpointId) =>
  deviceOf(one) === deviceOf(other) && one.usb?.interface === other.usb?.interface

/** Its path is another device's port by now, or its port has another path. One that is only unplugged has not moved. */
export function hasMoved(endpoint: EndpointId, ports: readonly EndpointId[]): boolean {
  if (deviceOf(endpoint) === undefined) return false
  const here = ports.find(({ path }) => path === endpoint.path)
  return here ? !isSamePort(here, endpoint) : ports.some((port) => isSamePort(port, endpoint))
}
