import { useCallback, useRef, useState } from 'react'
import type { Problem } from '../../src/shared/problem.ts'
import { settle } from '../rpc.ts'

export type CallProblem = Problem | 'connectionLost'

export interface Call {
  readonly busy: boolean
  /** What the last call came to, until the next one or `clear`. */
  readonly problem: CallProblem | undefined
  /** Makes the call and resolves with what it returned; undefined after a problem, and while another call is under way. */
  run<T>(make: () => Promise<T>): Promise<T | undefined>
  clear(): void
}

/** One thing a person does: at most once at a time, its problem kept beside the button. */
export function useCall(): Call {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem>()
  const underWay = useRef(false)

  const run = useCallback(async <T>(make: () => Promise<T>): Promise<T | undefined> => {
    if (underWay.current) return undefined
    underWay.current = true
    setBusy(true)
    setProblem(undefined)
    const result = await settle(make())
    underWay.current = false
    setBusy(false)
    if (result.ok) return result.value
    setProblem(result.error)
    return undefined
  }, [])

  return { busy, problem, run, clear: useCallback(() => setProblem(undefined), []) }
}
