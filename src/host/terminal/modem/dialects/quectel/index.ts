import type { Attempt, Dialect, IpStack } from '../../dialect.ts'
import { tagged } from '../../query.ts'
import { pinTries } from '../../standard.ts'
import { generic, iccidQuery } from '../generic/index.ts'
import * as parse from './parse.ts'

/** The highest socket: the terminal's own application starts from 0 (EC2x TCP/IP manual: 0 to 11). */
const SOCKET = 11

const stack: IpStack = {
  isUp: tagged('AT+QIACT?', '+QIACT:', parse.parseActiveContext),
  // It stays up: the terminal needs the same context, and taking it down would take it from the terminal too.
  up: { send: 'AT+QIACT=1', own: 'none', timeoutMs: 60_000 },
}

const connect = (host: string, port: number): Attempt => ({
  send: `AT+QIOPEN=1,${SOCKET},"TCP","${host}",${port},0,1`,
  own: 'none',
  timeoutMs: 30_000,
  verdict: parse.openVerdict(SOCKET),
})

const ping = (host: string): Attempt => ({
  send: `AT+QPING=1,"${host}",4,4`,
  own: 'none',
  timeoutMs: 30_000,
  verdict: parse.pingVerdict,
})

export const quectel: Dialect = {
  ...generic,
  name: 'quectel',
  recognise: (identity) => (/quectel/i.test(identity) ? 1 : 0),
  iccid: [iccidQuery('AT+QCCID', '+QCCID:', '+CCID:'), ...generic.iccid],
  pinTries: [
    tagged('AT+QPINC?', '+QPINC:', parse.parsePinCounts),
    tagged('AT+QPINC="SC"', '+QPINC:', parse.parsePinCounts),
    pinTries,
  ],
  servingCell: [
    tagged('AT+QENG="servingcell"', '+QENG:', parse.parseServingCell),
    tagged('AT+QCSQ', '+QCSQ:', parse.parseSignalStrength),
    tagged('AT+QNWINFO', '+QNWINFO:', parse.parseNetworkInformation),
  ],
  extendedCsq: true,
  // BG95 and BG96: 8 is LTE-M.
  accessTechnologies: { 8: 'ltem' },
  notice: (line) => {
    const inserted = parse.simInserted(line)
    if (inserted === undefined) return generic.notice(line)
    return { sim: inserted ? 'busy' : 'absent' }
  },
  tcp: { stack, connect, disconnect: { send: `AT+QICLOSE=${SOCKET},10`, own: 'none', timeoutMs: 12_000 } },
  ping: { stack, ping },
  powerOff: { send: 'AT+QPOWD=1', own: 'none', timeoutMs: 5000 },
}
