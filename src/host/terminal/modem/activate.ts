import { isServiceApn } from '../../../shared/apn.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { AtError, FinalResult } from '../../at/at.ts'
import type { TerminalError } from '../terminal.ts'
import { causeOfRefusal, causeOfReport } from './parse/cause.ts'
import { type ContextLists, contextsOf, readContexts } from './read-contexts.ts'
import { finalWords, terminalError } from './refusal.ts'
import type { Round } from './round.ts'
import * as standard from './standard.ts'

/** 27.007 modems take up to so long to attach or to activate a context (Quectel EC2x AT manual: 75 and 150 s). */
const NETWORK_MS = 75_000

/**
 * Attaches and activates the default context where it is not, and reads it back: ok means that it is active and has an address. A
 * refusal comes with the network's cause in words, where the modem gives one.
 */
export async function activateContext(round: Round): Promise<Result<void, TerminalError>> {
  const attached = await round.ask(standard.attached)
  if ('value' in attached && !attached.value) {
    const attach = await send(round, 'AT+CGATT=1')
    if (!attach.ok) return err(await explained(round, attach.error))
  }
  const before = await readContexts(round)
  if (!round.going()) return round.result()
  const cid = defaultContext(before)
  if (hasAddress(before, cid)) return ok(undefined)
  if (!isActive(before, cid)) {
    const activated = await send(round, `AT+CGACT=1,${cid}`)
    if (!activated.ok) return err(await explained(round, activated.error))
  }
  const after = await readContexts(round)
  if (!round.going()) return round.result()
  if (hasAddress(after, cid)) return ok(undefined)
  const state = isActive(after, cid)
    ? 'is active but has no address'
    : 'is not active although the modem took the command'
  return err({ code: 'refused', detail: `Context ${cid} ${state}.` })
}

/** The first context that is no service of the operator's; 1 is the default bearer where none is defined. */
function defaultContext({ defined }: ContextLists): number {
  if (!('value' in defined)) return 1
  return defined.value.find(({ cid, apn }) => cid > 0 && !isServiceApn(apn ?? ''))?.cid ?? 1
}

const contextOf = (lists: ContextLists, cid: number) =>
  contextsOf(lists).find((context) => 'value' in context.cid && context.cid.value === cid)

function isActive(lists: ContextLists, cid: number): boolean {
  const active = contextOf(lists, cid)?.active
  return active !== undefined && 'value' in active && active.value
}

function hasAddress(lists: ContextLists, cid: number): boolean {
  const address = contextOf(lists, cid)?.address
  return isActive(lists, cid) && address !== undefined && 'value' in address
}

function send({ modem, signal }: Round, line: string) {
  return modem.chat.command(line, {
    own: 'none',
    timeoutMs: NETWORK_MS,
    priority: 'technician',
    ...(signal && { signal }),
  })
}

/** The refusal with its cause: in the result code itself, or in the report that has to be asked for at once (27.007 §6.10). */
async function explained(round: Round, error: AtError): Promise<TerminalError> {
  if (error.code !== 'refused') return terminalError(error)
  const cause = causeOfRefusal(error.final)
  return {
    code: 'refused',
    detail: cause ? `${finalWords(error.final)}: ${cause}` : await reported(round, error.final),
  }
}

async function reported({ modem, signal }: Round, final: FinalResult): Promise<string> {
  const report = await modem.chat.command('AT+CEER', {
    own: { bare: /\S/, prefixes: ['+CEER:'] },
    priority: 'technician',
    ...(signal && { signal }),
  })
  if (!report.ok) return finalWords(final)
  const { lines } = report.value
  const said = withoutControls(lines.join(' ')).replace(/^\+CEER\s*:\s*/i, '')
  return [finalWords(final), causeOfReport(lines) ?? said].filter((part) => part !== '').join(': ')
}
