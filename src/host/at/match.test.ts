import { expect, test } from 'vitest'
import { isKnownNotification, isOwn } from './match.ts'

test.each([
  ['+CSQ:', '+CSQ: 21,99', true],
  ['+CSQ:', '+CSQ:21,99', true],
  ['+CSQ:', '+CSQ : 21,99', true],
  ['+CSQ:', 'CSQ: 21,99', true],
  ['+CSQ:', '+csq: 21,99', true],
  ['+CSQ:', '+QCSQ: "LTE",1', false],
  ['+CSQ:', '^CSQ: 1', false],
  ['+ICCID:', 'ICCID: 8986', true],
  ['^HCSQ:', '^HCSQ:"LTE",30', true],
  ['+CREG:', '+CEREG: 1', false],
  ['Manufacturer:', 'Manufacturer: SIMCOM', true],
  ['+QENG: "servingcell"', '+QENG:"servingcell","NOCONN"', true],
  ['+QENG: "servingcell"', '+QENG: "neighbourcell intra"', false],
  ['+C', '', false],
])('prefix %s owns %s: %s', (prefix, line, own) => {
  expect(isOwn({ prefixes: [prefix] }, line)).toBe(own)
})

test('the shape decides between a read answer and a notification with one prefix', () => {
  const read = { prefixes: ['+CREG:'], accept: (line: string) => /^\+CREG:\s*\d,\d/.test(line) }
  expect(isOwn(read, '+CREG: 0,1')).toBe(true)
  expect(isOwn(read, '+CREG: 1')).toBe(false)
})

test('a bare reply is anything of its shape but a known notification and a line with another tag', () => {
  const imei = { bare: /^\d{15}$/, prefixes: ['+CGSN:'] }
  expect(isOwn(imei, '861234050000000')).toBe(true)
  expect(isOwn(imei, '+CGSN: "861234050000000"')).toBe(true)
  expect(isOwn(imei, '86')).toBe(false)
  const free = { bare: /./ }
  expect(isOwn(free, 'Quectel')).toBe(true)
  expect(isOwn(free, 'Version: 1')).toBe(true)
  expect(isOwn(free, '+CSCON: 1')).toBe(false)
  expect(isOwn(free, '+PBREADY')).toBe(false)
  expect(isOwn(free, '+GCAP: +CGSM')).toBe(false)
  expect(isOwn({ ...free, prefixes: ['+GCAP:'] }, '+GCAP: +CGSM')).toBe(true)
  expect(isOwn(free, '+CREG: 1')).toBe(false)
  expect(isOwn(free, 'SMS DONE')).toBe(false)
  expect(isOwn('none', 'anything')).toBe(false)
})

test.each([
  ...['RDY', '+CFUN: 1', '+CPIN: NOT READY', '+QUSIM: 1', '+QIND: SMS DONE', 'PB DONE', 'Call Ready', '*ATREADY: 1'],
  ...['MODEM:STARTUP', 'GPS Ready', 'UNDER-VOLTAGE WARNNING', 'OPL UPDATING'],
  ...['NORMAL POWER DOWN', '+QSIMSTAT: 1,0', '^SIMST: 255', '^BOOT:1,0', '^RSSI:20', '+CGEV: ME PDN ACT 1'],
  ...['+QIURC: "closed",0', '+CMTI: "SM",1', '+CUSD: 0', 'RING', '+CTZV: +32', '+CIEV: 1,0', '+ZUSIMR:2', '%XSIM: 0,1'],
])('%s is a notification', (line) => {
  expect(isKnownNotification(line)).toBe(true)
})

test.each(['Quectel', '+CSQ: 1,99', 'EC25', '861234050000000', 'RDYX', 'START-UP'])('%s is none', (line) => {
  expect(isKnownNotification(line)).toBe(false)
})
