import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type RecordError, recordDialogue } from '../host/host.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { connectSimulated } from './connect-simulated.ts'
import type { CommandIo } from './simulate.ts'

const USAGE = `swapbench record --port <path | tcp://host:port | sim[:scenario]> --out file [--commands "AT+CSQ,ATI" | --probe]
                 [--baud number] [--timeout seconds] [--force]

  --commands list  what to ask, separated by commas; only commands that change nothing
  --probe          ask all that a snapshot asks (this is what it does without --commands)
  --timeout s      stop after this long and keep what was said; default 60
  --force          overwrite the file
`

interface Wishes {
  readonly address: string
  readonly out: string
  readonly ask: readonly string[] | 'probe'
  readonly baudRate: number | undefined
  readonly timeoutMs: number
  readonly force: boolean
}

/**
 * Saves a masked transcript of a dialogue with a modem. Exit status: 0 written; 1 the file cannot be written; 2 bad arguments, or
 * the file is there already; 3 the port cannot be opened; 4 nothing that speaks AT answered.
 */
export async function record(argv: readonly string[], io: CommandIo): Promise<number> {
  const say = (line: string) => io.stderr.write(`${line}\n`)
  const wishes = readArguments(argv)
  if (!wishes.ok) {
    say(`${wishes.error}\n${USAGE}`)
    return 2
  }
  const { address, out, ask, baudRate, timeoutMs, force } = wishes.value
  if (!force && existsSync(out)) {
    say(`${out} is there already; --force overwrites it`)
    return 2
  }
  const limit = AbortSignal.timeout(timeoutMs)
  const recorded = await recordDialogue({
    address,
    ask,
    connectSimulated,
    ...(baudRate !== undefined && { baudRate }),
    now: () => new Date(),
    signal: io.signal ? AbortSignal.any([io.signal, limit]) : limit,
  })
  if (!recorded.ok) {
    const { status, line } = explain(recorded.error, address)
    say(line)
    return status
  }
  try {
    writeFileSync(out, recorded.value, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    say(`${out} cannot be written: ${(error as Error).message}`)
    return 1
  }
  say(`${out} written, masked`)
  return 0
}

function readArguments(argv: readonly string[]): Result<Wishes, string> {
  const options = {
    port: { type: 'string' },
    out: { type: 'string' },
    commands: { type: 'string' },
    probe: { type: 'boolean' },
    baud: { type: 'string' },
    timeout: { type: 'string', default: '60' },
    force: { type: 'boolean', default: false },
  } as const
  try {
    const { values } = parseArgs({ args: [...argv], options })
    const { port, out, commands, probe, force } = values
    if (!port || !out) return err('--port and --out are needed')
    if (commands !== undefined && probe) return err('either --commands or --probe')
    // A command may have commas of its own; the next one begins with AT.
    const list = commands?.split(/\s*,\s*(?=AT)/i).map((command) => command.trim())
    if (list?.some((command) => command === '')) return err('--commands needs commands')
    const baudRate = values.baud === undefined ? undefined : Number(values.baud)
    if (baudRate !== undefined && !(Number.isInteger(baudRate) && baudRate >= 300 && baudRate <= 4_000_000))
      return err('--baud is a number from 300 to 4000000')
    const seconds = Number(values.timeout)
    if (!(seconds > 0 && seconds <= 3600)) return err('--timeout is a number of seconds up to 3600')
    return ok({ address: port, out, ask: list ?? 'probe', baudRate, timeoutMs: seconds * 1000, force })
  } catch (error) {
    return err((error as Error).message)
  }
}

function explain(error: RecordError, address: string): { status: number; line: string } {
  switch (error.code) {
    case 'badAddress':
      return { status: 2, line: `${address}: ${error.error.detail}` }
    case 'notReading':
      return { status: 2, line: `${error.command} is not known to change nothing; record only reads` }
    case 'cannotOpen': {
      const { error: why } = error
      return { status: 3, line: `${address} cannot be opened: ${'detail' in why ? why.detail : 'given up'}` }
    }
    case 'notAnswering': {
      const { error: why } = error
      const seen = why.code === 'timeout' || why.code === 'notAnswering' ? SEEN[why.seen] : why.code
      return { status: 4, line: `nothing on ${address} speaks AT: ${seen}` }
    }
  }
}

const SEEN = {
  silence: 'silence',
  echoOnly: 'only an echo came back',
  noise: 'noise came back (wrong baud rate, or no modem port)',
  noFinalCode: 'text came back, but no final code',
} as const
