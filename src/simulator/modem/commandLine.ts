/** One argument as it stood: quotes taken off, and whether there were any. An empty argument is empty text without quotes. */
export interface Arg {
  readonly text: string
  readonly quoted: boolean
}

/** One command of a command line. `text` is it in full without AT, for whoever matches by beginnings. */
export interface Command {
  readonly name: string
  readonly form: 'exec' | 'read' | 'test' | 'set'
  readonly args: readonly Arg[]
  readonly text: string
}

const EXTENDED = /^[+^$#%*][A-Za-z0-9_!%\-./:]+/
const BASIC = /^(?:&[A-Za-z]|\\[A-Za-z]|S\d+|[A-Za-z])/i

/**
 * Splits what stands after AT into commands (V.250 §5.2.1, §5.4.1): basic ones follow each other directly, extended ones end at a
 * semicolon outside quotes. Undefined when it cannot be read.
 */
export function parseCommandLine(line: string): readonly Command[] | undefined {
  const commands: Command[] = []
  for (let rest = skip(line); rest !== ''; ) {
    const step = EXTENDED.test(rest) ? extended(rest) : basic(rest)
    if (step === undefined) return undefined
    commands.push(step.command)
    rest = skip(rest.slice(step.length))
  }
  return commands
}

const skip = (text: string) => text.replace(/^[ ;]+/, '')

interface Step {
  readonly command: Command
  readonly length: number
}

function extended(rest: string): Step | undefined {
  const length = endOfCommand(rest)
  const text = rest.slice(0, length).trimEnd()
  const name = (EXTENDED.exec(text)?.[0] ?? '').toUpperCase()
  const tail = text.slice(name.length)
  if (tail === '') return { command: { name, form: 'exec', args: [], text }, length }
  if (tail === '?') return { command: { name, form: 'read', args: [], text }, length }
  if (tail === '=?') return { command: { name, form: 'test', args: [], text }, length }
  if (!tail.startsWith('=')) return undefined
  const args = parseArgs(tail.slice(1))
  return args && { command: { name, form: 'set', args, text }, length }
}

function basic(rest: string): Step | undefined {
  const head = BASIC.exec(rest)?.[0]
  if (head === undefined) return undefined
  const name = head.toUpperCase()
  // A dial string is everything up to the semicolon or the end.
  if (name === 'D') {
    const end = rest.indexOf(';')
    const text = end < 0 ? rest : rest.slice(0, end + 1)
    return { command: { name, form: 'set', args: [{ text: text.slice(1), quoted: false }], text }, length: text.length }
  }
  const tail = /^(?:=\?|\?|=?\d*)/.exec(rest.slice(head.length))?.[0] ?? ''
  const text = head + tail
  const form = tail === '?' ? 'read' : tail === '=?' ? 'test' : tail === '' ? 'exec' : 'set'
  const args = form === 'set' ? [{ text: tail.replace('=', ''), quoted: false }] : []
  return { command: { name, form, args, text }, length: text.length }
}

function endOfCommand(text: string): number {
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    if (text[i] === ';' && !quoted) return i
  }
  return text.length
}

/** Arguments at commas outside quotes; undefined when a quote is left open or stands in the middle. */
export function parseArgs(text: string): readonly Arg[] | undefined {
  const args: Arg[] = []
  let i = 0
  for (;;) {
    while (text[i] === ' ') i++
    if (text[i] === '"') {
      const end = text.indexOf('"', i + 1)
      if (end < 0) return undefined
      args.push({ text: text.slice(i + 1, end), quoted: true })
      i = end + 1
      while (text[i] === ' ') i++
      if (i < text.length && text[i] !== ',') return undefined
    } else {
      const comma = text.indexOf(',', i)
      const end = comma < 0 ? text.length : comma
      const arg = text.slice(i, end).trimEnd()
      if (arg.includes('"')) return undefined
      args.push({ text: arg, quoted: false })
      i = end
    }
    if (i >= text.length) return args
    i++
  }
}

/** An argument as a whole number; undefined when it is absent or something else. */
export const number = (arg: Arg | undefined): number | undefined =>
  arg !== undefined && /^\d{1,9}$/.test(arg.text) ? Number(arg.text) : undefined
