import { expect, test } from 'vitest'
import { listSerialPorts } from './ports.ts'

test('a missing udevadm is a reason, not a failure', async () => {
  const missing = () => Promise.reject(new Error('spawn udevadm ENOENT'))
  expect(await listSerialPorts(missing)).toEqual({ ports: [], problem: 'spawn udevadm ENOENT' })
})

test('a list of another form is refused', async () => {
  expect(await listSerialPorts(async () => [{ device: '/dev/ttyS0' }])).toMatchObject({
    ports: [],
    problem: /not understood/,
  })
})

test('USB ids are four lower-case hex digits; the interface comes out of the name where sysfs has none', async () => {
  const { ports } = await listSerialPorts(async () => [
    { path: '/dev/ttyS0' },
    {
      path: '/dev/ttyTEST2',
      vendorId: '2C7C',
      productId: '125',
      serialNumber: 'SIM0001',
      pnpId: 'usb-Quectel_EG25-G_SIM0001-if02-port0',
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
    { kind: 'serial', path: '/dev/ttyS0' },
    {
      kind: 'serial',
      path: '/dev/ttyTEST2',
      usb: { vendorId: '2c7c', productId: '0125', serial: 'SIM0001', interface: 2 },
    },
    {
      kind: 'serial',
      path: 'COM11',
      usb: { vendorId: '2c7c', productId: '0125', interface: 3, port: 'Port_#0004.Hub_#0001' },
    },
  ])
})
