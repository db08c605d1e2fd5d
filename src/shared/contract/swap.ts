import * as z from 'zod'
import { EndpointId } from '../endpoint.ts'
import { CheckName, CheckStatus, Outcome } from '../outcome.ts'
import { Problem } from '../problem.ts'
import { Issuer } from '../snapshot.ts'
import { line, Reason, required } from './line.ts'

export const STEPS = [
  'intake',
  'before',
  'newCard',
  'pause',
  'powerOff',
  'changeCard',
  'powerOn',
  'verify',
  'settings',
  'report',
] as const
export const Step = z.enum(STEPS)
export type Step = z.infer<typeof Step>

const Payer = z.enum(['merchant', 'site', 'acquirer', 'free'])

/** Step 1. Required: merchant, contact phone, reason, consent, ownership; the rest only where the profile asks for it. */
export const Intake = z.object({
  merchant: required(120),
  contact: line(60).optional(),
  /** Where the merchant is reached about this order; not the bound phone number. */
  contactPhone: required(32),
  merchantId: line(32).optional(),
  terminalId: line(32).optional(),
  /** As printed on the label, to be held against what was read. */
  serialNumber: line(40).optional(),
  terminalModel: line(60).optional(),
  acquirer: line(60).optional(),
  reason: z.enum(['noData', 'noService', 'planEnding', 'cardDamaged', 'carrierChange', 'other']),
  reasonNote: line(200).optional(),
  /** Documents that were seen, never copied. */
  documentsSeen: z.array(z.enum(['businessLicence', 'ownerId', 'acquirerApproval'])),
  ownership: z.enum(['merchantOwns', 'acquirerApproved']),
  /** The notice at intake (who, why, how long, contact) was read out or handed over, and accepted. */
  consent: z.literal(true),
  payers: z
    .object({
      card: z.object({ payer: Payer, amountFen: z.number().int().min(0).optional() }),
      data: z.object({ payer: Payer, amountFen: z.number().int().min(0).optional() }),
      service: z.object({ payer: Payer, amountFen: z.number().int().min(0).optional() }),
      saidBy: line(60).optional(),
    })
    .optional(),
})
export type Intake = z.infer<typeof Intake>

/** What the bench read of terminal and card at one moment of a job; absent: unknown, `why` says why by dotted path. */
export const CardFacts = z.object({
  at: z.string(),
  imei: z.string().optional(),
  model: z.string().optional(),
  manufacturer: z.string().optional(),
  iccid: z.string().optional(),
  imsi: z.string().optional(),
  issuer: Issuer.optional(),
  ownNumber: z.string().optional(),
  simState: z.string().optional(),
  registration: z.string().optional(),
  technology: z.string().optional(),
  operatorName: z.string().optional(),
  operatorCode: z.string().optional(),
  apn: z.string().optional(),
  rsrpDbm: z.number().optional(),
  rssiDbm: z.number().optional(),
  bars: z.number().optional(),
  why: z.record(z.string(), z.string()),
})
export type CardFacts = z.infer<typeof CardFacts>

