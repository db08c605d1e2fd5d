import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress, splitTcpAddress } from './address.ts'

test.each([
  ['/dev/ttyUSB2', { kind: 'serial', path: '/dev/ttyUSB2' }],
  ['  /dev/serial/by-id/usb-Quectel if02 ', { kind: 'serial', path: '/dev/serial/by-id/usb-Quectel if02' }],
  ['/dev/pts/7', { kind: 'serial', path: '/dev/pts/7' }],
  ['com7', { kind: 'serial', path: 'COM7' }],
  ['\\\\.\\COM10', { kind: 'serial', path: 'COM10' }],
  ['tcp://127.0.0.1:7000', { kind: 'tcp', path: 'tcp://127.0.0.1:7000' }],
  ['TCP://Moxa-1.Bench.lan:4001', { kind: 'tcp', path: 'tcp://moxa-1.bench.lan:4001' }],
  ['tcp://[::1]:65535', { kind: 'tcp', path: 'tcp://[::1]:65535' }],
  ['sim', { kind: 'simulated', path: 'sim' }],
  ['sim:weak-signal', { kind: 'simulated', path: 'sim:weak-signal' }],
])('%s', (typed, value) => {
  expect(parseAddress(typed)).toEqual({ ok: true, value })
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['ttyUSB2', 'notAnAddress'],
  ['/dev/', 'notAnAddress'],
  ['/dev/tty\x1b[2J', 'notAnAddress'],
  ['COM', 'notAnAddress'],
  ['COM1234', 'notAnAddress'],
  ['sim:', 'notAnAddress'],
  ['sim:a b', 'notAnAddress'],
  ['http://127.0.0.1:80', 'notAnAddress'],
  [`/${'x'.repeat(1100)}`, 'notAnAddress'],
  ['tcp://:7000', 'badHost'],
  ['tcp://', 'badHost'],
  ['tcp://a b:7000', 'badHost'],
  ['tcp://user@host:7000', 'badHost'],
  ['tcp://host:7000/path', 'badHost'],
  ['tcp://[::g]:7000', 'badHost'],
  ['tcp://::1:7000', 'badHost'],
  ['tcp://-host:7000', 'badHost'],
  ['tcp://host', 'badPort'],
  ['tcp://host:0', 'badPort'],
  ['tcp://host:65536', 'badPort'],
  ['tcp://host:99999999999999999999', 'badPort'],
  ['usb:2c7c:0125', 'notSupported'],
  ['adb', 'notSupported'],
])('refuses %j', (typed, code) => {
  expect(parseAddress(typed)).toMatchObject({ ok: false, error: { code } })
})

test('host and port come apart again, IPv6 without its brackets', () => {
  expect(splitTcpAddress('tcp://[fe80::1]:7000')).toEqual({ host: 'fe80::1', port: 7000 })
  expect(splitTcpAddress('tcp://host:7000')).toEqual({ host: 'host', port: 7000 })
  expect(splitTcpAddress('/dev/ttyS0')).toBeUndefined()
})

test('random text never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `tcp://${s}`),
      ),
      (text) => void parseAddress(text),
    ),
  )
})
