import type { Finding, TerminalView } from '../../src/shared/contract/terminal.ts'
import type { Problem } from '../../src/shared/problem.ts'
import type { StateName } from '../ui/State.tsx'

/** What a tile says first: one of the four states, and what it rests on. */
export type Verdict =
  | { readonly state: 'wrong'; readonly of: 'problem'; readonly problem: Problem }
  | {
      readonly state: 'look' | 'wrong' | 'unknown'
      readonly of: 'finding'
      readonly finding: Finding
      readonly more: number
    }
  | { readonly state: 'unknown'; readonly of: 'opening' | 'gone' | 'identifying' | 'filling' }
  | { readonly state: 'fine'; readonly of: 'fine' }

const WEIGHT: Record<Finding['state'], number> = { wrong: 0, look: 1, unknown: 2 }
const SURE: Record<Finding['confidence'], number> = { high: 0, medium: 1, low: 2 }

/** Findings in the order in which they matter: wrong before look before unknown, the surer first. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => WEIGHT[a.state] - WEIGHT[b.state] || SURE[a.confidence] - SURE[b.confidence])

/** The link speaks first, then the modem, then the findings; fine is said only of a terminal that was read to the end. */
export function verdictOf(terminal: TerminalView): Verdict {
  const { link, phase } = terminal
  if (link.state === 'failed') return { state: 'wrong', of: 'problem', problem: link.problem ?? { code: 'linkFailed' } }
  if (link.state === 'gone')
    return link.expected
      ? { state: 'unknown', of: 'gone' }
      : link.problem
        ? { state: 'wrong', of: 'problem', problem: link.problem }
        : { state: 'unknown', of: 'gone' }
  if (link.state === 'opening') return { state: 'unknown', of: 'opening' }
  if (phase === 'notAnswering')
    return { state: 'wrong', of: 'problem', problem: terminal.problem ?? { code: 'modemSilent' } }
  if (phase === 'waiting' || phase === 'identifying') return { state: 'unknown', of: 'identifying' }
  const [finding, ...more] = inOrder(terminal.findings)
  if (finding) return { state: finding.state, of: 'finding', finding, more: more.length }
  if (phase === 'reading' || terminal.readAt === undefined) return { state: 'unknown', of: 'filling' }
  return { state: 'fine', of: 'fine' }
}

/** How many terminals are in each state. */
export function tally(terminals: readonly TerminalView[]): Record<StateName, number> {
  const count: Record<StateName, number> = { wrong: 0, look: 0, fine: 0, unknown: 0 }
  for (const terminal of terminals) count[verdictOf(terminal).state] += 1
  return count
}

/** A place without a job can start one once its terminal answers. */
export const canStart = (terminal: TerminalView): boolean =>
  terminal.jobId === undefined &&
  terminal.link.state === 'connected' &&
  ['reading', 'live', 'paused'].includes(terminal.phase)
