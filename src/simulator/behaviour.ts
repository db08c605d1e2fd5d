import type { Channel } from './modem/channel.ts'
import type { Behaviour } from './scenarios/scenario.ts'

/** What a port does that no modem answers on. */
export function strangePort(behaviour: Exclude<Behaviour, 'modem'>, write: (text: string) => void): Channel {
  const random = generator()
  const feed: Record<typeof behaviour, (bytes: Uint8Array) => void> = {
    silent: () => {},
    echoOnly: (bytes) => write(Buffer.from(bytes).toString('latin1')),
    // A wrong speed turns every byte into one or two others.
    noise: (bytes) => write(Array.from({ length: bytes.length + 3 }, () => String.fromCharCode(random())).join('')),
    noFinalCode: (bytes) => {
      if (bytes.includes(13)) write('\r\n+BUSY: 1\r\n')
    },
  }
  return { feed: feed[behaviour], notify: () => {}, close: () => {} }
}

/** The same bytes each time, so that a test that fails once fails again. None of them is printable ASCII or a line end. */
function generator(): () => number {
  let seed = 0x2545f491
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return 0x80 | ((seed >>> 24) & 0x7f)
  }
}
