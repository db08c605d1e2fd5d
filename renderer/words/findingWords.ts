import type { Finding } from '../../src/shared/contract/terminal.ts'
import { DENIALS, type Denial, RULES, type Rule } from '../../src/shared/rules.ts'
import { useIdentity } from '../ui/useIdentity.ts'
import { wordedParams } from './params.ts'
import { RAW, useWords } from './useWords.ts'

export interface FindingWords {
  readonly title: string
  readonly seen: string
  readonly todo: string
}

const isRule = (name: string): name is Rule => (RULES as readonly string[]).includes(name)
const denialOf = (name: unknown): Denial => DENIALS.find((denial) => denial === name) ?? 'unknown'

/** A finding in the technician's words. A rule that this page does not know yet is named as it is. */
export function useFindingWords(): (finding: Finding) => FindingWords {
  const words = useWords()
  const identity = useIdentity()
  const { t, fill } = words
  return ({ rule, params }) => {
    if (!isRule(rule)) return { title: rule, seen: '', todo: '' }
    const worded = {
      ...wordedParams(params, words, identity),
      denialTodo: t(`findings.denial.${denialOf(params.denial)}.todo`),
    }
    const say = (part: 'title' | 'seen' | 'todo') => fill(t(`findings.rule.${rule}.${part}`, RAW), worded)
    return { title: say('title'), seen: say('seen'), todo: say('todo') }
  }
}
