import type { Database, SqlRow } from './driver.ts'

/** A work order as the list needs it. `search` is everything that finds it, folded; the rest of the order is in the journal. */
export interface StoredOrder {
  readonly jobId: string
  readonly orderNumber: string
  readonly status: 'open' | 'closed' | 'abandoned'
  readonly outcome: string | undefined
  readonly merchant: string | undefined
  readonly model: string | undefined
  readonly newIccid: string | undefined
  /** ICCIDs of the new cards that the technician has said were put in, one after the other. */
  readonly cardsIn: readonly string[]
  readonly technician: string
  readonly openedAt: string
  readonly closedAt: string | undefined
  readonly simulated: boolean
  readonly search: string
}

const text = (value: SqlRow[string] | undefined) => (value === null || value === undefined ? undefined : String(value))

const read = (row: SqlRow): StoredOrder => ({
  jobId: String(row.job_id),
  orderNumber: String(row.order_number),
  status: String(row.status) as StoredOrder['status'],
  outcome: text(row.outcome),
  merchant: text(row.merchant),
  model: text(row.model),
  newIccid: text(row.new_iccid),
  cardsIn: JSON.parse(String(row.cards_in)) as string[],
  technician: String(row.technician),
  openedAt: String(row.opened_at),
  closedAt: text(row.closed_at),
  simulated: row.simulated === 1,
  search: String(row.search),
})

/** Writes a job's row in place of the one it had; a number that belongs to another job is refused. Runs within a `write`. */
export const putOrder = (db: Database, order: StoredOrder): void => {
  db.run('DELETE FROM orders WHERE job_id = ?', order.jobId)
  db.run(
    `INSERT INTO orders (job_id, order_number, status, outcome, merchant, model, new_iccid, cards_in, technician,
       opened_at, closed_at, simulated, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    order.jobId,
    order.orderNumber,
    order.status,
    order.outcome ?? null,
    order.merchant ?? null,
    order.model ?? null,
    order.newIccid ?? null,
    JSON.stringify(order.cardsIn),
    order.technician,
    order.openedAt,
    order.closedAt ?? null,
    order.simulated ? 1 : 0,
    order.search,
  )
}

export const orderOfJob = (db: Database, jobId: string): StoredOrder | undefined => {
  const row = db.get('SELECT * FROM orders WHERE job_id = ?', jobId)
  return row && read(row)
}

export const orderByNumber = (db: Database, orderNumber: string): StoredOrder | undefined => {
  const row = db.get('SELECT * FROM orders WHERE order_number = ?', orderNumber)
  return row && read(row)
}

/** The greatest order number that starts with `prefix` (which has no wildcards): more digits are more. */
export const lastOrderNumber = (db: Database, prefix: string): string | undefined =>
  text(
    db.get(
      `SELECT order_number FROM orders WHERE order_number LIKE ? || '%'
         ORDER BY length(order_number) DESC, order_number DESC LIMIT 1`,
      prefix,
    )?.order_number,
  )

export const ordersWithStatus = (db: Database, status: StoredOrder['status']): StoredOrder[] =>
  db.all('SELECT * FROM orders WHERE status = ? ORDER BY opened_at, order_number', status).map(read)

/** The newest other job in which this card was put into a terminal; ICCIDs are compared as `sameIccid` does. */
export const orderThatUsedCard = (
  db: Database,
  iccid: string,
  exceptJobId: string,
  simulated: boolean,
): StoredOrder | undefined => {
  const row = db.get(
    `SELECT orders.* FROM orders, json_each(orders.cards_in) AS card
       WHERE (card.value = ? OR (length(card.value) <> length(?) AND substr(card.value, 1, 19) = substr(?, 1, 19)))
         AND job_id <> ? AND simulated = ?
       ORDER BY opened_at DESC LIMIT 1`,
    iccid,
    iccid,
    iccid,
    exceptJobId,
    simulated ? 1 : 0,
  )
  return row && read(row)
}

/** Orders whose search text has every one of `words` (already folded), newest first, and how many there are in all. */
export function searchOrders(
  db: Database,
  words: readonly string[],
  limit: number,
  offset: number,
): { rows: StoredOrder[]; total: number } {
  const where = words.length === 0 ? '1' : words.map(() => "search LIKE ? ESCAPE '\\'").join(' AND ')
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const rows = db.all(
    `SELECT * FROM orders WHERE ${where} ORDER BY opened_at DESC, order_number DESC LIMIT ? OFFSET ?`,
    ...patterns,
    limit,
    offset,
  )
  const total = Number(db.get(`SELECT count(*) AS n FROM orders WHERE ${where}`, ...patterns)?.n ?? 0)
  return { rows: rows.map(read), total }
}

/** Real ones and simulated ones, apart: the simulated are never counted among the orders. */
export function countOrders(db: Database): { open: number; orders: number; simulated: number } {
  const row = db.get(
    `SELECT coalesce(sum(status = 'open'), 0) AS open, coalesce(sum(simulated = 0), 0) AS orders,
       coalesce(sum(simulated = 1), 0) AS simulated FROM orders`,
  )
  return { open: Number(row?.open), orders: Number(row?.orders), simulated: Number(row?.simulated) }
}

export const clearOrders = (db: Database): void => {
  db.run('DELETE FROM orders')
}
