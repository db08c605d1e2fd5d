import type { SettingResult } from '../../shared/contract/swap.ts'
import type { Problem } from '../../shared/problem.ts'
import type { ActProof, JobEvent } from '../journal/event.ts'
import type { Orders } from '../orders/orders.ts'
import type { Clock } from '../session/clock.ts'
import type { BoundNumber } from './bound-number.ts'
import type { ActRecord, JobState } from './state.ts'
import type { World } from './world.ts'

/** How a turn at an act has ended. */
export type ActEnd =
  | { readonly kind: 'proved'; readonly proof: ActProof }
  /** Ended without proof; it is tried again only when somebody asks for it or the terminal answers anew. */
  | { readonly kind: 'notProved'; readonly problem: Problem; readonly setting?: SettingResult }
  /** What it waits for is not there; another turn when something has happened, or at `until` (ms). */
  | { readonly kind: 'waiting'; readonly until?: number }

/** What an act works with. */
export interface ActContext {
  /** The state now, with everything this act has noted. */
  state(): JobState
  readonly act: ActRecord
  /**
   * True when nothing can have happened since the intent but this turn: it was journaled just now, by this process. Otherwise the
   * act may have been done already, and is looked up in the world before anything is repeated.
   */
  readonly fresh: boolean
  readonly world: World
  readonly orders: Orders
  readonly boundNumber: BoundNumber
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Journals a fact within the act; false: it could not be stored, and the turn must end as `waiting`. */
  note(event: Extract<JobEvent, { type: 'checked' | 'oldValueRead' }>): boolean
  /** Journals that the act is done, once; false as above. */
  done(): boolean
}

/** A turn at an act. Turns that need no terminal end at once. */
export type Act = (context: ActContext) => ActEnd | Promise<ActEnd>

export const proved = (proof: ActProof): ActEnd => ({ kind: 'proved', proof })
export const notProved = (problem: Problem, setting?: SettingResult): ActEnd => ({
  kind: 'notProved',
  problem,
  ...(setting && { setting }),
})
export const waiting = (until?: number): ActEnd => ({ kind: 'waiting', ...(until !== undefined && { until }) })
