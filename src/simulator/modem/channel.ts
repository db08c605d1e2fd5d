import type { Clock } from '../clock.ts'
import { pause } from '../clock.ts'
import { type Answer, cmeWords, cmsWords, type Prompt } from './answer.ts'
import { type Command, parseCommandLine } from './commandLine.ts'
import type { PortSettings } from './modem.ts'

const LINE_LIMIT = 2048
const CTRL_Z = 0x1a
const ESCAPE = 0x1b

/** A line said in the middle of the answer to `command`: what notifications do in real life, on demand. */
export interface Interruption {
  /** The beginning of the command, without AT. */
  readonly command: string
  readonly moment: 'afterEcho' | 'inListing' | 'beforeFinal'
  readonly line: string
  /** How often; absent: always. */
  readonly times?: number
}

/** What the modem does with a command, decided by whoever owns the modem. */
export type Fate = 'answer' | 'silence' | 'error' | 'drop'

export interface ChannelHost {
  readonly clock: Clock
  readonly latencyMs: number
  /** Interruptions still to come; the channel counts `times` down by calling `used`. */
  interruption(command: Command, moment: Interruption['moment']): string | undefined
  fate(command: Command): Fate
  run(command: Command, port: PortSettings, signal: AbortSignal, abortable: () => void): Promise<Answer>
  /** False while the modem is starting: then it swallows what it gets. */
  ready(): boolean
}

/** One AT port of the modem: bytes in, bytes out, with the line discipline of V.250 §5 and §6.2. */
export interface Channel {
  feed(bytes: Uint8Array): void
  notify(line: string): void
  close(): void
}

export const defaultPort = (): PortSettings => ({
  echo: true,
  verbose: true,
  quiet: false,
  errors: 0,
  s3: 13,
  s4: 10,
  s5: 8,
})

