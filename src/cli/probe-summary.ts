import type { ProbeDocument } from '../shared/probe.ts'

/** Label, path and unit of each line, in the order in which a person wants to see them. */
const LINES = [
  ['Manufacturer', 'terminal.manufacturer'],
  ['Model', 'terminal.model'],
  ['Firmware', 'terminal.firmware'],
  ['IMEI', 'terminal.imei'],
  ['SIM state', 'sim.state'],
  ['ICCID', 'sim.iccid'],
  ['SIM issuer', 'sim.operatorIssuer'],
  ['IMSI', 'sim.imsi'],
  ['Number on card', 'sim.msisdn'],
  ['PIN tries left', 'sim.pinTriesLeft'],
  ['PUK tries left', 'sim.pukTriesLeft'],
  ['Registration', 'network.registration'],
  ['Technology', 'network.technology'],
  ['Operator', 'network.operatorName'],
  ['Operator code', 'network.operatorCode'],
  ['Area (hex)', 'network.area'],
  ['Cell (hex)', 'network.cell'],
  ['Band', 'network.band'],
  ['Reject cause', 'network.rejectCause'],
  ['Bars', 'signal.bars', 'of 5'],
  ['RSRP', 'signal.rsrpDbm', 'dBm'],
  ['RSRQ', 'signal.rsrqDb', 'dB'],
  ['SINR', 'signal.sinrDb', 'dB'],
  ['RSSI', 'signal.rssiDbm', 'dBm'],
  ['RSCP', 'signal.rscpDbm', 'dBm'],
  ['Ec/No', 'signal.ecnoDb', 'dB'],
] as const

/** The document for a person: one value a line with its unit, and why what is unknown is unknown. */
export function probeSummary(document: ProbeDocument): string {
  const lines = LINES.map(([label, path, unit]) => line(label, valueAt(document, path), document.readings[path], unit))
  const contexts = document.pdp.map(({ cid, type, apn, address, active }, index) => {
    const parts = [
      `${active === null ? 'state unknown' : active ? 'active' : 'not active'}`,
      type ?? 'type unknown',
      `APN ${apn ?? 'unknown'}`,
      `address ${address ?? 'none'}`,
    ]
    return line(`Context ${cid ?? index}`, parts.join(', '), undefined)
  })
  if (contexts.length === 0) contexts.push(line('Contexts', null, document.readings.pdp))
  const time = line('Read in', (document.timings.totalMs / 1000).toFixed(1), undefined, 's')
  return `${[...lines, ...contexts, time].join('\n')}\n`
}

function valueAt(document: ProbeDocument, path: string): unknown {
  const [group = '', leaf = ''] = path.split('.')
  return (document as unknown as Record<string, Record<string, unknown>>)[group]?.[leaf]
}

function line(
  label: string,
  value: unknown,
  reading: ProbeDocument['readings'][string] | undefined,
  unit?: string,
): string {
  const why = reading && 'unknown' in reading ? reading.unknown : undefined
  const shown =
    why !== undefined || value === null ? `unknown: ${why ?? 'not read'}` : unit ? `${value} ${unit}` : `${value}`
  return `${label.padEnd(15)}${shown}`
}
