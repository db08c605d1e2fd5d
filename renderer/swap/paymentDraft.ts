import type { PaymentTest } from '../../src/shared/contract/swap.ts'
import { fenOf, yuan } from '../words/format.ts'

export interface PaymentDraft {
  readonly result: PaymentTest['result'] | undefined
  readonly reference: string
  readonly amount: string
  readonly overMobileData: boolean
  readonly merchantConsent: boolean
  readonly note: string
}

export const paymentDraftOf = (test: PaymentTest | undefined): PaymentDraft => ({
  result: test?.result,
  reference: test?.reference ?? '',
  amount: test?.amountFen === undefined ? '' : yuan(test.amountFen),
  overMobileData: test?.overMobileData ?? false,
  merchantConsent: test?.merchantConsent ?? false,
  note: test?.note ?? '',
})

export type PaymentMissing = 'result' | 'amount' | 'consent'

/** What the form amounts to. A sale was made only with the merchant's consent, and for a small sum (0.01 to 1000 yuan). */
export function paymentTestOf(draft: PaymentDraft): { test: PaymentTest } | { missing: readonly PaymentMissing[] } {
  const { result } = draft
  if (!result) return { missing: ['result'] }
  const note = draft.note.trim()
  if (result !== 'voided') return { test: { result, ...(note && { note }) } }
  const missing: PaymentMissing[] = []
  const amountFen = fenOf(draft.amount)
  if (amountFen === undefined || amountFen < 1 || amountFen > 100_000) missing.push('amount')
  if (!draft.merchantConsent) missing.push('consent')
  if (missing.length > 0 || amountFen === undefined) return { missing }
  const reference = draft.reference.normalize('NFKC').trim()
  return {
    test: {
      result,
      amountFen,
      overMobileData: draft.overMobileData,
      merchantConsent: true,
      ...(reference && { reference }),
      ...(note && { note }),
    },
  }
}
