import { maskForReplay } from '../../shared/mask.ts'
import { formatTranscript, type TranscriptHead, type TranscriptLine } from '../../shared/transcript.ts'
import type { TranscriptEntry } from './at.ts'
import { parseFinal } from './final.ts'
import { LineSplitter } from './lines.ts'

/** Received bytes closer together than this are one chunk of the file: a port may give them one by one. */
const CHUNK_MS = 20

/** A dialogue as the text of a transcript file, masked. What comes after a final code and before the next command is unasked. */
export function transcriptFile(entries: readonly TranscriptEntry[], head: TranscriptHead): string {
  const dialogue: TranscriptLine[] = []
  let lines = new LineSplitter()
  let answered = true
  let last: TranscriptEntry | undefined
  for (const entry of masked(entries)) {
    if (entry.dir === 'sent') {
      dialogue.push({ kind: 'sent', text: entry.text.replace(/\r$/, '') })
      answered = false
      lines = new LineSplitter()
    } else {
      const before = dialogue.at(-1)
      // The end of the final code's line may come after it.
      const isLineEnd = before?.kind === 'received' && entry.text.trim() === ''
      const kind = answered && !isLineEnd ? 'unasked' : 'received'
      const joins = before?.kind === kind && last?.dir === 'received' && entry.at - last.at < CHUNK_MS
      if (joins) dialogue.splice(-1, 1, { kind, text: before.text + entry.text })
      else dialogue.push({ kind, text: entry.text })
      if (lines.push(entry.text).some((line) => parseFinal(line))) answered = true
    }
    last = entry
  }
  return formatTranscript({ head, dialogue })
}

// Each direction is masked as one stream: a number that came in two chunks is a number only when they are joined.
function masked(entries: readonly TranscriptEntry[]): TranscriptEntry[] {
  const stream = (dir: TranscriptEntry['dir']) =>
    maskForReplay(entries.flatMap((entry) => (entry.dir === dir ? entry.text : [])).join(''))
  const streams = { sent: stream('sent'), received: stream('received') }
  const taken = { sent: 0, received: 0 }
  return entries.map(({ at, dir, text }) => {
    const from = taken[dir]
    taken[dir] += text.length
    return { at, dir, text: streams[dir].slice(from, from + text.length) }
  })
}
