import type { OrderFilter, OrderRow } from '../../shared/contract/orders.ts'
import { tail } from '../../shared/mask.ts'
import { Outcome } from '../../shared/outcome.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { readMeta, writeMeta } from '../store/meta-rows.ts'
import {
  countOrders,
  lastOrderNumber,
  orderByNumber,
  orderOfJob,
  ordersWithStatus,
  orderThatUsedCard,
  type StoredOrder,
  searchOrders,
} from '../store/order-rows.ts'
import type { Store } from '../store/store.ts'
import { folded, PROJECTION_VERSION, projectJob, rebuildOrders } from './projection.ts'

/** The list of work orders: a projection of the journal. What an order holds beside its row is folded from the journal. */
export interface Orders {
  /** `WX<yyyymmdd>-<nnnn>`: the next of the bench's own calendar day. It is taken by the job that is opened with it. */
  nextNumber(at: Date): Result<string, Problem>
  /** Newest first; each word of `text` is somewhere in the order. Subscriber data is masked. */
  list(filter: OrderFilter): Result<{ rows: OrderRow[]; total: number }, Problem>
  /** Errors besides the store's: `orderNotFound`. */
  jobOf(orderNumber: string): Result<string, Problem>
  /** A job's row as it is stored now. */
  ofJob(jobId: string): Result<StoredOrder | undefined, Problem>
  /** Jobs that are neither closed nor abandoned, oldest first. */
  openJobs(): Result<string[], Problem>
  /** The order in which this card went into a terminal here, in another job than `exceptJobId`. */
  thatUsedCard(iccid: string, exceptJobId: string, simulated: boolean): Result<string | undefined, Problem>
  /** Simulated orders are never counted among the orders. */
  count(): Result<{ open: number; orders: number; simulated: number }, Problem>
  /** Writes one job's row anew from the journal. */
  rebuildJob(jobId: string): Result<void, Problem>
  /** Writes all rows anew from the journal. */
  rebuild(): Result<void, Problem>
}

const VERSION_KEY = 'ordersProjection'

/** Opens the list; rows that an older program projected are rebuilt first. */
export function openOrders(store: Store): Result<Orders, Problem> {
  const rebuild = () =>
    store.write((db) => {
      rebuildOrders(db)
      writeMeta(db, VERSION_KEY, String(PROJECTION_VERSION))
    })
  const version = store.read((db) => readMeta(db, VERSION_KEY))
  if (!version.ok) return version
  if (version.value !== String(PROJECTION_VERSION)) {
    const rebuilt = rebuild()
    if (!rebuilt.ok) return rebuilt
  }
  return ok({
    nextNumber(at) {
      const prefix = `WX${dayOf(at)}-`
      const last = store.read((db) => lastOrderNumber(db, prefix))
      if (!last.ok) return last
      const number = Number(last.value?.slice(prefix.length) ?? 0) + 1
      return ok(`${prefix}${String(number).padStart(4, '0')}`)
    },
    list({ text, limit, offset }) {
      const words = folded(text ?? '')
        .split(/\s+/)
        .filter((word) => word !== '')
      const found = store.read((db) => searchOrders(db, words, limit, offset))
      return found.ok ? ok({ rows: found.value.rows.map(listed), total: found.value.total }) : found
    },
    jobOf(orderNumber) {
      const order = store.read((db) => orderByNumber(db, orderNumber))
      if (!order.ok) return order
      return order.value ? ok(order.value.jobId) : err(problem('orderNotFound', { orderNumber }))
    },
    ofJob: (jobId) => store.read((db) => orderOfJob(db, jobId)),
    openJobs() {
      const open = store.read((db) => ordersWithStatus(db, 'open'))
      return open.ok ? ok(open.value.map((order) => order.jobId)) : open
    },
    thatUsedCard(iccid, exceptJobId, simulated) {
      const order = store.read((db) => orderThatUsedCard(db, iccid, exceptJobId, simulated))
      return order.ok ? ok(order.value?.orderNumber) : order
    },
    count: () => store.read(countOrders),
    rebuildJob: (jobId) => store.write((db) => projectJob(db, jobId)),
    rebuild,
  })
}

const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('')

function listed(order: StoredOrder): OrderRow {
  const { merchant, model, newIccid, closedAt } = order
  const outcome = Outcome.safeParse(order.outcome)
  return {
    orderNumber: order.orderNumber,
    jobId: order.jobId,
    status: order.status,
    ...(outcome.success && order.status === 'closed' && { outcome: outcome.data }),
    ...(merchant !== undefined && { merchant }),
    ...(model !== undefined && { model }),
    ...(newIccid !== undefined && { newCardTail: tail(newIccid) }),
    technician: order.technician,
    openedAt: order.openedAt,
    ...(closedAt !== undefined && { closedAt }),
    simulated: order.simulated,
  }
}
