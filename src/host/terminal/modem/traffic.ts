import { err, ok, type Result } from '../../../shared/result.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { TerminalError, TrafficOutcome } from '../terminal.ts'
import { type Attempt, type IpStack, isMissing, type Verdict } from './dialect.ts'
import type { Modem } from './modem.ts'
import { finalWords, terminalError } from './refusal.ts'

/** A name or address that can stand in a command. */
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$/

/** How an attempt ended, with the line that said so and the time from the command to that line. */
interface Ending {
  readonly verdict: Verdict
  readonly raw: string
  readonly tookMs: number
}

/** One TCP connection from the modem to `host`, opened and closed again. */
export async function checkTcp(
  modem: Modem,
  host: string,
  port: number,
  signal?: AbortSignal,
): Promise<Result<TrafficOutcome, TerminalError>> {
  const { tcp } = modem.dialect
  if (isMissing(tcp)) return err({ code: 'unsupported', reason: tcp.missing })
  if (!HOST.test(host) || !Number.isInteger(port) || port < 1 || port > 65_535)
    return err({ code: 'malformed', detail: 'No host name and port.' })
  return withStack(modem, tcp.stack, signal, async () => {
    const ending = await attempt(modem, tcp.connect(host, port), signal)
    // Also after a failure: some firmware keeps a socket that did not connect.
    await attempt(modem, tcp.disconnect)
    return ending
  })
}

/** A few echoes from the modem to `host`. */
export async function ping(
  modem: Modem,
  host: string,
  signal?: AbortSignal,
): Promise<Result<TrafficOutcome, TerminalError>> {
  const way = modem.dialect.ping
  if (isMissing(way)) return err({ code: 'unsupported', reason: way.missing })
  if (!HOST.test(host)) return err({ code: 'malformed', detail: 'No host name.' })
  return withStack(modem, way.stack, signal, () => attempt(modem, way.ping(host), signal))
}

/** Brings the modem's own IP stack up for `act` where it is down, and puts it back. */
async function withStack(
  modem: Modem,
  stack: IpStack,
  signal: AbortSignal | undefined,
  act: () => Promise<Result<Ending, TerminalError>>,
): Promise<Result<TrafficOutcome, TerminalError>> {
  const wasUp = await isUp(modem, stack, signal)
  if (!wasUp.ok) return wasUp
  if (!wasUp.value) {
    const up = await attempt(modem, stack.up, signal)
    if (!up.ok) return up
    const { verdict, raw } = up.value
    if (!verdict.passed) return ok({ kind: 'failed', reason: 'noContext', raw })
  }
  const ending = await act()
  if (!wasUp.value && stack.down) await attempt(modem, stack.down)
  if (!ending.ok) return ending
  const { verdict, raw, tookMs } = ending.value
  if (!verdict.passed) return ok({ kind: 'failed', reason: verdict.reason, raw })
  return ok({ kind: 'passed', latencyMs: verdict.latencyMs ?? Math.round(tookMs), raw })
}

async function isUp(
  modem: Modem,
  { isUp: query }: IpStack,
  signal: AbortSignal | undefined,
): Promise<Result<boolean, TerminalError>> {
  const reply = await modem.chat.command(query.send, {
    own: query.own,
    priority: 'technician',
    ...(signal && { signal }),
  })
  if (!reply.ok) return reply.error.code === 'refused' ? ok(false) : err(terminalError(reply.error))
  const state = query.parse(reply.value.lines)
  return ok(state.ok && state.value)
}

/** Sends a command and waits for the line that tells its outcome, which may come before OK, with it, or long after. */
export async function attempt(
  { chat }: Modem,
  { send, own, timeoutMs, verdict }: Attempt,
  signal?: AbortSignal,
): Promise<Result<Ending, TerminalError>> {
  const started = performance.now()
  const ending = (outcome: Verdict, raw: string): Result<Ending, TerminalError> =>
    ok({ verdict: outcome, raw: withoutControls(raw), tookMs: performance.now() - started })
  const enough = new AbortController()
  const either = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal
  let early: Result<Ending, TerminalError> | undefined
  const telling =
    verdict &&
    chat.waitFor(
      (line) => {
        const outcome = verdict(line)
        if (outcome) early ??= ending(outcome, line)
        return outcome !== undefined
      },
      { timeoutMs, signal: either },
    )
  const reply = await chat.command(send, { own, timeoutMs, priority: 'technician', ...(signal && { signal }) })
  if (early) return early
  if (!reply.ok) {
    enough.abort()
    await telling
    if (reply.error.code !== 'refused') return err(terminalError(reply.error))
    return ending({ passed: false, reason: 'other' }, finalWords(reply.error.final))
  }
  if (!telling) return ending({ passed: true }, reply.value.final.line)
  const line = await telling
  if (early) return early
  if (line.ok || line.error.code === 'timeout') return ending({ passed: false, reason: 'timeout' }, '')
  return err(terminalError(line.error))
}
