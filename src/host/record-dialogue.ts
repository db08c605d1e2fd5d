import { err, ok, type Result } from '../shared/result.ts'
import type { AtChat, AtError } from './at/at.ts'
import { openAtChat } from './at/chat.ts'
import { transcriptFile } from './at/record.ts'
import { type AddressError, parseAddress } from './link/address.ts'
import { endpointFor } from './link/endpoints.ts'
import type { OpenError } from './link/link.ts'
import type { ConnectSimulated } from './link/simulated.ts'
import { openModemTerminal } from './terminal/modem/modem-terminal.ts'
import type { TerminalError } from './terminal/terminal.ts'

export interface RecordOptions {
  /** What a person types: a tty, COM port, tcp:// or sim. */
  readonly address: string
  readonly baudRate?: number
  readonly connectSimulated: ConnectSimulated
  /** Commands that only read, or `probe`: everything that a snapshot asks. */
  readonly ask: readonly string[] | 'probe'
  readonly now: () => Date
  /** Ends the recording; what was said until then is kept. */
  readonly signal: AbortSignal
}

export type RecordError =
  | { readonly code: 'badAddress'; readonly error: AddressError }
  /** A command that would change something, or is not known to change nothing. */
  | { readonly code: 'notReading'; readonly command: string }
  | { readonly code: 'cannotOpen'; readonly error: OpenError }
  | { readonly code: 'notAnswering'; readonly error: AtError | TerminalError }

/** Holds a dialogue with a modem and gives it back as the text of a masked transcript file. */
export async function recordDialogue(options: RecordOptions): Promise<Result<string, RecordError>> {
  const { address, baudRate, ask, signal } = options
  const id = parseAddress(address)
  if (!id.ok) return err({ code: 'badAddress', error: id.error })
  const writing = ask === 'probe' ? undefined : ask.find((command) => !onlyReads(command))
  if (writing !== undefined) return err({ code: 'notReading', command: writing })
  const endpoint = endpointFor(baudRate ? { ...id.value, baudRate } : id.value, options.connectSimulated)
  const link = await endpoint.open(signal)
  if (!link.ok) return err({ code: 'cannotOpen', error: link.error })
  const chat = openAtChat(link.value)
  try {
    const spoken = ask === 'probe' ? await probed(chat, signal) : await asked(chat, ask, signal)
    if (!spoken.ok) return err({ code: 'notAnswering', error: spoken.error })
    const { vendor, model } = spoken.value
    const head = { title: `${model}, ${ask === 'probe' ? 'a whole snapshot' : ask.join(' ')}`, vendor, model }
    const more = [{ key: 'recorded', value: options.now().toISOString() }]
    return ok(transcriptFile(chat.transcript(), { ...head, source: 'recorded by swapbench record', more }))
  } finally {
    await chat.close()
  }
}

interface Speaker {
  readonly vendor: string
  readonly model: string
}

async function probed(chat: AtChat, signal: AbortSignal): Promise<Result<Speaker, TerminalError>> {
  const terminal = await openModemTerminal(chat, { signal })
  if (!terminal.ok) return terminal
  let model = 'unknown'
  await terminal.value.readSnapshot((change) => {
    if (change.path === 'terminal.model' && 'value' in change.reading) model = change.reading.value
  }, signal)
  return ok({ vendor: terminal.value.dialect, model })
}

async function asked(
  chat: AtChat,
  commands: readonly string[],
  signal: AbortSignal,
): Promise<Result<Speaker, AtError>> {
  const synced = await chat.sync({ signal })
  if (!synced.ok) return synced
  const first = async (command: string) => {
    const reply = await chat.command(command, { own: ownOf(command), signal })
    return (reply.ok && reply.value.lines[0]?.replace(/^[^:]*:\s*|"/g, '').trim()) || 'unknown'
  }
  const vendor = await first('AT+CGMI')
  const model = await first('AT+CGMM')
  for (const command of commands) {
    const reply = await chat.command(command, { own: ownOf(command), timeoutMs: READ_MS, signal })
    if (!reply.ok && (reply.error.code === 'linkClosed' || reply.error.code === 'aborted')) break
  }
  return ok({ vendor, model })
}

// A recording takes whatever the modem says as the answer; only what it says of its own accord stays outside.
const ownOf = (command: string) => ({ bare: /./, prefixes: [`${/^AT([+^$%*#]\w+)/i.exec(command)?.[1] ?? '+'}:`] })
const READ_MS = 10_000

/** Questions (`?`, `=?`), and the commands without one that are known to change nothing. `AT+COPS=?` may cut the data connection. */
const onlyReads = (command: string): boolean =>
  /^AT[+^$%*#]\w+(?:=?\?)$/i.test(command) ? !/^AT\+COPS=\?$/i.test(command) : READS.test(command)

const READS = new RegExp(
  '^AT(?:' +
    'I\\d?|\\+(?:C?GM[IMR]|C?GSN(?:=[0-3])?|CIMI|CNUM|CSQ|CESQ|CEER|CGPADDR(?:=\\d+)?|CGCONTRDP(?:=\\d+)?|' +
    'Q?CCID|ICCID|CICCID|ZGETICCID|CPBR=\\d+|CRSM=(?:176|178|192),[\\d,]+|CPINR(?:="[\\w ]+")?|' +
    'QPINC="\\w+"|QCSQ|QNWINFO|QCAINFO|QENG="\\w+"|QGMR|SPIC|SIMCOMATI)|\\$MYCCID' +
    ')?$',
  'i',
)
