import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openAtChat } from '../src/host/at/chat.ts'
import { openModemTerminal } from '../src/host/terminal/modem/modem-terminal.ts'
import { isKnown } from '../src/shared/reading.ts'
import {
  applyChange,
  emptySnapshot,
  type LeafPath,
  readingAt,
  SNAPSHOT_LEAVES,
  type Snapshot,
} from '../src/shared/snapshot.ts'
import { parseTranscript } from '../src/shared/transcript.ts'
import { replayLink } from './support/replay-link.ts'

// Beside a transcript of a modem's state stands the snapshot that must come of it: the dialect, the values that are known, and for
// each other leaf why it is not. What a recording does not have, it answers ERROR.

const folder = path.join(import.meta.dirname, 'transcripts')
const files = globSync('*/*.json', { cwd: folder }).sort()

/** A recording of a few commands may lack the one by which a modem is recognised; its head then stands in, and is left out below. */
const introduced = (vendor: string) => (sent: string) =>
  /^AT(?:E0|V1|\+CMEE=1)?$/.test(sent)
    ? '\r\nOK\r\n'
    : sent === 'AT+CGMI' && vendor !== 'generic'
      ? `\r\n${vendor}\r\n\r\nOK\r\n`
      : '\r\nERROR\r\n'

async function snapshotOf(file: string, pieces?: () => number) {
  const transcript = parseTranscript(readFileSync(path.join(folder, file), 'utf8'))
  if (!transcript.ok) throw new Error(transcript.error.detail)
  const { link } = replayLink(transcript.value, {
    unknown: introduced(transcript.value.head.vendor),
    ...(pieces && { pieces }),
  })
  const opened = await openModemTerminal(openAtChat(link))
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  let snapshot = emptySnapshot()
  const read = await opened.value.readSnapshot((change) => {
    snapshot = applyChange(snapshot, change)
  })
  expect(read).toEqual({ ok: true, value: undefined })
  await opened.value.close()
  return { dialect: opened.value.dialect, ...summary(snapshot, transcript.value.head.vendor) }
}

function summary(snapshot: Snapshot, vendor: string) {
  const paths = Object.entries(SNAPSHOT_LEAVES).flatMap(([group, leaves]) =>
    leaves.map((leaf) => `${group}.${leaf}` as LeafPath),
  )
  const readings = paths.map((leaf) => ({ leaf, reading: readingAt(snapshot, leaf) }))
  const known = readings.flatMap(({ leaf, reading }) =>
    isKnown(reading) && reading.value !== vendor ? [[leaf, reading.value]] : [],
  )
  const unknown = readings.flatMap(({ leaf, reading }) => (isKnown(reading) ? [] : [[leaf, reading.unknown]]))
  const contexts = snapshot.pdp.map((context) =>
    Object.fromEntries(
      Object.entries(context).map(([key, reading]) => [key, isKnown<unknown>(reading) ? reading.value : null]),
    ),
  )
  return { known: Object.fromEntries(known), unknown: Object.fromEntries(unknown), contexts }
}

test('there are expected snapshots', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

describe.each(files)('%s', (file) => {
  const expected: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))

  test.each([
    ['single bytes', () => 1],
    ['short reads', undefined],
    ['whole replies', () => 4096],
  ])('comes out of its transcript in %s', async (_, pieces) => {
    expect(await snapshotOf(file.replace(/\.json$/, '.txt'), pieces)).toEqual(expected)
  })
})
