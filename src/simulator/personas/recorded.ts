import type { Transcript } from '../../shared/transcript.ts'
import type { Command } from '../modem/commandLine.ts'
import type { Persona } from './persona.ts'

/**
 * A modem out of a recording: commands found there get their recorded bytes, in turn where one was sent several times (the last stays), and
 * everything else goes to `base`.
 */
export function recordedPersona(transcript: Transcript, base: Persona): Persona {
  const { vendor, model } = transcript.head
  const replies = collect(transcript)
  const asked = new Map<string, number>()
  return {
    ...base,
    name: `recorded ${vendor}`,
    identity: { ...base.identity, manufacturer: vendor, model },
    recorded({ text }: Command) {
      const key = normalise(text)
      const known = replies.get(key)
      if (known === undefined) return undefined
      const turn = asked.get(key) ?? 0
      asked.set(key, turn + 1)
      return known[Math.min(turn, known.length - 1)]
    },
  }
}

/** Every command of the recording with its replies. What came by itself after a reply is said with it. */
function collect({ dialogue }: Transcript): Map<string, string[]> {
  const replies = new Map<string, string[]>()
  let current: { key: string; sent: string; bytes: string } | undefined
  const finish = () => {
    if (current === undefined || current.bytes === '') return
    // The channel echoes as its own switch says; the recording's echo is left out.
    const bytes = current.bytes.startsWith(current.sent)
      ? current.bytes.slice(current.sent.length).replace(/^\r+(?=\r\n)/, '')
      : current.bytes
    replies.set(current.key, [...(replies.get(current.key) ?? []), bytes])
  }
  for (const { kind, text } of dialogue) {
    if (kind === 'sent') {
      finish()
      current = { key: normalise(text.replace(/^AT/i, '')), sent: text, bytes: '' }
    } else if (current !== undefined) current.bytes += text
  }
  finish()
  return replies
}

const normalise = (text: string) => text.trim().toUpperCase()
