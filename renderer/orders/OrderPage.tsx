import { useEffect, useState } from 'react'
import type { WorkOrder } from '../../src/shared/contract/orders.ts'
import { settle } from '../rpc.ts'
import { useBench, useClient } from '../state/console.tsx'
import type { CallProblem } from '../state/useCall.ts'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { useIdentity } from '../ui/useIdentity.ts'
import { useWords } from '../words/useWords.ts'
import { OrderSheet } from './OrderSheet.tsx'
import './OrderPage.css'

/** One work order on screen; the sheet is what is printed, on one A4 page. */
export function OrderPage({ orderNumber }: { orderNumber: string }) {
  const { t } = useWords()
  const { order, problem } = useOrder(orderNumber)
  const identity = useIdentity()
  const mode = t(identity.masked ? 'orders.maskedOn' : 'orders.maskedOff')
  return (
    <main className="order-page" aria-label={`${t('orders.title')} ${orderNumber}`} data-testid="order">
      <header className="top no-print">
        <h1>{t('orders.title')}</h1>
        <span className="lead">{orderNumber}</span>
        <span className="note">{t('orders.printNote', { mode })}</span>
        <div className="acts">
          <a className="btn small" href="#/orders">
            {t('swap.back')}
          </a>
          {order?.job.status === 'open' && (
            <a className="btn small" href={`#/swap/${encodeURIComponent(order.job.jobId)}`}>
              {t('orders.toJob')}
            </a>
          )}
          <button type="button" className="btn go" disabled={!order} onClick={() => window.print()}>
            {t('orders.print')} <kbd>Ctrl P</kbd>
          </button>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className="paper" aria-label={t('orders.sheet.title')} tabIndex={0}>
        <ProblemBox problem={problem} />
        {order ? <OrderSheet order={order} mode={mode} /> : !problem && <p>{t('orders.loading')}</p>}
      </section>
    </main>
  )
}

/** The order, asked for again whenever its job has a new record. */
function useOrder(orderNumber: string) {
  const client = useClient()
  const seq = useBench((bench) => [...bench.jobs.values()].find((job) => job.orderNumber === orderNumber)?.seq)
  const [order, setOrder] = useState<WorkOrder>()
  const [problem, setProblem] = useState<CallProblem>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new record changes the order
  useEffect(() => {
    let current = true
    void settle(client.orders.get({ orderNumber })).then((result) => {
      if (!current) return
      setProblem(result.ok ? undefined : result.error)
      if (result.ok) setOrder(result.value)
    })
    return () => {
      current = false
    }
  }, [client, orderNumber, seq])
  return { order, problem }
}
