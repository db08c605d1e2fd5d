import * as z from 'zod'
import { AppSettings } from '../../shared/contract/app.ts'
import {
  CardFacts,
  Check,
  Intake,
  NewCard,
  OldCardFate,
  PaymentTest,
  SettingResult,
  Step,
  WordName,
} from '../../shared/contract/swap.ts'
import { EndpointId } from '../../shared/endpoint.ts'
import { Outcome } from '../../shared/outcome.ts'
import { Problem } from '../../shared/problem.ts'

/** The act of each step of a swap, in the order of the steps. */
export const ACT_NAMES = [
  'recordIntake',
  'readBefore',
  'checkNewCard',
  'pauseTrading',
  'powerOff',
  'changeCard',
  'powerOn',
  'verify',
  'writeBoundNumber',
  'closeOrder',
] as const
export const ActName = z.enum(ACT_NAMES)
export type ActName = z.infer<typeof ActName>

/** What a work order says of the bench it comes from, and what follows from the shop's rules: as they are when it is closed. */
export const Imprint = AppSettings.pick({
  siteName: true,
  benchName: true,
  sitePhone: true,
  replaceAfterMonths: true,
  retentionMonths: true,
})
export type Imprint = z.infer<typeof Imprint>

/** What an act is going to do, with everything it needs to be looked up or gone on with after a restart. */
export const Intent = z.discriminatedUnion('act', [
  z.object({ act: z.literal('recordIntake'), intake: Intake }),
  z.object({ act: z.literal('readBefore') }),
  z.object({
    act: z.literal('checkNewCard'),
    iccid: z.string(),
    how: NewCard.shape.how,
    usedElsewhere: NewCard.shape.usedElsewhere,
    override: NewCard.shape.override,
  }),
  z.object({ act: z.literal('pauseTrading') }),
  z.object({ act: z.literal('powerOff') }),
  z.object({ act: z.literal('changeCard') }),
  z.object({ act: z.literal('powerOn') }),
  z.object({ act: z.literal('verify'), paymentHost: z.string(), signalThresholdDbm: z.number() }),
  z.object({ act: z.literal('writeBoundNumber'), number: z.string(), merchantAgreed: z.literal(true) }),
  z.object({ act: z.literal('closeOrder'), outcome: Outcome, imprint: Imprint.optional() }),
])
export type Intent = z.infer<typeof Intent>

/** What was read after an act, or read as the act: the facts that prove it. */
export const ActProof = z.discriminatedUnion('act', [
  z.object({ act: z.literal('recordIntake') }),
  z.object({ act: z.literal('readBefore'), facts: CardFacts }),
  z.object({ act: z.literal('checkNewCard'), newCard: NewCard }),
  /** The terminal of the order was still there when trading was paused; `notSeen`: its link was away. */
  z.object({ act: z.literal('pauseTrading'), terminal: z.enum(['same', 'notSeen']) }),
  /** The link went away, or stayed (a serial server) and the modem behind it fell silent. */
  z.object({ act: z.literal('powerOff'), seen: z.enum(['linkGone', 'modemSilent']) }),
  z.object({ act: z.literal('changeCard') }),
  /** `imeiTail` is missing where neither before nor now an IMEI could be read: then only 'it answers again' is proven. */
  z.object({ act: z.literal('powerOn'), imeiTail: z.string().optional() }),
  z.object({ act: z.literal('verify'), after: CardFacts }),
  z.object({ act: z.literal('writeBoundNumber'), result: SettingResult }),
  z.object({ act: z.literal('closeOrder') }),
])
export type ActProof = z.infer<typeof ActProof>

const attempt = z.number().int().min(1)

/** Everything that can happen to a job, and the changes of app settings. Types are added, never changed: old rows stay readable. */
export const JobEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    orderNumber: z.string(),
    endpoint: EndpointId,
    terminalId: z.string(),
    simulated: z.boolean(),
    imei: z.string().optional(),
  }),
  /** Written before the act. */
  z.object({ type: z.literal('intended'), attempt, intent: Intent }),
  /** The act was done; nothing is proven yet. */
  z.object({ type: z.literal('done'), act: ActName, attempt }),
  z.object({ type: z.literal('proved'), attempt, proof: ActProof }),
  /** The act has ended without proof: what was seen instead. `setting` where one was to be written. */
  z.object({
    type: z.literal('notProved'),
    act: ActName,
    attempt,
    problem: Problem,
    setting: SettingResult.optional(),
  }),
  /** One of step 8's checks has ended, within `verify`. */
  z.object({ type: z.literal('checked'), attempt, check: Check }),
  /** The value that the card held before the write, within `writeBoundNumber`: until this row nothing was written. */
  z.object({ type: z.literal('oldValueRead'), attempt, old: z.string() }),
  z.object({ type: z.literal('said'), word: WordName }),
  z.object({ type: z.literal('settingSkipped'), reason: z.string() }),
  z.object({ type: z.literal('paymentTested'), test: PaymentTest }),
  z.object({ type: z.literal('oldCardRecorded'), oldCard: OldCardFate }),
  z.object({ type: z.literal('advanced'), from: Step }),
  z.object({ type: z.literal('wentBack'), to: Step, reason: z.string() }),
  /** The link of the job's terminal, as the bench saw it change. */
  z.object({ type: z.literal('linkChanged'), link: z.enum(['connected', 'gone']) }),
  /** The same terminal, by IMEI, was found at another endpoint. */
  z.object({ type: z.literal('moved'), endpoint: EndpointId, terminalId: z.string() }),
  /** The console was restarted while the job was open. */
  z.object({ type: z.literal('resumed') }),
  z.object({ type: z.literal('abandoned'), reason: z.string() }),
  /** Not of a job: somebody changed the app settings. */
  z.object({ type: z.literal('settingsChanged'), changes: AppSettings.partial() }),
])
export type JobEvent = z.infer<typeof JobEvent>
