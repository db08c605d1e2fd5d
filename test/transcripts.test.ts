import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openAtChat } from '../src/host/at/chat.ts'
import { maskForReplay } from '../src/shared/mask.ts'
import { parseTranscript, type Transcript } from '../src/shared/transcript.ts'
import { replayLink, type Turn, turnsOf } from './support/replay-link.ts'

const folder = path.join(import.meta.dirname, 'transcripts')
const files = globSync('*/*.txt', { cwd: folder }).sort()

function transcript(file: string): Transcript {
  const parsed = parseTranscript(readFileSync(path.join(folder, file), 'utf8'))
  if (!parsed.ok) throw new Error(`${file}:${parsed.error.line}: ${parsed.error.detail}`)
  return parsed.value
}

test('there are transcripts', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

describe.each(files)('%s', (file) => {
  const recorded = transcript(file)

  test('names its vendor and where it comes from', () => {
    expect(recorded.head.vendor).toBe(path.dirname(file))
    expect(recorded.head.source).toMatch(/^(?:https:\/\/\S+ @ \S.*|synthetic|recorded by swapbench record)$/)
  })

  test('holds no subscriber data', () => {
    for (const wanted of [['sent'], ['received', 'unasked']]) {
      const lines = recorded.dialogue.filter(({ kind }) => wanted.includes(kind))
      const stream = lines.map(({ text }) => text).join(wanted.includes('sent') ? '\r' : '')
      expect(maskForReplay(stream)).toBe(stream)
    }
  })

  test.each([
    ['single bytes', () => 1],
    ['short reads', undefined],
    ['whole replies', () => 4096],
  ])('replays in %s', async (_, pieces) => {
    const { link } = replayLink(recorded, pieces ? { pieces } : {})
    const chat = openAtChat(link)
    const heard: string[] = []
    chat.onNotification((line) => heard.push(line))
    const { before, turns } = turnsOf(recorded)
    const unasked = linesOf(before)
    for (const [turn, body] of exchanges(turns)) {
      const own = {
        bare: NOT_A_DIGIT,
        prefixes: ['+GCAP:', '+ICCID:', `${/^AT([+^$%*#]\w+)/.exec(turn.sent)?.[1] ?? '+'}:`],
      }
      const options = { own, timeoutMs: 5_000 }
      const answered = body
        ? await chat.prompt(turn.sent, body.sent.slice(0, -1), options)
        : await chat.command(turn.sent, options)
      const reply = answered.ok ? answered.value : answered.error
      if (!('final' in reply)) throw new Error(`${turn.sent}: ${JSON.stringify(reply)}`)
      const expected = expectation(turn, body)
      expect([turn.sent, ...reply.lines]).toEqual([turn.sent, ...expected.own])
      expect(reply.final.line).toBe(expected.final)
      unasked.push(...expected.unasked)
      expect(heard).toEqual(unasked)
    }
    await chat.close()
  })
})

// One digit alone is a final code in V0.
const NOT_A_DIGIT = /^(?!\d$)/

const linesOf = (text: string) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Each command of the recording, with the body that followed where it was a prompt's. */
function exchanges(turns: readonly Turn[]): (readonly [Turn, Turn | undefined])[] {
  return turns
    .map((turn, index) => [turn, turns[index + 1]?.sent.endsWith('\x1a') ? turns[index + 1] : undefined] as const)
    .filter(([turn]) => !turn.sent.endsWith('\x1a'))
}

/** What the file itself says of an exchange: its own lines, its final line, and what came out of the blue. */
function expectation(turn: Turn, body: Turn | undefined) {
  const chunks = [...turn.chunks, ...(body?.chunks ?? [])]
  const isEcho = (line: string) => line === turn.sent || (body !== undefined && line.endsWith(body.sent))
  const lines = (kind: string) =>
    linesOf(chunks.flatMap((chunk) => (chunk.kind === kind ? chunk.text : [])).join('')).filter((line) => !isEcho(line))
  const received = lines('received')
  return { own: received.slice(0, -1), final: received.at(-1), unasked: lines('unasked') }
}
