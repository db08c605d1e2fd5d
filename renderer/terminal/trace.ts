import type { SignalSample } from '../../src/shared/contract/terminal.ts'

/** How far back the chart looks, and from what silence on a gap is shown as one; milliseconds. */
export const WINDOW_MS = 60_000
const GAP_MS = 2_500

export interface Point {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly dbm: number
}
export type Figure = 'RSRP' | 'RSSI'

/** The figure a history is drawn by: RSRP where any sample has it. */
export const figureOf = (samples: readonly SignalSample[]): Figure =>
  samples.some((sample) => sample.rsrpDbm !== null) ? 'RSRP' : 'RSSI'

export const pointsOf = (samples: readonly SignalSample[], figure: Figure): Point[] =>
  samples.flatMap((sample) => {
    const dbm = figure === 'RSRP' ? sample.rsrpDbm : sample.rssiDbm
    return dbm === null ? [] : [{ at: Date.parse(sample.at), dbm }]
  })

/** `points` with one more, in order of time, one per moment, and without those that left the window. */
export function withPoint(points: readonly Point[], point: Point): Point[] {
  const since = point.at - WINDOW_MS - GAP_MS
  const kept = points.filter((other) => other.at >= since && other.at !== point.at)
  return [...kept, point].sort((a, b) => a.at - b.at)
}

export interface Trace {
  /** Seconds before now (negative), and the level at each; null where the line is interrupted. */
  readonly xs: number[]
  readonly ys: (number | null)[]
  /** Silences within the window: seconds before now from where to where. */
  readonly gaps: { readonly from: number; readonly to: number }[]
  readonly lowest: Point | undefined
}

/** What of the last minute there is to draw at `now`. A silence is no line: not the last value, and not a slope between two. */
export function traceAt(points: readonly Point[], now: number): Trace {
  const within = points.filter((point) => point.at >= now - WINDOW_MS && point.at <= now + GAP_MS)
  const xs: number[] = []
  const ys: (number | null)[] = []
  const gaps: { from: number; to: number }[] = []
  let before: Point | undefined
  for (const point of within) {
    const x = Math.min(0, (point.at - now) / 1000)
    if (before && point.at - before.at > GAP_MS) {
      const from = (before.at - now) / 1000 + 1
      gaps.push({ from, to: x })
      xs.push(from, (from + x) / 2)
      ys.push(before.dbm, null)
    }
    xs.push(x)
    ys.push(point.dbm)
    before = point
  }
  if (before) {
    const silent = now - before.at
    const end = silent > GAP_MS ? (before.at - now) / 1000 + 1 : 0
    if ((xs.at(-1) ?? 0) < end) {
      xs.push(end)
      ys.push(before.dbm)
    }
    if (silent > GAP_MS) gaps.push({ from: end, to: 0 })
  }
  const lowest = within.reduce<Point | undefined>(
    (low, point) => (low && low.dbm <= point.dbm ? low : point),
    undefined,
  )
  return { xs, ys, gaps, lowest }
}