/** `write` takes Latin-1: one character, one byte. */
export function createChannel(host: ChannelHost, write: (text: string) => void): Channel {
  const port = defaultPort()
  const life = new AbortController()
  const waiting: number[] = []
  let line = ''
  let previous = ''
  let busy = false
  let abort: AbortController | undefined
  let prompt:
    | { readonly request: Prompt; data: string; readonly finish: (data: string | undefined) => void }
    | undefined

  const say = (text: string) => {
    if (!life.signal.aborted) write(text)
  }
  const cr = () => String.fromCharCode(port.s3)
  const crlf = () => cr() + String.fromCharCode(port.s4)
  const information = (text: string) => (port.verbose ? crlf() + text + crlf() : text + crlf())
  function final(words: string, digit: string): string {
    if (port.quiet) return ''
    return port.verbose ? crlf() + words + crlf() : digit + cr()
  }
  function refusal(tag: string, code: number, words: string): string {
    if (port.errors === 0) return final('ERROR', '4')
    const text = `${tag}: ${port.errors === 1 ? code : words}`
    return port.quiet ? '' : information(text)
  }

  /** The final result code. */
  function ending(answer: Exclude<Answer, Prompt>): string {
    switch (answer.kind) {
      case 'ok':
        return final(answer.words ?? 'OK', '0')
      case 'error':
        return final('ERROR', '4')
      case 'noCarrier':
        return final('NO CARRIER', '3')
      case 'cme':
        return refusal('+CME ERROR', answer.code, cmeWords(answer.code))
      case 'cms':
        return refusal('+CMS ERROR', answer.code, cmsWords(answer.code))
      case 'recorded':
        return answer.bytes
    }
  }

  function ask(request: Prompt): Promise<string | undefined> {
    say(`${crlf()}> `)
    return new Promise((resolve) => {
      const finish = (data: string | undefined) => {
        prompt = undefined
        life.signal.removeEventListener('abort', gone)
        resolve(data)
      }
      const gone = () => finish(undefined)
      life.signal.addEventListener('abort', gone, { once: true })
      prompt = { request, data: '', finish }
      drain()
    })
  }

  /** Runs one command to its answer; prompts are asked and answered on the way. */
  async function answerTo(
    command: Command,
    signal: AbortSignal,
    controller: AbortController,
  ): Promise<Exclude<Answer, Prompt>> {
    let answer = await host.run(command, port, signal, () => {
      abort = controller
    })
    while (answer.kind === 'prompt') {
      const data = await ask(answer)
      // ESC gives up: nothing is sent and the modem says OK (27.005 §3.5.1).
      answer = data === undefined ? { kind: 'ok', lines: [] } : await answer.body(data, signal)
    }
    abort = undefined
    return answer
  }

  async function execute(commands: readonly Command[]): Promise<void> {
    for (const [i, command] of commands.entries()) {
      const last = i === commands.length - 1
      const controller = new AbortController()
      const signal = AbortSignal.any([life.signal, controller.signal])
      const interruption = (moment: Interruption['moment']) => {
        const text = host.interruption(command, moment)
        if (text !== undefined) say(information(text))
      }
      interruption('afterEcho')
      if (!(await pause(host.clock, host.latencyMs, life.signal))) return
      const fate = host.fate(command)
      if (fate === 'silence') return
      if (fate === 'error') return say(final('ERROR', '4'))
      const answer = await answerTo(command, signal, controller)
      if (life.signal.aborted || fate === 'drop') return
      if (answer.kind === 'ok' || answer.kind === 'error') {
        for (const [n, text] of (answer.lines ?? []).entries()) {
          // A list has the empty line before it once (V.250 §6.2.6).
          say(n === 0 ? information(text) : text + crlf())
          if (n === 0) interruption('inListing')
        }
      }
      interruption('beforeFinal')
      // Of several commands only the last, or the one that failed, is followed by a result code (V.250 §5.2.3).
      if (last || answer.kind !== 'ok') say(ending(answer))
      if (answer.kind === 'ok') answer.after?.()
      else return
    }
  }

  function start(text: string) {
    const at = /at/i.exec(text)
    // Without the attention code it is no command, and the modem says nothing.
    if (at === null) return
    const rest = text.slice(at.index + 2)
    previous = rest
    launch(rest)
  }

  function launch(rest: string) {
    const commands = parseCommandLine(rest)
    if (commands === undefined) return say(final('ERROR', '4'))
    busy = true
    const work = commands.length === 0 ? bare() : execute(commands)
    // A handler that throws is a fault of the simulator; the port says ERROR as a modem with a fault would, and goes on.
    work
      .catch(() => say(final('ERROR', '4')))
      .finally(() => {
        busy = false
        abort = undefined
        drain()
      })
  }

  async function bare(): Promise<void> {
    if (await pause(host.clock, host.latencyMs, life.signal)) say(final('OK', '0'))
  }

  function drain() {
    while (waiting.length > 0 && (prompt !== undefined || !busy)) take(waiting.shift() as number)
  }

  function takeData(byte: number) {
    if (prompt === undefined) return
    const { request, finish } = prompt
    const char = String.fromCharCode(byte)
    if (request.length === undefined && byte === ESCAPE) return finish(undefined)
    // The closing Ctrl-Z is echoed with the rest: ofono waits for it there.
    if (port.echo) say(char)
    if (request.length === undefined && byte === CTRL_Z) return finish(prompt.data)
    if (request.length === undefined && byte === port.s5) {
      prompt.data = prompt.data.slice(0, -1)
      return
    }
    prompt.data += char
    // A new line in a message gets a new prompt (27.005 §3.5.1).
    if (request.length === undefined && byte === port.s3) say(`${String.fromCharCode(port.s4)}> `)
    if (prompt.data.length === request.length) finish(prompt.data)
  }

  function take(byte: number) {
    if (prompt !== undefined) return takeData(byte)
    const char = String.fromCharCode(byte)
    if (port.echo && byte !== ESCAPE && byte !== CTRL_Z) say(char)
    if (byte === ESCAPE || byte === CTRL_Z) line = ''
    else if (byte === port.s5) line = line.slice(0, -1)
    else if (byte === port.s3) {
      const text = line
      line = ''
      start(text)
    } else if (byte !== port.s4) {
      if (line.length < LINE_LIMIT) line += char
      // A/ repeats the line before at once, without a carriage return (V.250 §5.2.4).
      if (/^A\/$/i.test(line)) {
        line = ''
        launch(previous)
      }
    }
  }

  return {
    feed(bytes) {
      if (!host.ready()) return
      if (abort !== undefined) {
        abort.abort()
        abort = undefined
        return
      }
      waiting.push(...bytes)
      drain()
    },
    notify(text) {
      if (!port.quiet) say(information(text))
    },
    close: () => life.abort(),
  }
}
