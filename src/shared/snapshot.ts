import * as z from 'zod'
import { type Reading, readingOf, type UnknownReason, unknown } from './reading.ts'

/** SIM state in product words. PIN2/PUK2 count as ready; a lock to network or phone is `blocked`; NOT READY is `busy`. */
export const SimState = z.enum(['ready', 'absent', 'pin', 'puk', 'blocked', 'busy', 'error', 'unknown'])
export type SimState = z.infer<typeof SimState>

/** 3GPP TS 27.007 §10.1.22 <stat>, folded to what a bench decides on. */
export const Registration = z.enum([
  'notRegistered',
  'home',
  'searching',
  'denied',
  'roaming',
  'emergencyOnly',
  'unknown',
])
export type Registration = z.infer<typeof Registration>

export const Technology = z.enum(['gsm', 'gprs', 'edge', 'umts', 'hspa', 'lte', 'ltem', 'nbiot', 'nr', 'endc'])
export type Technology = z.infer<typeof Technology>

/** Who issued the card, by ICCID prefix and IMSI. */
export const Issuer = z.enum(['chinaMobile', 'chinaUnicom', 'chinaTelecom', 'chinaBroadnet', 'other'])
export type Issuer = z.infer<typeof Issuer>

/** Which registration a network state was taken from: EPS or 5GS, packet-switched, circuit-switched. */
export const Domain = z.enum(['eps', '5gs', 'ps', 'cs'])
export type Domain = z.infer<typeof Domain>

const text = readingOf(z.string())
const number = readingOf(z.number())
const count = readingOf(z.number().int().min(0))

export const PdpContext = z.object({
  cid: readingOf(z.number().int()),
  type: text,
  apn: text,
  /** Both addresses of a dual-stack context, separated by a blank. */
  address: text,
  active: readingOf(z.boolean()),
})
export type PdpContext = z.infer<typeof PdpContext>

/** Everything read from a terminal at one moment: a tree of readings, in the shape of `swapbench/probe/1`. */
export const Snapshot = z.object({
  terminal: z.object({ manufacturer: text, model: text, firmware: text, imei: text }),
  sim: z.object({
    state: readingOf(SimState),
    iccid: text,
    imsi: text,
    msisdn: text,
    operatorIssuer: readingOf(Issuer),
    pinTriesLeft: count,
    pukTriesLeft: count,
  }),
  network: z.object({
    registration: readingOf(Registration),
    /** The domain that `registration`, `technology`, `area`, `cell` and `rejectCause` were taken from. */
    domain: readingOf(Domain),
    technology: readingOf(Technology),
    operatorName: text,
    operatorCode: text,
    area: text,
    cell: text,
    rejectCause: count,
    band: text,
  }),
  /** dBm and dB, the lower edge of the 3GPP interval. `bars` 0 to 5. */
  signal: z.object({
    rssiDbm: number,
    rsrpDbm: number,
    rsrqDb: number,
    sinrDb: number,
    rscpDbm: number,
    ecnoDb: number,
    bars: readingOf(z.number().int().min(0).max(5)),
  }),
  /** The NR leg of an EN-DC connection, whose anchor stands in `network` and `signal`. */
  nr: z.object({ rsrpDbm: number, rsrqDb: number, sinrDb: number, band: text }),
  pdp: z.array(PdpContext),
})
export type Snapshot = z.infer<typeof Snapshot>

/** The groups of leaves, in the order in which a person wants to see them. */
export const SNAPSHOT_LEAVES = {
  terminal: ['manufacturer', 'model', 'firmware', 'imei'],
  sim: ['state', 'iccid', 'imsi', 'msisdn', 'operatorIssuer', 'pinTriesLeft', 'pukTriesLeft'],
  network: [
    'registration',
    'domain',
    'technology',
    'operatorName',
    'operatorCode',
    'area',
    'cell',
    'rejectCause',
    'band',
  ],
  signal: ['rssiDbm', 'rsrpDbm', 'rsrqDb', 'sinrDb', 'rscpDbm', 'ecnoDb', 'bars'],
  nr: ['rsrpDbm', 'rsrqDb', 'sinrDb', 'band'],
} as const satisfies { [G in Exclude<keyof Snapshot, 'pdp'>]: readonly (keyof Snapshot[G])[] }

type Group = keyof typeof SNAPSHOT_LEAVES
/** The dotted path of a leaf outside `pdp`, for example `sim.iccid`. */
export type LeafPath = { [G in Group]: `${G}.${(typeof SNAPSHOT_LEAVES)[G][number]}` }[Group]
type ReadingAt<P extends LeafPath> = P extends `${infer G extends Group}.${infer K}`
  ? K extends keyof Snapshot[G]
    ? Snapshot[G][K]
    : never
  : never

/** One change of a snapshot: a leaf, or the list of contexts as a whole. Readings stream out as they arrive. */
export type SnapshotChange =
  | { [P in LeafPath]: { readonly path: P; readonly reading: ReadingAt<P> } }[LeafPath]
  | { readonly path: 'pdp'; readonly contexts: readonly PdpContext[] }

/** A snapshot in which nothing is known yet. */
export function emptySnapshot(reason: UnknownReason = 'notReadYet'): Snapshot {
  const group = (leaves: readonly string[]) => Object.fromEntries(leaves.map((leaf) => [leaf, unknown(reason)]))
  return {
    ...Object.fromEntries(Object.entries(SNAPSHOT_LEAVES).map(([name, leaves]) => [name, group(leaves)])),
    pdp: [],
  } as unknown as Snapshot
}

/** `snapshot` with `change` in it; the untouched groups are shared, so that a view can compare by identity. */
export function applyChange(snapshot: Snapshot, change: SnapshotChange): Snapshot {
  if (change.path === 'pdp') return { ...snapshot, pdp: [...change.contexts] }
  const [group, leaf] = change.path.split('.') as [Group, string]
  return { ...snapshot, [group]: { ...snapshot[group], [leaf]: change.reading } }
}

/** The reading at a dotted path. */
export function readingAt(snapshot: Snapshot, path: LeafPath): Reading<unknown> {
  const [group, leaf] = path.split('.') as [Group, string]
  return (snapshot[group] as Record<string, Reading<unknown>>)[leaf] ?? unknown('notReadYet')
}
