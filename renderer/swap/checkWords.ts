import type { Check } from '../../src/shared/contract/swap.ts'
import { rsrpWord } from '../../src/shared/signal.ts'
import { useIdentity } from '../ui/useIdentity.ts'
import { wordedParams } from '../words/params.ts'
import { problemWords } from '../words/problemWords.ts'
import { unknownWords } from '../words/readingWords.ts'
import { RAW, useWords } from '../words/useWords.ts'

export interface CheckWords {
  readonly title: string
  /** A failed check's title: what is wrong. */
  readonly failed: string
  readonly seen: string
  readonly todo: string
  /** The code and its technical rest, for the small print. */
  readonly small: string
}

/** One check in words: what was seen, and, where it failed, what to do. */
export function useCheckWords(): (check: Check) => CheckWords {
  const words = useWords()
  const identity = useIdentity()
  const { t, fill } = words
  return (check) => {
    const { dbm } = check.seen
    const { reason, ping, why } = check.seen
    const params = {
      ...wordedParams(check.seen, words, identity),
      ...(dbm !== undefined && { signalWord: t(`readings.signal.${rsrpWord(Number(dbm))}`) }),
      ...(isTrafficReason(reason) && { trafficReason: t(`swap.trafficReason.${reason}`) }),
      ...((ping === 'answers' || ping === 'silent') && { ping: t(`swap.ping.${ping}`) }),
    }
    const seen =
      check.status === 'notPossible' && check.name !== 'platform' && why !== undefined
        ? unknownWords(String(why) in NOT_POSSIBLE ? String(why) : 'notSupported', words)
        : check.status === 'notPossible'
          ? ''
          : fill(t(`swap.checkSeen.${check.name}`, RAW), params)
    const problem = check.problem && problemWords(check.problem, words, identity)
    // Which card or terminal it is instead says more than that the check failed; other problems are small print.
    const telling = problem && TELLING.includes(problem.code) ? problem : undefined
    const failed = telling?.title ?? t(`swap.checkFailed.${check.name}`)
    return {
      title: t(`swap.check.${check.name}`),
      failed,
      seen: telling?.seen || seen || open(check, t) || (problem?.seen ?? ''),
      todo: telling?.todo ?? t(`swap.checkTodo.${check.name}`),
      small: problem ? [problem.code, problem.detail].filter(Boolean).join(' · ') : '',
    }
  }
}

function open({ name, status }: Check, t: ReturnType<typeof useWords>['t']): string {
  if (status === 'notPossible' && (name === 'platform' || name === 'traffic')) return t(`swap.checkOpen.${name}`)
  if (status === 'notPossible' || status === 'notEnoughData' || status === 'notRun')
    return t(`swap.checkOpen.${status}`)
  return ''
}

const TELLING: readonly string[] = [
  'oldCardStill',
  'otherCard',
  'noCardRead',
  'otherTerminal',
  'identityDiffers',
  'linkGone',
]

const TRAFFIC_REASONS = ['dns', 'refused', 'timeout', 'noContext', 'other'] as const
const isTrafficReason = (reason: unknown): reason is (typeof TRAFFIC_REASONS)[number] =>
  TRAFFIC_REASONS.some((name) => name === reason)

/** Reasons that have words of their own; the modem's own English ones stand in the log. */
const NOT_POSSIBLE = { noPaymentHost: true, noSource: true }
