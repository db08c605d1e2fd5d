import { err, ok, type Result } from './result.ts'

/**
 * A dialogue with a modem as a text file, in two columns that stand one under the other:
 *
 *     # title: servingcell on an EC25
 *     # vendor: quectel
 *     # model: EC25
 *     # source: synthetic
 *
 *     > AT+CSQ
 *     < \r\n+CSQ: 21,99\r\n\r\nOK\r\n
 *     ~ \r\n+QIND: "csq",20,99\r\n
 *
 * `>` is what was sent, without its CR; `<` one received chunk; `~` a chunk that no command asked for. Text is Latin-1, one
 * character for one byte; `\r \n \\ \xNN` stand for what is not printable ASCII.
 */
export interface Transcript {
  readonly head: TranscriptHead
  readonly dialogue: readonly TranscriptLine[]
}

export interface TranscriptHead {
  readonly title: string
  readonly vendor: string
  readonly model: string
  /** `<address> @ <commit>`, `synthetic`, or `recorded by swapbench record`. */
  readonly source: string
  /** Further head lines, in order, for example `recorded` with the time. */
  readonly more?: readonly { readonly key: string; readonly value: string }[]
}

export interface TranscriptLine {
  readonly kind: 'sent' | 'received' | 'unasked'
  readonly text: string
}

/** `line` counts from 1. */
export interface TranscriptError {
  readonly code: 'noSource' | 'badHead' | 'badLine'
  readonly line: number
  readonly detail: string
}

const REQUIRED = ['title', 'vendor', 'model', 'source'] as const
type Required = (typeof REQUIRED)[number]
const SIGN = { sent: '>', received: '<', unasked: '~' } as const
const KIND: Record<string, TranscriptLine['kind']> = { '>': 'sent', '<': 'received', '~': 'unasked' }

/** Reads a transcript file; refuses one that does not say where it comes from. */
export function parseTranscript(file: string): Result<Transcript, TranscriptError> {
  const required = new Map<Required, string>()
  const more: { key: string; value: string }[] = []
  const dialogue: TranscriptLine[] = []
  const lines = file.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    const bad = (code: TranscriptError['code'], detail: string) => err({ code, line: index + 1, detail })
    if (line.trim() === '') continue
    if (line.startsWith('#')) {
      if (dialogue.length > 0) return bad('badHead', 'head lines stand before the dialogue')
      const found = /^#\s*([\w-]+):\s*(.*?)\s*$/.exec(line)
      const [, key = '', value = ''] = found ?? []
      if (!found || value === '') return bad('badHead', 'a head line is `# key: value`')
      const known = REQUIRED.find((name) => name === key)
      if (!known) more.push({ key, value })
      else if (required.has(known)) return bad('badHead', `${key} is given twice`)
      else required.set(known, value)
      continue
    }
    const kind = KIND[line.charAt(0)]
    if (!kind || !(line.length === 1 || line.charAt(1) === ' '))
      return bad('badLine', 'a line begins with `> `, `< ` or `~ `')
    const text = unescapeBytes(line.slice(2))
    if (text === undefined) return bad('badLine', 'escapes are \\r \\n \\\\ \\xNN, and other bytes are printable ASCII')
    dialogue.push({ kind, text })
  }
  const missing = REQUIRED.find((key) => !required.has(key))
  if (missing === 'source') return err({ code: 'noSource', line: 1, detail: 'the head names no source' })
  if (missing) return err({ code: 'badHead', line: 1, detail: `the head names no ${missing}` })
  const value = (key: Required) => required.get(key) ?? ''
  const head = { title: value('title'), vendor: value('vendor'), model: value('model'), source: value('source') }
  return ok({ head: more.length > 0 ? { ...head, more } : head, dialogue })
}

/** Writes a transcript file; `parseTranscript` gives back the same. */
export function formatTranscript({ head, dialogue }: Transcript): string {
  const heads = [...REQUIRED.map((key) => ({ key, value: head[key] })), ...(head.more ?? [])]
  const top = heads.map(({ key, value }) => `# ${key}: ${value.replace(/\s+/g, ' ').trim()}`)
  // A blank at a line's end does not survive every editor.
  const body = dialogue.map(({ kind, text }) => `${SIGN[kind]} ${escapeBytes(text).replace(/ $/, '\\x20')}`)
  return `${[...top, '', ...body].join('\n')}\n`
}

/** Latin-1 text as one printable line of ASCII. */
export function escapeBytes(text: string): string {
  return text.replace(/[^ -[\]-~]/g, (char) => {
    if (char === '\r') return '\\r'
    if (char === '\n') return '\\n'
    if (char === '\\') return '\\\\'
    return `\\x${(char.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`
  })
}

/** The reverse of `escapeBytes`; undefined where an escape is unknown or a character is not printable ASCII. */
export function unescapeBytes(line: string): string | undefined {
  if (!/^(?:[ -[\]-~]|\\[rn\\]|\\x[0-9a-fA-F]{2})*$/.test(line)) return undefined
  return line.replace(/\\(?:x(..)|(.))/g, (_, hex: string | undefined, char: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return char === 'r' ? '\r' : char === 'n' ? '\n' : '\\'
  })
}

/** The bytes that stand for a `sent` line: everything ends in CR but a prompt's body, its Ctrl-Z, and ESC. */
export const sentBytes = (text: string): string => (text.endsWith('\x1a') || text.endsWith('\x1b') ? text : `${text}\r`)