/** One of step 3's checks on the new card before it is put in. */
export const NewCardCheck = z.object({
  name: z.enum(['notOldCard', 'notUsedHere', 'checkDigit', 'issuerMatches', 'inStock', 'switchedOn', 'usedElsewhere']),
  status: z.enum(['passed', 'notice', 'failed', 'notPossible']),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type NewCardCheck = z.infer<typeof NewCardCheck>

export const NewCard = z.object({
  iccid: z.string(),
  issuer: Issuer.optional(),
  how: z.enum(['scanned', 'typed']),
  usedElsewhere: z.enum(['no', 'yes', 'unknown']),
  checks: z.array(NewCardCheck),
  override: z.object({ reason: Reason }).optional(),
})
export type NewCard = z.infer<typeof NewCard>

/** One of step 8's checks. `seen` fills the words that belong to name and status. */
export const Check = z.object({
  name: CheckName,
  status: CheckStatus,
  by: z.enum(['bench', 'word']),
  at: z.string().optional(),
  seen: z.record(z.string(), z.union([z.string(), z.number()])),
  problem: Problem.optional(),
})
export type Check = z.infer<typeof Check>

/** What the technician says, each with name and time; the bench never turns it into a proof of its own. */
export const WORDS = [
  'swapNeeded',
  'batchSettled',
  'noTransaction',
  'screenDark',
  'oldCardOut',
  'cardSeated',
  'screenOn',
] as const
export const WordName = z.enum(WORDS)
export type WordName = z.infer<typeof WordName>

/** A proof of a step: read by the bench, or said by the technician. Never mixed, never alike on screen or in print. */
export const Proof = z.object({
  by: z.enum(['bench', 'word']),
  /** What was proven: names in the dictionaries (`terminalSame`, `linkGone`, `batchSettled`, ...). */
  what: z.string(),
  at: z.string(),
  technician: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Proof = z.infer<typeof Proof>

export const StepView = z.object({
  step: Step,
  state: z.enum(['todo', 'current', 'done', 'failed']),
  proofs: z.array(Proof),
  /** What is still missing before the step can be left: words to say, proofs awaited, input to give. */
  needs: z.array(z.object({ by: z.enum(['bench', 'word', 'input']), what: z.string() })),
})
export type StepView = z.infer<typeof StepView>

/** A setting written in step 9: always old, new and what was read back. */
export const SettingResult = z.object({
  setting: z.enum(['boundNumber']),
  status: z.enum(['matches', 'differs', 'refused', 'unsupported', 'skipped', 'pending']),
  old: z.string().optional(),
  wanted: z.string().optional(),
  readBack: z.string().optional(),
  reason: z.string().optional(),
  problem: Problem.optional(),
  at: z.string(),
})
export type SettingResult = z.infer<typeof SettingResult>

export const PaymentTest = z.object({
  result: z.enum(['voided', 'pendingOnSite', 'notDone']),
  reference: line(40).optional(),
  amountFen: z.number().int().min(1).max(100_000).optional(),
  /** Wi-Fi and cable network were off: else it proves nothing for the card. */
  overMobileData: z.boolean().optional(),
  merchantConsent: z.boolean().optional(),
  note: line(200).optional(),
})
export type PaymentTest = z.infer<typeof PaymentTest>

export const OldCardFate = z.object({
  fate: z.enum(['returnedToMerchant', 'returnedToCarrier', 'destroyed', 'stopRequested']),
  /** Who has it stopped at the carrier. */
  stoppedBy: line(60).optional(),
})
export type OldCardFate = z.infer<typeof OldCardFate>

/** The state of one job, folded from its journal, with what the bench sees right now beside it. */
export const SwapView = z.object({
  topic: z.literal('job'),
  jobId: z.string(),
  /** The number of its newest journal row. Every call names it; one whose caller has not seen what somebody decided since is refused as `jobStale`. */
  seq: z.number().int(),
  orderNumber: z.string(),
  simulated: z.boolean(),
  status: z.enum(['open', 'closed', 'abandoned']),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  technician: z.string(),
  endpoint: EndpointId,
  terminalId: z.string().optional(),
  step: Step,
  steps: z.array(StepView),
  intake: Intake.optional(),
  before: CardFacts.optional(),
  newCard: NewCard.optional(),
  after: CardFacts.optional(),
  checks: z.array(Check),
  outcome: Outcome.optional(),
  outcomeBecause: z.array(CheckName),
  settings: z.array(SettingResult),
  paymentTest: PaymentTest.optional(),
  oldCard: OldCardFate.optional(),
  abandonReason: z.string().optional(),
  /** What stands in the way right now, with its words. */
  problem: Problem.optional(),
  /** An act that was begun and not yet proven: on restart it is looked up in the world before anything is repeated. */
  pending: z
    .object({ act: z.string(), attempt: z.number().int(), since: z.string(), state: z.enum(['intended', 'done']) })
    .optional(),
  /** What the bench waits for, since when, and how long that normally takes (seconds). */
  awaiting: z
    .object({ what: z.string(), since: z.string(), normalSeconds: z.tuple([z.number(), z.number()]) })
    .optional(),
  /** Facts of this moment, not of the journal. */
  now: z.object({
    link: z.enum(['connected', 'gone', 'opening', 'failed']),
    linkSince: z.string(),
    busy: z.boolean(),
    /** Resumed after a restart, and when: the page says what is proven and what is not. */
    resumedAt: z.string().optional(),
  }),
  /** What happened, oldest first; of what the bench saw only the newest where there is very much of it. The journal has it all. */
  log: z.array(
    z.object({
      seq: z.number().int(),
      at: z.string(),
      what: z.string(),
      by: z.enum(['bench', 'word', 'job']),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})
export type SwapView = z.infer<typeof SwapView>
