import { isKnown } from '../../shared/reading.ts'
import { type LeafPath, readingAt, SNAPSHOT_LEAVES, type Snapshot } from '../../shared/snapshot.ts'

/** The dotted path of every leaf outside `pdp`. */
export const LEAF_PATHS = Object.entries(SNAPSHOT_LEAVES).flatMap(([group, leaves]) =>
  leaves.map((leaf) => `${group}.${leaf}`),
) as LeafPath[]

/** How many leaves have come in, with a value or a reason, of how many. */
export function readingProgress(snapshot: Snapshot) {
  const read = LEAF_PATHS.filter((path) => {
    const reading = readingAt(snapshot, path)
    return isKnown(reading) || reading.unknown !== 'notReadYet'
  })
  return { read: read.length, total: LEAF_PATHS.length }
}
