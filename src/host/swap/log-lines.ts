import type { SwapView, WordName } from '../../shared/contract/swap.ts'
import { tail } from '../../shared/mask.ts'
import { ACTS, type BenchProof, type LogLine, type Recorded } from '../../shared/words/job.ts'
import type { JournalRow } from '../journal/journal.ts'
import { allChecks } from './needs.ts'
import { type JobState, pendingAct } from './state.ts'

type Line = SwapView['log'][number]
type What = LogLine | BenchProof | Recorded | WordName

/** Acts whose beginning and failure a person wants to see in the log; the others are short, or words say them. */
const isTold = (act: string): boolean => (ACTS as readonly string[]).includes(act)

/** What one row adds to the job's log. Identifiers appear by their tails only. */
export function logLines(row: JournalRow, before: JobState | undefined, after: JobState): Line[] {
  const { seq, at, event } = row
  const line = (by: Line['by'], what: What, params?: Line['params']): Line => ({
    seq,
    at,
    what,
    by,
    ...(params && { params }),
  })
  switch (event.type) {
    case 'opened':
      return [line('job', 'opened')]
    case 'intended':
      return isTold(event.intent.act)
        ? [line('job', 'actIntended', { act: event.intent.act, attempt: event.attempt })]
        : []
    case 'proved': {
      const { proof } = event
      switch (proof.act) {
        case 'recordIntake':
          return [line('word', 'intakeRecorded')]
        case 'readBefore':
          return [line('bench', 'beforeRead')]
        case 'checkNewCard': {
          const { iccid, override } = proof.newCard
          const checked = line('bench', 'newCardChecked', { tail: tail(iccid) })
          return override ? [checked, line('word', 'overridden', { reason: override.reason })] : [checked]
        }
        case 'pauseTrading':
          return proof.terminal === 'same' ? [line('bench', 'terminalSame', tailOf(after.imei))] : []
        case 'powerOff':
          return proof.seen === 'modemSilent' ? [line('bench', 'modemSilent')] : []
        case 'powerOn':
          return [
            proof.imeiTail === undefined
              ? line('bench', 'linkBack')
              : line('bench', 'terminalSame', { tail: proof.imeiTail }),
          ]
        case 'verify':
          return [line('bench', 'checksRun', countOf(after))]
        case 'writeBoundNumber':
          return [line('bench', 'readBackMatches')]
        case 'closeOrder':
          return [line('job', 'closed')]
        case 'changeCard':
          return []
      }
      return []
    }
    case 'notProved': {
      const { code, params } = event.problem
      if (code === 'otherTerminal') return [line('bench', 'otherTerminalSeen', { seen: params?.seen ?? '' })]
      return isTold(event.act) ? [line('job', 'actFailed', { act: event.act, problem: code })] : []
    }
    case 'checked': {
      const { name, status } = event.check
      if (status === 'passed' || status === 'passedWithNotice') return [line('bench', 'checkPassed', { check: name })]
      return status === 'failed' ? [line('bench', 'checkFailed', { check: name })] : []
    }
    case 'said':
      return [line('word', event.word)]
    case 'settingSkipped':
      return [line('word', 'settingSkipped', { reason: event.reason })]
    case 'paymentTested':
      return [line('word', 'paymentTest')]
    case 'oldCardRecorded':
      return [line('word', 'oldCard')]
    case 'advanced':
      return [line('job', 'stepEntered', { step: after.step })]
    case 'wentBack':
      return [line('job', 'wentBack', { step: after.step, reason: event.reason })]
    case 'linkChanged': {
      if (event.link === 'gone') return [line('bench', 'linkGone')]
      const seconds = Math.round((Date.parse(at) - Date.parse(before?.link.since ?? at)) / 1000)
      return [line('bench', 'linkReturned', { seconds })]
    }
    case 'resumed': {
      const pending = pendingAct(after)?.intent.act
      const resumed = line('job', 'resumed')
      return pending && isTold(pending) ? [resumed, line('job', 'actResumed', { act: pending })] : [resumed]
    }
    case 'abandoned':
      return [line('job', 'abandoned', { reason: event.reason })]
    // The proof that follows says it.
    case 'done':
    case 'oldValueRead':
    case 'moved':
    case 'settingsChanged':
      return []
  }
}

const tailOf = (imei: string | undefined) => (imei === undefined ? undefined : { tail: tail(imei) })

/** How many of the checks passed, of how many. */
export function countOf(state: JobState): { passed: number; total: number } {
  const checks = allChecks(state)
  const passed = checks.filter((check) => check.status === 'passed' || check.status === 'passedWithNotice').length
  return { passed, total: checks.length }
}
