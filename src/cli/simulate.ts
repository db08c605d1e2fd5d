import { readFileSync, writeFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { ControlState } from '../shared/control.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { parseTranscript } from '../shared/transcript.ts'
import {
  createSimulatedTerminal,
  type Face,
  personas,
  recordedPersona,
  type SimulatedTerminal,
  type SimulatorOptions,
  scenarios,
  serveControl,
  servePty,
  serveTcp,
  type TcpOptions,
} from '../simulator/simulator.ts'

/** Where a command reads and writes. `signal` ends it as SIGTERM does. */
export interface CommandIo {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly signal?: AbortSignal
}

const USAGE = `swapbench simulate [--scenario name] [--tcp [host:port] | --pty [--link path]] [--control]
                   [--state file] [--persona-transcript file] [--latency ms] [--sms-log file]
`

interface Wishes {
  readonly simulator: SimulatorOptions
  readonly face: { readonly kind: 'pty'; readonly link: string | undefined } | ({ readonly kind: 'tcp' } & TcpOptions)
  readonly control: boolean
  readonly smsLog: string | undefined
}

/** Runs a simulated terminal until told to stop. Exit status: 0 stopped, 2 bad arguments, 3 it could not start. */
export async function simulate(argv: readonly string[], io: CommandIo): Promise<number> {
  const wishes = readArguments(argv)
  if (!wishes.ok) {
    io.stderr.write(`${wishes.error}\n${USAGE}`)
    return 2
  }
  const terminal = await createSimulatedTerminal(wishes.value.simulator)
  if (!terminal.ok) {
    io.stderr.write(`${terminal.error}\n`)
    return 3
  }
  const face = await openFace(terminal.value, wishes.value.face)
  if (!face.ok) {
    await terminal.value.close()
    io.stderr.write(`${face.error}\n`)
    return 3
  }
  const { smsLog } = wishes.value
  if (smsLog !== undefined) terminal.value.onChange(() => writeSmsLog(smsLog, terminal.value.state()))
  const stopped = untilStopped(io.signal)
  if (wishes.value.control) {
    await Promise.race([
      serveControl(terminal.value, face.value, { input: io.stdin, output: io.stdout }),
      stopped.promise,
    ])
  } else {
    const { scenario, terminal: who } = terminal.value.state()
    io.stdout.write(
      `${scenario}: ${who.manufacturer} ${who.model} on ${face.value.address ?? 'no port (switched off)'}\n`,
    )
    await stopped.promise
  }
  stopped.release()
  await face.value.close()
  await terminal.value.close()
  return 0
}

function readArguments(argv: readonly string[]): Result<Wishes, string> {
  let values: ReturnType<typeof parse>['values']
  try {
    values = parse(withDefaultAddress(argv)).values
  } catch (error) {
    return err((error as Error).message)
  }
  const scenario = scenarios.get(values.scenario)
  if (scenario === undefined)
    return err(`no scenario ${values.scenario}; there are ${[...scenarios.keys()].join(', ')}`)
  if (values.pty && values.tcp !== undefined) return err('either --tcp or --pty')
  if (values.link !== undefined && !values.pty) return err('--link goes with --pty')
  const latency = values.latency === undefined ? undefined : Number(values.latency)
  if (latency !== undefined && !(latency >= 0 && latency <= 60_000)) return err('--latency: milliseconds')
  const tcp = parseAddress(values.tcp ?? DEFAULT_ADDRESS)
  if (!tcp.ok) return tcp
  const persona = readPersona(values['persona-transcript'], scenario.persona)
  if (!persona.ok) return persona
  return ok({
    simulator: {
      scenario,
      ...(values.state === undefined ? {} : { stateFile: values.state }),
      ...(latency === undefined ? {} : { timing: { latencyMs: latency } }),
      ...(persona.value === undefined ? {} : { persona: persona.value }),
    },
    face: values.pty ? { kind: 'pty', link: values.link } : { kind: 'tcp', ...tcp.value },
    control: values.control,
    smsLog: values['sms-log'],
  })
}

const DEFAULT_ADDRESS = '127.0.0.1:0'

const parse = (args: string[]) =>
  parseArgs({
    args,
    strict: true,
    options: {
      scenario: { type: 'string', default: 'default' },
      tcp: { type: 'string' },
      pty: { type: 'boolean', default: false },
      link: { type: 'string' },
      control: { type: 'boolean', default: false },
      state: { type: 'string' },
      'persona-transcript': { type: 'string' },
      latency: { type: 'string' },
      'sms-log': { type: 'string' },
    },
  })

/** `--tcp` may stand alone, which parseArgs does not know. */
const withDefaultAddress = (argv: readonly string[]): string[] =>
  argv.flatMap((arg, i) => {
    const next = argv[i + 1]
    return arg === '--tcp' && (next === undefined || next.startsWith('--')) ? [`--tcp=${DEFAULT_ADDRESS}`] : [arg]
  })

function parseAddress(text: string): Result<TcpOptions, string> {
  const found = /^(?:(127\.0\.0\.1|localhost|\[::1\]):)?(\d{1,5})$/.exec(text)
  const port = Number(found?.[2])
  if (found === null || port > 65_535) return err('--tcp: a port, or a loopback address and a port')
  const host = (found[1] ?? '127.0.0.1').replace(/[[\]]/g, '')
  return ok({ host: host as TcpOptions['host'], port })
}

function readPersona(file: string | undefined, base: string): Result<SimulatorOptions['persona'], string> {
  const under = personas[base]
  if (file === undefined || under === undefined) return ok(undefined)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return err((error as Error).message)
  }
  const transcript = parseTranscript(text)
  if (!transcript.ok) return err(`${file}:${transcript.error.line}: ${transcript.error.detail}`)
  return ok(recordedPersona(transcript.value, under))
}

async function openFace(terminal: SimulatedTerminal, face: Wishes['face']): Promise<Result<Face, string>> {
  if (face.kind === 'tcp') return serveTcp(terminal, face)
  return servePty(terminal, face.link === undefined ? {} : { link: face.link })
}

/** One JSON object a line, the whole list each time. */
function writeSmsLog(file: string, { acts }: ControlState): void {
  writeFileSync(file, acts.smsSent.map((message) => `${JSON.stringify(message)}\n`).join(''), { mode: 0o600 })
}

function untilStopped(signal: AbortSignal | undefined): { readonly promise: Promise<void>; release(): void } {
  let stop = () => {}
  const promise = new Promise<void>((resolve) => {
    stop = resolve
  })
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  return {
    promise,
    release: () => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.off(name, stop)
    },
  }
}
