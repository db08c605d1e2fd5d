import type { SwapView } from '../../shared/contract/swap.ts'
import { NORMAL_SECONDS } from './deadlines.ts'
import { type JobState, pendingAct } from './state.ts'
import { isTalking } from './steps.ts'

/** What a job waits for, if for anything: `talkingSince` while an act is at the terminal, `linkSince` since the link is as it is. */
export function awaitingOf(
  state: JobState,
  talkingSince: string | undefined,
  linkSince: string,
): SwapView['awaiting'] | undefined {
  const act = pendingAct(state)
  if (!act || state.status !== 'open') return undefined
  const { act: name } = act.intent
  if (isTalking(name)) return talkingSince ? waitFor(name, talkingSince) : waitFor('terminalBack', linkSince)
  if (name === 'powerOff' && act.state === 'intended') return waitFor('linkGone', act.since)
  return name === 'powerOn' ? waitFor('terminalBack', act.since) : undefined
}

function waitFor(what: keyof typeof NORMAL_SECONDS, since: string): SwapView['awaiting'] {
  const [from, to] = NORMAL_SECONDS[what]
  return { what, since, normalSeconds: [from, to] }
}
