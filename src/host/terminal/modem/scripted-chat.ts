import { err, ok } from '../../../shared/result.ts'
import type { AtChat, AtError, AtReply, FinalResult } from '../../at/at.ts'

/** What a script answers: lines that end in OK, or an error. */
export type ScriptedAnswer = readonly string[] | AtError

export const refusal = (line: string): AtError => {
  const code = /^\+CME ERROR: (\d+)$/.exec(line)?.[1]
  const final: FinalResult =
    code === undefined ? { kind: 'error', line } : { kind: 'cme', line, code: Number(code), text: undefined }
  return { code: 'refused', final, lines: [] }
}
export const silence: AtError = { code: 'timeout', seen: 'silence', afterMs: 3000, sample: '' }

export interface ScriptedChat extends AtChat {
  /** Every command so far. */
  readonly sent: readonly string[]
  notify(line: string): void
}

/**
 * A chat for tests: each command takes the next of its answers, and keeps the last. What is not in the script is answered ERROR.
 * It has no time: a notification that is waited for without coming is a timeout at once.
 */
export function scriptedChat(script: Readonly<Record<string, readonly ScriptedAnswer[]>>): ScriptedChat {
  const sent: string[] = []
  const taken = new Map<string, number>()
  const listeners = new Set<(line: string) => void>()
  const answerTo = (line: string): ScriptedAnswer => {
    sent.push(line)
    const answers = script[line] ?? []
    const turn = taken.get(line) ?? 0
    taken.set(line, turn + 1)
    return answers[Math.min(turn, answers.length - 1)] ?? refusal('ERROR')
  }
  const command = async (line: string) => {
    const answer = answerTo(line)
    if ('code' in answer) return err(answer)
    const reply: AtReply = { lines: answer, final: { kind: 'ok', line: 'OK' } }
    return ok(reply)
  }
  return {
    sent,
    notify: (line) => {
      for (const listener of [...listeners]) listener(line)
    },
    sync: async () => ok(undefined),
    command: (line, options) => (options.signal?.aborted ? Promise.resolve(err({ code: 'aborted' })) : command(line)),
    prompt: async (line) => command(line),
    run: async () => ok([]),
    waitFor: async () => err(silence),
    onNotification: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    transcript: () => [],
    onTranscript: () => () => {},
    ended: new Promise(() => {}),
    close: async () => {},
  }
}
