import type { Link } from '../../src/host/link/link.ts'
import type { Transcript } from '../../src/shared/transcript.ts'
import { type Peer, scriptedLink } from './scripted-link.ts'

/** What `sync` sends; a recording need not begin with it. */
const SETTING_UP = /^AT(?:E0|V1|\+CMEE=1)?$/

export interface ReplayOptions {
  /** The length of each read in turn; 1 to 8 bytes when not given. */
  readonly pieces?: () => number
  /** What a command gets that the recording does not know: OK for what sync sends and ERROR for the rest when not given. */
  readonly unknown?: (sent: string) => string
}

/** One thing that was sent, with the chunks that came before the next. */
export interface Turn {
  readonly sent: string
  readonly chunks: readonly { readonly kind: 'received' | 'unasked'; readonly text: string }[]
}

/** A recording by what was sent; `before` is what came first of all, unasked. */
export function turnsOf({ dialogue }: Transcript): { before: string; turns: readonly Turn[] } {
  const turns: { sent: string; chunks: { kind: 'received' | 'unasked'; text: string }[] }[] = []
  let before = ''
  for (const { kind, text } of dialogue) {
    if (kind === 'sent') turns.push({ sent: text, chunks: [] })
    else if (turns.length === 0) before += text
    else turns.at(-1)?.chunks.push({ kind, text })
  }
  return { before, turns }
}

/**
 * A modem that answers as recorded. The order is loose: a command gets its next recorded reply, and once they are used up the last
 * again.
 */
export function replayLink(transcript: Transcript, options: ReplayOptions = {}): { link: Link; peer: Peer } {
  const { unknown = (sent) => (SETTING_UP.test(sent) ? '\r\nOK\r\n' : '\r\nERROR\r\n') } = options
  const { before, turns } = turnsOf(transcript)
  const asked = new Map<string, number>()
  const made = scriptedLink((sent, peer) => {
    const known = turns.filter((turn) => turn.sent === sent)
    const count = asked.get(sent) ?? 0
    asked.set(sent, count + 1)
    const turn = known[Math.min(count, known.length - 1)]
    peer.say(turn ? turn.chunks.map(({ text }) => text).join('') : unknown(sent))
  }, options.pieces)
  made.peer.say(before)
  return made
}
