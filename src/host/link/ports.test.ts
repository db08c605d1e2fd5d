import { expect, test } from 'vitest'
import { libraryPorts, listSerialPorts } from './ports.ts'

test('a system that cannot be asked is a problem with its reason, not a failure', async () => {
  const refused = () => Promise.reject(new Error('ENOENT: no such file or directory, scandir /sys/class/tty'))
  expect(await listSerialPorts(refused)).toEqual({
    ports: [],
    problem: { code: 'portsNotListed', detail: 'ENOENT: no such file or directory, scandir /sys/class/tty' },
  })
})

test('a list of another form is refused', async () => {
  expect(await listSerialPorts(() => libraryPorts(async () => [{ device: 'COM3' }]))).toMatchObject({
    ports: [],
    problem: { code: 'portsNotListed', detail: /not understood/ },
  })
})

test.skipIf(process.platform !== 'linux')('the system of this computer can be asked', async () => {
  expect(await listSerialPorts()).not.toHaveProperty('problem')
})

test('USB ids are four lower-case hex digits; the interface comes out of the name', async () => {
  const ports = await libraryPorts(async () => [
    { path: 'COM1' },
    {
      path: '/dev/tty.usbmodem01',
      vendorId: '2C7C',
      productId: '125',
      serialNumber: 'SIM0001',
      locationId: '14200000',
    },
    {
      path: 'COM11',
      vendorId: '2C7C',
      productId: '0125',
      pnpId: 'USB\\VID_2C7C&PID_0125&MI_03\\6&1',
      locationId: 'Port_#0004.Hub_#0001',
    },
  ])
  expect(ports).toEqual([
    { kind: 'serial', path: 'COM1' },
    {
      kind: 'serial',
      path: '/dev/tty.usbmodem01',
      usb: { vendorId: '2c7c', productId: '0125', serial: 'SIM0001', port: '14200000' },
    },
    {
      kind: 'serial',
      path: 'COM11',
      usb: { vendorId: '2c7c', productId: '0125', interface: 3, port: 'Port_#0004.Hub_#0001' },
    },
  ])
})
