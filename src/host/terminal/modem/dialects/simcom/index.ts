import type { Attempt, Dialect, IpStack } from '../../dialect.ts'
import { pinTriesInOneLine } from '../../parse/card.ts'
import { tagged } from '../../query.ts'
import { pinTries } from '../../standard.ts'
import { generic, iccidQuery } from '../generic/index.ts'
import * as parse from './parse.ts'

/** The highest link: the terminal's own application starts from 0 (SIM7500/SIM7600 TCP/IP manual: 0 to 9). */
const LINK = 9

const stack: IpStack = {
  isUp: tagged('AT+NETOPEN?', '+NETOPEN:', parse.parseNetOpen),
  up: { send: 'AT+NETOPEN', own: 'none', timeoutMs: 60_000, verdict: parse.netOpenVerdict },
  down: { send: 'AT+NETCLOSE', own: 'none', timeoutMs: 10_000, verdict: parse.netCloseVerdict },
}

const connect = (host: string, port: number): Attempt => ({
  send: `AT+CIPOPEN=${LINK},"TCP","${host}",${port}`,
  own: 'none',
  timeoutMs: 30_000,
  verdict: parse.openVerdict(LINK),
})

const ping = (host: string): Attempt => ({
  send: `AT+CPING="${host}",1,4,64,1000,4000,255`,
  own: 'none',
  timeoutMs: 30_000,
  verdict: parse.pingVerdict,
})

export const simcom: Dialect = {
  ...generic,
  name: 'simcom',
  // A76xx boards of other brands leave the name out; the model is all there is.
  recognise: (identity) => (/\bsimcom/i.test(identity) ? 1 : /^A7[68]\d\d/m.test(identity) ? 0.9 : 0),
  iccid: [iccidQuery('AT+CICCID', '+ICCID:', '+CICCID:'), ...generic.iccid],
  pinTries: [tagged('AT+SPIC', '+SPIC:', pinTriesInOneLine('SPIC')), pinTries],
  // SIM7600 has been seen to answer ERROR to the first question after a pause.
  servingCell: [{ ...tagged('AT+CPSI?', '+CPSI:', parse.parseServingCell), repeatOnError: true }],
  extendedCsq: true,
  notice: (line) => (parse.simCardGone(line) ? { sim: 'absent' } : generic.notice(line)),
  tcp: {
    stack,
    connect,
    disconnect: { send: `AT+CIPCLOSE=${LINK}`, own: 'none', timeoutMs: 12_000, verdict: parse.closeVerdict(LINK) },
  },
  ping: { stack, ping },
  powerOff: { send: 'AT+CPOF', own: 'none', timeoutMs: 5000 },
}
