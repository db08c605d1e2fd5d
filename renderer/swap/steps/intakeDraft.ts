import { Intake, type SwapView } from '../../../src/shared/contract/swap.ts'
import { fenOf, yuan } from '../../words/format.ts'
import { currentStep } from '../attention.ts'

export type Reason = Intake['reason']
export type Document = Intake['documentsSeen'][number]
export type Payer = NonNullable<Intake['payers']>['card']['payer']
export const REASONS = ['noData', 'noService', 'planEnding', 'cardDamaged', 'carrierChange', 'other'] as const
export const DOCUMENTS = ['businessLicence', 'ownerId', 'acquirerApproval'] as const
export const PAYERS = ['merchant', 'site', 'acquirer', 'free'] as const
export const FEES = ['card', 'data', 'service'] as const

/** The form of step 1 as it is being filled in: all text, nothing decided. */
export interface IntakeDraft {
  merchant: string
  contact: string
  contactPhone: string
  terminalModel: string
  serialNumber: string
  merchantId: string
  terminalId: string
  acquirer: string
  reason: Reason | ''
  reasonNote: string
  documentsSeen: readonly Document[]
  ownership: Intake['ownership'] | undefined
  consent: boolean
  payers: Record<(typeof FEES)[number], { payer: Payer | ''; amount: string }>
  saidBy: string
}

export function draftOf(intake: Intake | undefined): IntakeDraft {
  const fee = (name: (typeof FEES)[number]) => {
    const given = intake?.payers?.[name]
    return { payer: given?.payer ?? '', amount: given?.amountFen === undefined ? '' : yuan(given.amountFen) } as const
  }
  return {
    merchant: intake?.merchant ?? '',
    contact: intake?.contact ?? '',
    contactPhone: intake?.contactPhone ?? '',
    terminalModel: intake?.terminalModel ?? '',
    serialNumber: intake?.serialNumber ?? '',
    merchantId: intake?.merchantId ?? '',
    terminalId: intake?.terminalId ?? '',
    acquirer: intake?.acquirer ?? '',
    reason: intake?.reason ?? '',
    reasonNote: intake?.reasonNote ?? '',
    documentsSeen: intake?.documentsSeen ?? [],
    ownership: intake?.ownership,
    consent: intake?.consent ?? false,
    payers: { card: fee('card'), data: fee('data'), service: fee('service') },
    saidBy: intake?.payers?.saidBy ?? '',
  }
}

export type Missing = 'merchant' | 'contactPhone' | 'reason' | 'ownership' | 'consent' | 'amount'

/** The intake that the form amounts to, or what is still missing from it. */
export function intakeOf(draft: IntakeDraft): { intake: Intake } | { missing: readonly Missing[] } {
  const missing: Missing[] = []
  if (!draft.merchant.trim()) missing.push('merchant')
  if (!draft.contactPhone.trim()) missing.push('contactPhone')
  if (!draft.reason) missing.push('reason')
  if (!draft.ownership) missing.push('ownership')
  if (!draft.consent) missing.push('consent')
  if (FEES.some((name) => draft.payers[name].amount.trim() && fenOf(draft.payers[name].amount) === undefined))
    missing.push('amount')
  if (missing.length > 0) return { missing }

  const text = (value: string) => value.normalize('NFKC').trim() || undefined
  const fee = (name: (typeof FEES)[number]) => {
    const amountFen = draft.payers[name].amount.trim() ? fenOf(draft.payers[name].amount) : undefined
    return { payer: draft.payers[name].payer || 'merchant', ...(amountFen !== undefined && { amountFen }) }
  }
  const parsed = Intake.safeParse({
    merchant: draft.merchant.trim(),
    contact: draft.contact.trim() || undefined,
    contactPhone: text(draft.contactPhone),
    merchantId: text(draft.merchantId),
    terminalId: text(draft.terminalId),
    serialNumber: text(draft.serialNumber),
    terminalModel: draft.terminalModel.trim() || undefined,
    acquirer: draft.acquirer.trim() || undefined,
    reason: draft.reason,
    reasonNote: draft.reasonNote.trim() || undefined,
    documentsSeen: draft.documentsSeen,
    ownership: draft.ownership,
    consent: true,
    ...(FEES.some((name) => draft.payers[name].payer) && {
      payers: {
        card: fee('card'),
        data: fee('data'),
        service: fee('service'),
        saidBy: draft.saidBy.trim() || undefined,
      },
    }),
  })
  return parsed.success ? { intake: parsed.data } : { missing: ['merchant'] }
}

/** Is this intake on the job's record already, and proven? */
export const isRecorded = (job: SwapView, intake: Intake): boolean =>
  job.intake !== undefined &&
  !currentStep(job)?.needs.some((need) => need.what === 'intake') &&
  JSON.stringify(draftOf(intake)) === JSON.stringify(draftOf(job.intake))
