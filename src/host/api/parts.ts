import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { ControlState, ControlVerb } from '../../shared/control.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'
import type { Bench } from '../bench/bench.ts'
import type { Journal } from '../journal/journal.ts'
import type { Orders } from '../orders/orders.ts'
import type { Jobs } from '../swap/jobs.ts'
import { internalProblem } from './answer.ts'
import type { SettingsHolder } from './app-settings.ts'
import type { Followers } from './follow.ts'

/** What every call is made with: which window it comes from. */
export interface CallContext {
  readonly clientId: string
}

/** The simulated terminal, as the calls need it. */
export interface Demo {
  /** Starts it and puts it on the bench. Errors: `demoNotRunning`. */
  start(): Promise<Result<{ terminalId: string }, Problem>>
  /** Errors: `demoNotRunning`, `demoRefused`. */
  control(verb: ControlVerb): Promise<Result<ControlState, Problem>>
}

/** What the handlers call. */
export interface Parts {
  readonly followers: Followers
  readonly settings: SettingsHolder
  readonly journal: Journal
  readonly bench: Bench
  readonly orders: Orders
  readonly jobs: Jobs
  readonly demo: Demo
  readonly log: (line: string) => void
}

/** The contract to implement; whatever a handler throws that is no documented problem becomes `internal`. */
export const implementer = (log: (line: string) => void) =>
  implement(contract)
    .$context<CallContext>()
    .use(async ({ next }) => {
      try {
        return await next()
      } catch (thrown) {
        const documented = thrown instanceof ORPCError && thrown.code !== 'INTERNAL_SERVER_ERROR'
        throw documented ? thrown : internalProblem(thrown, log)
      }
    })
export type Implementer = ReturnType<typeof implementer>
