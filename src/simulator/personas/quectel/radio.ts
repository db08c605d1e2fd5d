import { type Answer, done, error } from '../../modem/answer.ts'
import { hex } from '../../modem/commands/network.ts'
import type { Call, CommandTable } from '../../modem/modem.ts'

const BANDWIDTH_20_MHZ = 5

const registered = ({ modem }: Call) => modem.registration.stat === 1 || modem.registration.stat === 5

/** dBm and dB, except SINR, which EC2x modules give as 0 to 250: (dB + 20) * 5. */
const signalReport = ({ modem }: Call): Answer => {
  const { signal } = modem
  if (signal === undefined || modem.registration.stat === 0) return done('+QCSQ: "NOSERVICE"')
  return done(`+QCSQ: "LTE",${signal.rssi},${signal.rsrp},${(signal.sinr + 20) * 5},${signal.rsrq}`)
}

/** +QENG="servingcell": LIMSRV is a modem that hears a cell and gets no service on it. */
function servingCell(call: Call): Answer {
  const { operator, signal, registration } = call.modem
  if (call.args[0]?.text !== 'servingcell') return error
  if (operator === undefined || signal === undefined || registration.stat === 2) {
    return done('+QENG: "servingcell","SEARCH"')
  }
  const state = registered(call) ? 'NOCONN' : 'LIMSRV'
  const fields = [
    '"servingcell"', `"${state}"`, '"LTE"', '"FDD"', operator.plmn.slice(0, 3), operator.plmn.slice(3), hex(operator.cell, 1),
    operator.physicalCell, operator.channel, operator.band, BANDWIDTH_20_MHZ, BANDWIDTH_20_MHZ, hex(operator.tac, 1), signal.rsrp, signal.rsrq,
    signal.rssi, signal.sinr, 38,
  ] // biome-ignore format: in the manual's order
  return done(`+QENG: ${fields.join(',')}`)
}

const networkInformation = (call: Call): Answer => {
  const { operator } = call.modem
  if (operator === undefined || !registered(call)) return done('+QNWINFO: No Service')
  return done(`+QNWINFO: "FDD LTE","${operator.plmn}","LTE BAND ${operator.band}",${operator.channel}`)
}

const names = (call: Call): Answer => {
  const { operator } = call.modem
  if (operator === undefined || !registered(call)) return error
  return done(`+QSPN: "${operator.long}","${operator.short}","",0,"${operator.plmn}"`)
}

export const radio: CommandTable = {
  '+QCSQ': { exec: signalReport, read: signalReport, test: '("NOSERVICE","GSM","WCDMA","LTE")' },
  '+QENG': { set: servingCell, test: '("servingcell")' },
  '+QNWINFO': { exec: networkInformation, test: () => done() },
  '+QSPN': { exec: names, test: () => done() },
}
