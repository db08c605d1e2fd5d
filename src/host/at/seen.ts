import { maskText } from '../../shared/mask.ts'
import { escapeBytes } from '../../shared/transcript.ts'
import type { AtError, Seen } from './at.ts'

/** What came instead of a reply: nothing, only what was `sent`, bytes that are no text, or text without a final code. */
export function whatWasSeen(received: string, sent: readonly string[]): Seen {
  if (received === '') return 'silence'
  // The longest first: AT is a part of every other.
  const lines = [...new Set(sent)].filter((line) => line !== '').sort((a, b) => b.length - a.length)
  let rest = received
  for (const line of lines) rest = rest.replaceAll(line, '')
  if (rest.trim() === '') return rest === received ? 'noFinalCode' : 'echoOnly'
  return isNoise(rest) ? 'noise' : 'noFinalCode'
}

/** Bytes of a wrong baud rate, of PPP or of a diagnostic port; or NMEA sentences, which are text and no dialogue. */
export function isNoise(received: string): boolean {
  if (isPositionStream(received) || PPP.test(received)) return true
  const odd = received.match(/[^\s -~]/g)?.length ?? 0
  return odd * 5 > received.length
}

// The first bytes of a link control frame, RFC 1662: much of the rest happens to be printable.
const PPP = /~\xff\}#/

/** `$GPGGA,…`: a port that streams positions. Nothing may be written to it. */
export const isPositionStream = (received: string): boolean => /\$(?:G[A-Z]|BD)[A-Z]{3},/.test(received)

/** A piece of what came, for an error message: masked, one line of printable ASCII, at most 120 characters. */
export const sampleOf = (received: string): string => escapeBytes(maskText(received)).slice(0, 120)

/** The error of a wait that ended without a reply. `received` is what came since `sent` began. */
export const timedOut = (received: string, sent: readonly string[], afterMs: number): AtError => ({
  code: 'timeout',
  seen: whatWasSeen(received, sent),
  afterMs: Math.round(afterMs),
  sample: sampleOf(received),
})
