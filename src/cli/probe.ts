import { parseArgs } from 'node:util'
import { type ProbeError, probe as probeTerminal } from '../host/host.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { connectSimulated } from './connect-simulated.ts'
import { probeSummary } from './probe-summary.ts'
import type { CommandIo } from './simulate.ts'

const USAGE = `swapbench probe --port <path | tcp://host:port | sim[:scenario]> [--json] [--timeout seconds] [--baud number]

  --json         one JSON document on standard output (swapbench/probe/1)
  --timeout s    end after this long with what was read; default 20
  --baud number  speed of a serial port; default 115200, and other speeds where noise comes back
`

interface Wishes {
  readonly address: string
  readonly json: boolean
  readonly timeoutMs: number
  readonly baudRate: number | undefined
}

/**
 * Prints one snapshot of the terminal on a port. Exit status: 0 printed, at the time limit with what was read; 2 bad arguments; 3 the
 * port cannot be opened; 4 nothing that speaks AT answered.
 */
export async function probe(argv: readonly string[], io: CommandIo): Promise<number> {
  const say = (line: string) => io.stderr.write(`${line}\n`)
  const wishes = readArguments(argv)
  if (!wishes.ok) {
    say(`${wishes.error}\n${USAGE}`)
    return 2
  }
  const { address, json, timeoutMs, baudRate } = wishes.value
  const probed = await probeTerminal({
    address,
    timeoutMs,
    connectSimulated,
    progress: (line) => say(`${address}: ${line}`),
    ...(baudRate !== undefined && { baudRate }),
    ...(io.signal && { signal: io.signal }),
  })
  if (!probed.ok) {
    const { status, words } = explain(probed.error, address)
    say(words)
    return status
  }
  io.stdout.write(json ? `${JSON.stringify(probed.value, undefined, 2)}\n` : probeSummary(probed.value))
  return 0
}

function readArguments(argv: readonly string[]): Result<Wishes, string> {
  const options = {
    port: { type: 'string' },
    json: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '20' },
    baud: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ args: [...argv], options })
    if (!values.port) return err('--port is needed')
    const seconds = Number(values.timeout)
    if (!(seconds >= 1 && seconds <= 600)) return err('--timeout is a number of seconds from 1 to 600')
    const baudRate = values.baud === undefined ? undefined : Number(values.baud)
    if (baudRate !== undefined && !(Number.isInteger(baudRate) && baudRate >= 300 && baudRate <= 4_000_000))
      return err('--baud is a number from 300 to 4000000')
    return ok({ address: values.port, json: values.json, timeoutMs: seconds * 1000, baudRate })
  } catch (error) {
    return err((error as Error).message)
  }
}

/** What happened, what was seen, what to do. */
function explain(error: ProbeError, address: string): { status: number; words: string } {
  switch (error.code) {
    case 'badAddress':
      return { status: 2, words: `${address}: ${error.error.detail}.\n${USAGE}` }
    case 'cannotOpen':
      return { status: 3, words: cannotOpen(error.error, address) }
    case 'notAnswering': {
      const speeds = error.baudRates.length > 0 ? ` at ${error.baudRates.join(', ')} baud` : ''
      return { status: 4, words: `Nothing that speaks AT answered on ${address}${speeds}. ${SEEN[error.seen]}` }
    }
    case 'linkGone':
      return {
        status: 4,
        words: `The link to ${address} went away before anything answered (${error.detail}). Check the cable.`,
      }
    case 'aborted':
      return { status: 4, words: `Stopped before anything was read from ${address}.` }
  }
}

const SEEN = {
  silence: 'Seen: silence. Check that the terminal is on and that this is the port of its modem.',
  echoOnly:
    'Seen: only the echo of what was sent. The cable or port loops back, or the modem behind it is off or in data mode; switch the terminal off and on.',
  noise:
    'Seen: noise, bytes that are no text. The speed is wrong (--baud) or this is not the AT port (a diagnostic or positioning port).',
  noFinalCode:
    'Seen: text, but no final result code (OK or ERROR). Another protocol is spoken here, or the modem is busy; try another of its ports.',
} as const

function cannotOpen(error: Extract<ProbeError, { code: 'cannotOpen' }>['error'], address: string): string {
  switch (error.code) {
    case 'notFound':
      return `${address} does not exist. Check the cable and the name of the port.`
    case 'inUse': {
      const holders = error.holders.map(({ name, pid }) => `${name} (process ${pid})`).join(', ')
      return `${address} is in use by ${holders || 'another program'}. Close that program and try again.`
    }
    case 'accessDenied':
      return `${address} may not be opened by this user (${error.detail}). On Linux, add the user to the group that owns the port (often dialout).`
    case 'refused':
      return `${address} refuses the connection. Check address and port of the serial server.`
    case 'timeout':
      return `${address} could not be opened in time (${error.detail}). Check address and cable.`
    case 'failed':
      return `${address} cannot be opened: ${error.detail}.`
    case 'aborted':
      return `Stopped before ${address} was open.`
  }
}
