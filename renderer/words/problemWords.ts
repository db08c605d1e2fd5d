import type { CallProblem } from '../state/useCall.ts'
import { type Identity, useIdentity } from '../ui/useIdentity.ts'
import { wordedParams } from './params.ts'
import { RAW, useWords, type Words } from './useWords.ts'

/** A problem in the technician's words: what happened, what was seen, what to do; the code and its technical rest in small print. */
export interface ProblemWords {
  readonly title: string
  readonly seen: string
  readonly todo: string
  readonly code: string
  readonly detail: string | undefined
}

export function problemWords(problem: CallProblem, words: Words, identity: Identity): ProblemWords {
  const { t, fill } = words
  if (problem === 'connectionLost')
    return {
      title: t('shell.lostCall.title'),
      seen: t('shell.lostCall.seen'),
      todo: t('shell.lostCall.todo'),
      code: 'connectionLost',
      detail: undefined,
    }
  const params = wordedParams(problem.params, words, identity)
  const say = (part: 'title' | 'seen' | 'todo') => fill(t(`problems.${problem.code}.${part}`, RAW), params)
  return { title: say('title'), seen: say('seen'), todo: say('todo'), code: problem.code, detail: problem.detail }
}

export function useProblemWords(): (problem: CallProblem) => ProblemWords {
  const words = useWords()
  const identity = useIdentity()
  return (problem) => problemWords(problem, words, identity)
}
