import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { OrderRow } from '../../src/shared/contract/orders.ts'
import { settle } from '../rpc.ts'
import { useBench, useClient } from '../state/console.tsx'
import type { CallProblem } from '../state/useCall.ts'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { day, dayAndTime, hourMinute } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { OutcomeWord } from './OutcomeWord.tsx'
import './OrdersPage.css'

const PAGE = 100

/** All work orders, newest first; the text searches every column. */
export function OrdersPage() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const { rows, total, problem } = useOrders(text, limit)
  return (
    <main className="orders" aria-label={t('orders.title')}>
      <header className="top">
        <h1>{t('orders.title')}</h1>
        <input
          type="search"
          aria-label={t('orders.search')}
          placeholder={t('orders.search')}
          // biome-ignore lint/a11y/noAutofocus: the page is for searching, also by scanner
          autoFocus
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setLimit(PAGE)
          }}
        />
        {rows && <span className="note">{t('orders.count', { n: String(total) })}</span>}
      </header>
      <div className="list">
        <ProblemBox problem={problem} />
        {!rows ? (
          <p className="none">{t('orders.loading')}</p>
        ) : rows.length === 0 ? (
          <Nothing searched={text.trim() !== ''} />
        ) : (
          <OrderTable rows={rows} />
        )}
        {rows && rows.length < total && (
          <button type="button" className="btn" onClick={() => setLimit((now) => now + PAGE)}>
            {t('orders.more')}
          </button>
        )}
      </div>
    </main>
  )
}

function Nothing({ searched }: { searched: boolean }) {
  const { t } = useWords()
  return (
    <div className="none">
      <p className="lead">{searched ? t('orders.notFound') : t('orders.none')}</p>
      {!searched && <p className="label">{t('orders.noneHint')}</p>}
    </div>
  )
}

function OrderTable({ rows }: { rows: readonly OrderRow[] }) {
  const { t } = useWords()
  return (
    <table>
      <thead>
        <tr>
          {(['number', 'merchant', 'model', 'card', 'outcome', 'technician', 'opened', 'closed'] as const).map(
            (name) => (
              <th key={name} scope="col">
                {t(`orders.column.${name}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.orderNumber} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: OrderRow }) {
  const { t } = useWords()
  const unknown = <span className="unknown">{t('readings.unknown.word')}</span>
  return (
    <tr>
      <td>
        <Link href={`/orders/${encodeURIComponent(row.orderNumber)}`}>{row.orderNumber}</Link>
        {row.simulated && <span className="sim-tag">{t('orders.simulated')}</span>}
      </td>
      <td className="wide">{row.merchant ?? unknown}</td>
      <td>{row.model ?? unknown}</td>
      <td>{row.newCardTail ? t('readings.tail', { tail: row.newCardTail }) : unknown}</td>
      <td>{row.outcome ? <OutcomeWord outcome={row.outcome} /> : t(`orders.status.${row.status}`)}</td>
      <td>{row.technician}</td>
      <td className="nw">{dayAndTime(row.openedAt)}</td>
      <td className="nw">{row.closedAt ? closing(row.openedAt, row.closedAt) : t(`orders.status.${row.status}`)}</td>
    </tr>
  )
}

/** The time alone where it is the day it was opened. */
const closing = (opened: string, closed: string) =>
  day(opened) === day(closed) ? hourMinute(closed) : dayAndTime(closed)

/** The host searches; the list is asked for again when an order is added or closed. The last question's answer counts. */
function useOrders(text: string, limit: number) {
  const client = useClient()
  const count = useBench((bench) => bench.app?.orders)
  const open = useBench((bench) => bench.app?.openJobs)
  const [found, setFound] = useState<{ rows: readonly OrderRow[]; total: number }>()
  const [problem, setProblem] = useState<CallProblem>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts say that the list has changed
  useEffect(() => {
    let current = true
    const filter = { limit, offset: 0, ...(text.trim() && { text: text.normalize('NFKC').trim().slice(0, 100) }) }
    void settle(client.orders.list(filter)).then((result) => {
      if (!current) return
      setProblem(result.ok ? undefined : result.error)
      if (result.ok) setFound(result.value)
    })
    return () => {
      current = false
    }
  }, [client, text, limit, count, open])
  return { rows: found?.rows, total: found?.total ?? 0, problem }
}
