import * as z from 'zod'
import type { EndpointId } from '../../shared/endpoint.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { sysfsPorts } from './sysfs-ports.ts'

/** The serial ports of this computer. Where the system could not be asked the list is empty, with `portsNotListed`. */
export interface SerialPorts {
  readonly ports: readonly EndpointId[]
  readonly problem?: Problem
}

const LIST_MS = 10_000

/** Asks the system for its serial ports: sysfs on Linux, where only those of USB devices count; SetupAPI; IOKit. */
export async function listSerialPorts(
  list: () => Promise<readonly EndpointId[]> = process.platform === 'linux' ? sysfsPorts : libraryPorts,
): Promise<SerialPorts> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${LIST_MS} ms`)), LIST_MS)
  try {
    return { ports: await Promise.race([list(), late.promise]) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ports: [], problem: problem('portsNotListed', undefined, detail) }
  } finally {
    clearTimeout(timer)
  }
}

// What the library gives, which is what the registry or IOKit gave it.
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

/** Rejects when the system cannot be asked, or answers with what is not understood. */
export async function libraryPorts(list: () => Promise<unknown> = systemList): Promise<readonly EndpointId[]> {
  const listed = Listed.safeParse(await list())
  if (!listed.success) throw new Error('the system gave a list of ports that is not understood')
  return listed.data.map(toEndpoint)
}

async function systemList(): Promise<unknown> {
  const { SerialPort } = await import('serialport')
  return SerialPort.list()
}

function toEndpoint({ path, vendorId, productId, serialNumber: serial, pnpId, locationId: port }: Listed): EndpointId {
  if (!vendorId || !productId) return { kind: 'serial', path }
  const hex4 = (id: string) => id.toLowerCase().padStart(4, '0')
  // 'USB\\VID_2C7C&PID_0125&MI_02\\…' on Windows; macOS does not tell the interface.
  const [, number] = /&MI_([0-9A-F]{2})/i.exec(pnpId ?? '') ?? []
  const usb = {
    vendorId: hex4(vendorId),
    productId: hex4(productId),
    ...(serial && { serial }),
    ...(number && { interface: Number.parseInt(number, 16) }),
    ...(port && { port }),
  }
  return { kind: 'serial', path, usb }
}
