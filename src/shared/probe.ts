import * as z from 'zod'
import { type Reading, type UnknownReason, unknown, unknownWords } from './reading.ts'
import { Issuer, Registration, SimState, type SNAPSHOT_LEAVES, type Snapshot, Technology } from './snapshot.ts'

const text = z.string().nullable()
const number = z.number().nullable()
const count = z.number().int().min(0).nullable()

const Timing = z.number().int().min(0).nullable()

/** One snapshot as `probe --json` prints it. Null is unknown; `readings` says why, or where the value comes from. */
export const ProbeDocument = z.strictObject({
  schema: z.literal('swapbench/probe/1'),
  terminal: z.strictObject({ manufacturer: text, model: text, firmware: text, imei: text }),
  sim: z.strictObject({
    state: SimState,
    iccid: text,
    imsi: text,
    msisdn: text,
    operatorIssuer: Issuer.nullable(),
    pinTriesLeft: count,
    pukTriesLeft: count,
  }),
  network: z.strictObject({
    registration: Registration,
    technology: Technology.nullable(),
    operatorName: text,
    operatorCode: text,
    area: text,
    cell: text,
    rejectCause: count,
    band: text,
  }),
  /** dBm and dB. */
  signal: z.strictObject({
    rssiDbm: number,
    rsrpDbm: number,
    rsrqDb: number,
    sinrDb: number,
    rscpDbm: number,
    ecnoDb: number,
    bars: z.number().int().min(0).max(5).nullable(),
  }),
  pdp: z.array(z.strictObject({ cid: count, type: text, apn: text, address: text, active: z.boolean().nullable() })),
  readings: z.record(
    z.string(),
    z.union([
      /** `value` only where the figure stands nowhere else in the document: the NR leg of EN-DC. */
      z.strictObject({
        source: z.string(),
        raw: z.string(),
        at: z.string(),
        value: z.union([z.string(), z.number()]).optional(),
      }),
      z.strictObject({ unknown: z.string() }),
    ]),
  ),
  /** Milliseconds from the start of the command to each event; null for what did not happen. */
  timings: z.strictObject({
    openMs: Timing,
    firstReplyMs: Timing,
    identityMs: Timing,
    signalMs: Timing,
    totalMs: z.number().int().min(0),
  }),
})
export type ProbeDocument = z.infer<typeof ProbeDocument>
export type ProbeTimings = ProbeDocument['timings']
type ProbeReading = ProbeDocument['readings'][string]

/** Leaves of the snapshot that the document does not have. */
const NOT_SHOWN = ['network.domain']

/**
 * A snapshot as a document. `rest` is why whatever has not been read is unknown. The two states that have a word for it say
 * `unknown` rather than null.
 */
export function probeDocument(snapshot: Snapshot, timings: ProbeTimings, rest: UnknownReason): ProbeDocument {
  const readings: Record<string, ProbeReading> = {}
  const leaf = (path: string, reading: Reading<unknown>): unknown => {
    readings[path] = asProbeReading(reading, rest)
    return 'value' in reading ? reading.value : null
  }
  const group = (name: keyof typeof SNAPSHOT_LEAVES): Record<string, unknown> => {
    const leaves = Object.entries<Reading<unknown>>(snapshot[name])
    return Object.fromEntries(
      leaves
        .filter(([key]) => !NOT_SHOWN.includes(`${name}.${key}`))
        .map(([key, reading]) => [key, leaf(`${name}.${key}`, reading)]),
    )
  }
  const terminal = group('terminal')
  const sim = group('sim')
  const network = group('network')
  const signal = group('signal')
  const pdp = snapshot.pdp.map((context, index) =>
    Object.fromEntries(Object.entries(context).map(([key, reading]) => [key, leaf(`pdp.${index}.${key}`, reading)])),
  )
  if (pdp.length === 0)
    readings.pdp = asProbeReading(unknown('notReadYet'), rest === 'notReadYet' ? 'notReported' : rest)
  for (const [key, reading] of Object.entries(snapshot.nr))
    if ('value' in reading) readings[`nr.${key}`] = { ...asProbeReading(reading, rest), value: reading.value }
  // The schema is the promise: what does not fit it must not go out.
  return ProbeDocument.parse({
    schema: 'swapbench/probe/1',
    terminal,
    sim: { ...sim, state: sim.state ?? 'unknown' },
    network: { ...network, registration: network.registration ?? 'unknown' },
    signal,
    pdp,
    readings,
    timings,
  })
}

function asProbeReading(reading: Reading<unknown>, rest: UnknownReason): ProbeReading & object {
  if ('value' in reading) return { source: reading.source, raw: reading.raw, at: reading.at }
  const words = unknownWords[reading.unknown === 'notReadYet' ? rest : reading.unknown]
  return { unknown: reading.detail === undefined ? words : `${words} (${reading.detail})` }
}
