import type {
  CardFacts,
  Check,
  Intake,
  NewCard,
  OldCardFate,
  PaymentTest,
  SettingResult,
  Step,
  SwapView,
  WordName,
} from '../../shared/contract/swap.ts'
import type { EndpointId } from '../../shared/endpoint.ts'
import type { Problem } from '../../shared/problem.ts'
import type { ActName, ActProof, Intent } from '../journal/event.ts'

/** The latest attempt at an act. `intended` and `done` are pending: their proof is still missing. */
export interface ActRecord {
  readonly attempt: number
  readonly state: 'intended' | 'done' | 'proved' | 'notProved'
  readonly intent: Intent
  readonly since: string
  readonly technician: string
  /** When it was proved or ended without proof. */
  readonly endedAt?: string
  readonly proof?: ActProof
  readonly problem?: Problem
}

export interface Said {
  readonly at: string
  readonly technician: string
}

/** A row of the journal that did not fit into the job's state, and why. It changed nothing. */
export interface MisfitRow {
  readonly seq: number
  readonly misfit: string
}

/** Everything that a job's journal says, folded. There is no second truth. */
export interface JobState {
  readonly jobId: string
  readonly seq: number
  /** The newest row that a person made. What the bench saw since then does not put a call behind the job; a decision does. */
  readonly decidedSeq: number
  readonly orderNumber: string
  readonly simulated: boolean
  readonly status: 'open' | 'closed' | 'abandoned'
  readonly openedAt: string
  readonly closedAt?: string
  readonly technician: string
  readonly endpoint: EndpointId
  readonly terminalId: string
  /** The terminal that this job is about: read when it was opened, or in step 2. */
  readonly imei?: string
  readonly step: Step
  /** Steps that were left with everything proven, and that still count. */
  readonly done: readonly Step[]
  readonly words: Readonly<Partial<Record<WordName, Said>>>
  readonly acts: Readonly<Partial<Record<ActName, ActRecord>>>
  /** How often each act was attempted, over all that was done again. */
  readonly attempts: Readonly<Partial<Record<ActName, number>>>
  readonly intake?: Intake
  readonly before?: CardFacts
  readonly newCard?: NewCard
  readonly after?: CardFacts
  readonly checks: readonly Check[]
  readonly setting?: SettingResult
  /** What each new card held before this job wrote to it for the first time, by ICCID: what there is to restore. */
  readonly heldBefore: Readonly<Record<string, string>>
  readonly settingSkipped?: Said
  readonly paymentTest?: PaymentTest
  readonly paymentTestedAt?: Said
  readonly oldCard?: OldCardFate
  readonly oldCardAt?: Said
  readonly abandonReason?: string
  /** The old card was out of the terminal at some time: from then on the terminal cannot be read 'before' any more. */
  readonly oldCardWasOut: boolean
  readonly link: { readonly state: 'connected' | 'gone'; readonly since: string }
  readonly log: SwapView['log']
  readonly misfits: readonly MisfitRow[]
}

export const isPending = (act: ActRecord | undefined): act is ActRecord =>
  act?.state === 'intended' || act?.state === 'done'

/** The act that was begun and not yet proven; there is at most one. */
export const pendingAct = (state: JobState): ActRecord | undefined => Object.values(state.acts).find(isPending)
