import type { PaymentTest } from '../../src/shared/contract/swap.ts'
import { tail } from '../../src/shared/mask.ts'
import { useIdentity } from '../ui/useIdentity.ts'
import { yuan } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'

/** The receive-payment test in words: a person's word, always told apart from the verdict. */
export function usePaymentLine(): (test: PaymentTest | undefined) => { title: string; rest: string } {
  const { t, sentence } = useWords()
  const { masked } = useIdentity()
  return (test) => {
    if (!test) return { title: t('orders.sheet.noneYet'), rest: '' }
    const reference = test.reference && (masked ? `**** ${tail(test.reference)}` : test.reference)
    const rest = [
      reference && `${t('swap.payment.reference')} ${reference}`,
      test.overMobileData !== undefined && t(test.overMobileData ? 'swap.payment.mobile' : 'swap.payment.notMobile'),
      test.merchantConsent && t('swap.payment.agreed'),
      test.note,
    ].filter((part): part is string => Boolean(part))
    const title =
      test.result === 'voided' && test.amountFen !== undefined
        ? t('swap.payment.paid', { yuan: yuan(test.amountFen) })
        : t(`swap.payment.${test.result}`)
    return { title, rest: sentence(rest) }
  }
}
