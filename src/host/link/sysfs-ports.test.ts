import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sysfsPorts } from './sysfs-ports.ts'

let sys: string
const ttys = () => path.join(sys, 'class/tty')
beforeEach(() => {
  sys = mkdtempSync(path.join(tmpdir(), 'swapbench-sys-'))
  mkdirSync(ttys(), { recursive: true })
})
afterEach(() => rmSync(sys, { recursive: true }))

/** A tty whose `device` link points to a folder below /sys/devices, as the kernel lays them out. */
function tty(name: string, device: string): void {
  const folder = path.join(sys, 'devices', device)
  mkdirSync(folder, { recursive: true })
  mkdirSync(path.join(ttys(), name))
  symlinkSync(folder, path.join(ttys(), name, 'device'))
}
function usbDevice(folder: string, attributes: Record<string, string>): void {
  mkdirSync(path.join(sys, 'devices', folder), { recursive: true })
  for (const [file, text] of Object.entries(attributes)) writeFileSync(path.join(sys, 'devices', folder, file), text)
}

const HUB = 'pci0000:00/0000:00:14.0/usb1/1-1'

test.skipIf(process.platform !== 'linux')(
  'USB serial and ACM ports with identity, hub port and interface',
  async () => {
    usbDevice(`${HUB}/1-1.2`, { idVendor: '2c7c\n', idProduct: '0125\n' })
    tty('ttyUSB10', `${HUB}/1-1.2/1-1.2:1.3/ttyUSB10`)
    tty('ttyUSB2', `${HUB}/1-1.2/1-1.2:1.2/ttyUSB2`)
    usbDevice(`${HUB}/1-1.3`, { idVendor: '2cb7\n', idProduct: '0104\n', serial: ' A\u0007B 7\n' })
    tty('ttyACM0', `${HUB}/1-1.3/1-1.3:1.0`)
    const modem = { vendorId: '2c7c', productId: '0125', port: '1-1.2' }
    expect(await sysfsPorts(ttys())).toEqual([
      {
        kind: 'serial',
        path: '/dev/ttyACM0',
        usb: { vendorId: '2cb7', productId: '0104', serial: 'AB 7', port: '1-1.3', interface: 0 },
      },
      { kind: 'serial', path: '/dev/ttyUSB2', usb: { ...modem, interface: 2 } },
      { kind: 'serial', path: '/dev/ttyUSB10', usb: { ...modem, interface: 3 } },
    ])
  },
)

test('ports of the board, consoles and a device that has just gone are not among them', async () => {
  tty('ttyS0', 'pnp0/00:00:0.0')
  mkdirSync(path.join(ttys(), 'tty1'))
  tty('ttyUSB0', `${HUB}/1-1.4/1-1.4:1.0/ttyUSB0`)
  mkdirSync(path.join(ttys(), 'ttyUSB1'))
  symlinkSync(path.join(sys, 'devices/gone'), path.join(ttys(), 'ttyUSB1/device'))
  expect(await sysfsPorts(ttys())).toEqual([])
})
