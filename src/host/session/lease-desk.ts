import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Who holds a terminal, and what the holder has said. */
export interface Holding {
  readonly owner: string
  readonly signal: AbortSignal
  awayExpected: boolean
  pollingAllowed: boolean
}

/** At most one holder at a time. It knows no terminal; `onChange` is told whenever the answer to a question here changes. */
export function createLeaseDesk(onChange: () => void) {
  let current: { holding: Holding; lost: AbortController } | undefined

  const end = () => {
    const ended = current
    current = undefined
    ended?.lost.abort()
  }
  return {
    holder: () => current?.holding,
    pollingAllowed: () => current?.holding.pollingAllowed ?? true,
    awayExpected: () => current?.holding.awayExpected ?? false,
    take(owner: string, takeOver: boolean): Result<Holding, Problem> {
      if (current && !takeOver) return err(problem('terminalBusy', { holder: current.holding.owner }))
      end()
      const lost = new AbortController()
      const holding = { owner, signal: lost.signal, awayExpected: false, pollingAllowed: true }
      current = { holding, lost }
      onChange()
      return ok(holding)
    },
    /** What the holder says; words of one who has lost the lease are ignored. */
    say(holding: Holding, words: Partial<Pick<Holding, 'awayExpected' | 'pollingAllowed'>>) {
      if (current?.holding !== holding) return
      Object.assign(holding, words)
      onChange()
    },
    release(holding: Holding) {
      if (current?.holding !== holding) return
      end()
      onChange()
    },
    /** The session ends: whoever holds the terminal is told. */
    close: end,
  }
}
