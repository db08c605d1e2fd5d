import { readdir, readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { EndpointId } from '../../shared/endpoint.ts'

/**
 * Linux's serial ports that a USB device stands behind, as the kernel itself tells: no program has to be installed for it (minimal
 * systems and containers have no `udevadm`). Rejects where there is no sysfs.
 */
export async function sysfsPorts(classFolder = '/sys/class/tty'): Promise<readonly EndpointId[]> {
  const names = await readdir(classFolder)
  const ports = await Promise.all(names.map((name) => usbPort(classFolder, name)))
  return ports
    .filter((port) => port !== undefined)
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
}

// ttyUSB3/device → …/1-1.2/1-1.2:1.3/ttyUSB3, ttyACM0/device → …/1-1.2/1-1.2:1.3: hub port, configuration, interface; the folder
// above is the device (Documentation/ABI/stable/sysfs-bus-usb).
async function usbPort(classFolder: string, name: string): Promise<EndpointId | undefined> {
  const real = await realpath(path.join(classFolder, name, 'device')).catch(() => '')
  const [, device, port, number] = /^(.*)\/(\d+-[\d.]+):\d+\.(\d+)(?:\/|$)/.exec(real) ?? []
  if (device === undefined || port === undefined) return undefined
  // What the device says of itself is any text, or nothing; a device that has just gone says nothing at all.
  const attribute = async (file: string) =>
    (await readFile(path.join(device, file), 'utf8').catch(() => '')).replace(/\p{Cc}/gu, '').trim()
  const [vendorId, productId, serial] = await Promise.all(['idVendor', 'idProduct', 'serial'].map(attribute))
  if (!vendorId || !productId) return undefined
  const usb = { vendorId, productId, ...(serial && { serial }), port, interface: Number(number) }
  return { kind: 'serial', path: `/dev/${name}`, usb }
}
