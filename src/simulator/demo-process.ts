import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { ControlLine, type ControlState, type ControlVerb } from '../shared/control.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { PAYMENT_HOST, PAYMENT_PORT } from './scenarios/default.ts'

export interface DemoProcessOptions {
  /** The command line of this program, up to and without its subcommand: what is started gets `simulate` after it. */
  readonly command: readonly [string, ...string[]]
  readonly env?: NodeJS.ProcessEnv
  /** Where the simulated world is kept between runs. */
  readonly stateFile: string
  readonly log?: (line: string) => void
  /** How long the simulator may take to be ready, and for one reply, in ms. */
  readonly startMs?: number
  readonly replyMs?: number
}

/** The simulated terminal in a process of its own. Errors are English sentences for the small print. */
export interface DemoProcess {
  /** The payment host that its terminal reaches, as `host:port`. No such host exists outside of it. */
  readonly paymentHost: string
  /** Starts it, or finds it running; resolves with the tcp:// address where its modem answers. After its death: starts it anew. */
  start(): Promise<Result<{ address: string }, string>>
  control(verb: ControlVerb): Promise<Result<ControlState, string>>
  /** Ends it in order, or by force where it does not end. */
  close(): Promise<void>
}

const END_MS = 2_000

type Reply = Result<ControlState, string>
type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** One run of the simulator: it dies once, and takes every request that is under way with it. */
interface Run {
  readonly child: Child
  readonly ready: Promise<Result<{ address: string }, string>>
  readonly ended: Promise<void>
  ask(verb: ControlVerb): Promise<Reply>
}

/**
 * Its standard input is the leash: the simulator ends when that closes, which the operating system does for us when the console is
 * killed.
 */
export function demoProcess(options: DemoProcessOptions): DemoProcess {
  let run: Run | undefined
  return {
    paymentHost: `${PAYMENT_HOST}:${PAYMENT_PORT}`,
    async start() {
      run ??= startRun(options, () => {
        run = undefined
      })
      return run.ready
    },
    async control(verb) {
      return run ? run.ask(verb) : err('The simulated terminal is not running.')
    },
    async close() {
      if (!run) return
      const { child, ended } = run
      child.stdin.end()
      const force = setTimeout(() => child.kill('SIGKILL'), END_MS)
      await ended
      clearTimeout(force)
    },
  }
}

function startRun(options: DemoProcessOptions, onEnd: () => void): Run {
  const { command, stateFile, log = () => {}, startMs = 10_000, replyMs = 5_000 } = options
  const [program, ...before] = command
  const child = spawn(program, [...before, 'simulate', '--tcp', '127.0.0.1:0', '--control', '--state', stateFile], {
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  const ready = Promise.withResolvers<Result<{ address: string }, string>>()
  const ended = Promise.withResolvers<void>()
  let lastWords = ''
  let nextId = 1

  const late = setTimeout(() => {
    ready.resolve(err(`The simulator was not ready within ${startMs} ms.`))
    child.kill('SIGKILL')
  }, startMs)

  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords = line
    log(`simulator: ${line}`)
  })
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = parseLine(text)
    if (!line) return log('simulator: a line on its standard output is not of the control protocol')
    if ('event' in line) {
      if (line.event !== 'ready') return
      clearTimeout(late)
      ready.resolve(ok({ address: line.address }))
    } else if (typeof line.id === 'number') waiting.get(line.id)?.(line.ok ? ok(line.state) : err(line.error))
  })
  // A pipe to a process that is gone: told by 'exit' already.
  child.stdin.on('error', () => {})
  const end = (how: string) => {
    clearTimeout(late)
    const reason = `The simulator ended (${how})${lastWords && `: ${lastWords}`}.`
    ready.resolve(err(reason))
    for (const resolve of [...waiting.values()]) resolve(err(reason))
    onEnd()
    ended.resolve()
  }
  child.once('error', (error) => end(error.message))
  child.once('close', (code, signal) => end(signal ?? `status ${code}`))

  return {
    child,
    ready: ready.promise,
    ended: ended.promise,
    ask: (verb) =>
      new Promise((resolve) => {
        const id = nextId++
        const settle = (reply: Reply) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(reply)
        }
        const timer = setTimeout(
          () => settle(err(`The simulator did not answer '${verb.verb}' within ${replyMs} ms.`)),
          replyMs,
        )
        waiting.set(id, settle)
        child.stdin.write(`${JSON.stringify({ ...verb, id })}\n`)
      }),
  }
}

function parseLine(text: string): ControlLine | undefined {
  try {
    return ControlLine.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
