import { describe, expect, it } from 'vitest'
import { paymentDraftOf, paymentTestOf } from './paymentDraft.ts'
import { draftOf, intakeOf } from './steps/intakeDraft.ts'

describe('the intake form', () => {
  const filled = {
    ...draftOf(undefined),
    merchant: ' 福满楼小吃 ',
    contactPhone: '１３９５５５０５５１８',
    reason: 'planEnding' as const,
    ownership: 'merchantOwns' as const,
    consent: true,
  }

  it('names the required fields that are missing, and no others', () => {
    expect(intakeOf(draftOf(undefined))).toEqual({
      missing: ['merchant', 'contactPhone', 'reason', 'ownership', 'consent'],
    })
  })

  it('becomes an intake, trimmed and with full-width digits folded; empty fields are left out', () => {
    expect(intakeOf(filled)).toEqual({
      intake: {
        merchant: '福满楼小吃',
        contactPhone: '13955505518',
        reason: 'planEnding',
        documentsSeen: [],
        ownership: 'merchantOwns',
        consent: true,
      },
    })
  })

  it('refuses an amount that is none', () => {
    const payers = { ...filled.payers, card: { payer: 'merchant' as const, amount: '三十' } }
    expect(intakeOf({ ...filled, payers })).toEqual({ missing: ['amount'] })
  })

  it('comes back as it was recorded', () => {
    const result = intakeOf(filled)
    if (!('intake' in result)) throw new Error('incomplete')
    expect(intakeOf(draftOf(result.intake))).toEqual(result)
  })
})

describe('the receive-payment test', () => {
  const draft = paymentDraftOf(undefined)

  it('needs an answer', () => {
    expect(paymentTestOf(draft)).toEqual({ missing: ['result'] })
  })

  it('needs a small amount and the merchant’s consent where a sale was made', () => {
    expect(paymentTestOf({ ...draft, result: 'voided', amount: '2000' })).toEqual({ missing: ['amount', 'consent'] })
    expect(
      paymentTestOf({ ...draft, result: 'voided', amount: '0.10', merchantConsent: true, reference: ' 1403 ' }),
    ).toEqual({
      test: { result: 'voided', amountFen: 10, overMobileData: false, merchantConsent: true, reference: '1403' },
    })
  })

  it('keeps nothing of a sale that was not made', () => {
    expect(paymentTestOf({ ...draft, result: 'notDone', amount: '5', reference: '1', note: '商户不在' })).toEqual({
      test: { result: 'notDone', note: '商户不在' },
    })
  })
})
