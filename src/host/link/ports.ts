import { realpath } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { EndpointId } from '../../shared/endpoint.ts'

/** The serial ports of this computer. Where the system could not be asked the list is empty and `problem` says why. */
export interface SerialPorts {
  readonly ports: readonly EndpointId[]
  readonly problem?: string
}

const LIST_MS = 10_000

// What the library gives, which is what udev, the registry or IOKit gave it.
const Listed = z.array(
  z.object({
    path: z.string().min(1).max(1024),
    vendorId: z.string().optional(),
    productId: z.string().optional(),
    serialNumber: z.string().optional(),
    pnpId: z.string().optional(),
    locationId: z.string().optional(),
  }),
)
type Listed = z.infer<typeof Listed>[number]

/** Asks the system for its serial ports: `udevadm` on Linux (missing in some containers), SetupAPI, IOKit. */
export async function listSerialPorts(list: () => Promise<unknown> = systemList): Promise<SerialPorts> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${LIST_MS} ms`)), LIST_MS)
  try {
    const listed = Listed.safeParse(await Promise.race([list(), late.promise]))
    if (!listed.success) return { ports: [], problem: 'the system gave a list of ports that is not understood' }
    return { ports: await Promise.all(listed.data.map(toEndpoint)) }
  } catch (error) {
    return { ports: [], problem: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}

async function systemList(): Promise<unknown> {
  const { SerialPort } = await import('serialport')
  return SerialPort.list()
}

async function toEndpoint(listed: Listed): Promise<EndpointId> {
  const { vendorId, productId, serialNumber: serial } = listed
  const hex4 = (id: string) => id.toLowerCase().padStart(4, '0')
  if (!vendorId || !productId) return { kind: 'serial', path: listed.path }
  const place = (await placeInSysfs(listed.path)) ?? placeInIds(listed)
  const usb = { vendorId: hex4(vendorId), productId: hex4(productId), ...(serial ? { serial } : {}), ...place }
  return { kind: 'serial', path: listed.path, usb }
}

// /sys/devices/…/1-1.2/1-1.2:1.3/ttyUSB3: the hub port, and the interface after the configuration.
async function placeInSysfs(device: string): Promise<{ port: string; interface: number } | undefined> {
  if (process.platform !== 'linux') return undefined
  const real = await realpath(`/sys/class/tty/${path.basename(device)}/device`).catch(() => '')
  const [, port, number] = /\/(\d+-[\d.]+):\d+\.(\d+)(?:\/|$)/.exec(real) ?? []
  return port && number ? { port, interface: Number(number) } : undefined
}

// 'usb-Quectel_EG25-G_SIM0001-if02-port0' on Linux; 'USB\\VID_2C7C&PID_0125&MI_02\\…' on Windows.
function placeInIds({ pnpId = '', locationId }: Listed): { port?: string; interface?: number } {
  const [, linux, windows] = /-if([0-9a-f]{2})|&MI_([0-9A-F]{2})/i.exec(pnpId) ?? []
  const number = linux ?? windows
  return {
    ...(number ? { interface: Number.parseInt(number, 16) } : {}),
    ...(locationId ? { port: locationId } : {}),
  }
}
