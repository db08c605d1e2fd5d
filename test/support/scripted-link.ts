import { Duplex } from 'node:stream'
import { DuplexLink } from '../../src/host/link/duplex-link.ts'
import type { Link } from '../../src/host/link/link.ts'

export interface Peer {
  /** What was written to the link so far, cut at CR, Ctrl-Z and ESC; CR is not kept. */
  readonly sent: readonly string[]
  /** Sends bytes (Latin-1), in pieces of at most `pieces`. */
  say(text: string): void
  /** The far end goes away. */
  pull(): void
}

/**
 * A link whose far end is a function: it gets each thing that was sent (as in `Peer.sent`) and speaks through the peer whenever
 * it likes. Reads are short: `pieces` gives the length of the next one, 1 to 8 bytes in turn when not given.
 */
export function scriptedLink(
  answer: (sent: string, peer: Peer) => void,
  pieces: () => number = inTurn(),
): { link: Link; peer: Peer } {
  const sent: string[] = []
  let unended = ''
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      for (const char of chunk.toString('latin1')) {
        if (char !== '\r') unended += char
        if (!['\r', '\x1a', '\x1b'].includes(char)) continue
        const line = unended
        unended = ''
        sent.push(line)
        answer(line, peer)
      }
      done()
    },
  })
  const peer: Peer = {
    sent,
    say(text) {
      for (let at = 0; at < text.length; ) {
        const length = Math.max(1, pieces())
        stream.push(Buffer.from(text.slice(at, at + length), 'latin1'))
        at += length
      }
    },
    pull: () => stream.destroy(),
  }
  const release = (done: () => void) => {
    stream.destroy()
    done()
  }
  return { link: new DuplexLink({ kind: 'simulated', path: 'sim:script' }, { stream, release }), peer }
}

function inTurn(): () => number {
  let count = 0
  return () => {
    count = (count % 8) + 1
    return count
  }
}
