import type { ReadingView } from '../../src/shared/contract/terminal.ts'
import { type Reading, unknown } from '../../src/shared/reading.ts'
import type { LeafPath, Snapshot } from '../../src/shared/snapshot.ts'

/** The latest reading at each path of one terminal. */
export type Readings = ReadonlyMap<string, ReadingView['reading']>

type ReadingAt<P extends LeafPath> = P extends `${infer G extends keyof Snapshot}.${infer K}`
  ? K extends keyof Snapshot[G]
    ? Snapshot[G][K]
    : never
  : never

const NOT_READ_YET = unknown('notReadYet')

/** The reading at `path`; where nothing has arrived: not read yet. */
export function at<P extends LeafPath>(readings: Readings | undefined, path: P): ReadingAt<P> {
  // The host checked the value against the snapshot's schema before it sent it.
  return (readings?.get(path) ?? NOT_READ_YET) as ReadingAt<P>
}

/** The value at `path`, or undefined where it is unknown. */
export function value<P extends LeafPath>(
  readings: Readings | undefined,
  path: P,
): (ReadingAt<P> extends Reading<infer T> ? T : never) | undefined {
  const reading = readings?.get(path)
  return reading && 'value' in reading
    ? (reading.value as ReadingAt<P> extends Reading<infer T> ? T : never)
    : undefined
}

/** `readings` with one of them changed; undefined where none is left. */
export function withReading(
  readings: Readings | undefined,
  path: string,
  reading: ReadingView['reading'] | undefined,
): Readings | undefined {
  const next = new Map(readings)
  if (reading) next.set(path, reading)
  else next.delete(path)
  return next.size > 0 ? next : undefined
}
