import { WORDS } from '../../src/shared/contract/swap.ts'
import { BENCH_PROOFS, LOG_LINES, RECORDED } from '../../src/shared/words/job.ts'
import { useIdentity } from '../ui/useIdentity.ts'
import type { Params } from '../words/fill.ts'
import { wordedParams } from '../words/params.ts'
import { RAW, useWords } from '../words/useWords.ts'

const among = <T extends string>(names: readonly T[], name: string): T | undefined =>
  names.find((other) => other === name)

/** A record of a job in words: a proof, a word, an input or a line of its log. A name unknown here stands as it is. */
export function useRecordWords(): (what: string, params?: Params) => string {
  const words = useWords()
  const identity = useIdentity()
  const { t, fill } = words
  return (what, params) => {
    const word = among(WORDS, what)
    if (word) return t(`swap.word.${word}.said`)
    const proof = among(BENCH_PROOFS, what)
    if (proof) return fill(t(`swap.proof.${proof}`, RAW), wordedParams(params, words, identity))
    const recorded = among(RECORDED, what)
    if (recorded) return t(`swap.recorded.${recorded}`)
    const line = among(LOG_LINES, what)
    if (line) return fill(t(`swap.log.${line}`, RAW), wordedParams(params, words, identity))
    return what
  }
}
