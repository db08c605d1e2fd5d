import type { Step } from '../../shared/contract/swap.ts'
import { foldWidth } from '../../shared/text.ts'
import type { JobEvent } from '../journal/event.ts'
import { everyRow, isReadable, type JournalRow, type Projection, readRow, type StoredRow } from '../journal/journal.ts'
import type { Database } from '../store/driver.ts'
import { eventsOfJob } from '../store/journal-rows.ts'
import { clearOrders, putOrder, type StoredOrder } from '../store/order-rows.ts'

/** Raised whenever `orderOf` gives other rows than before: the stored ones are then rebuilt when the host starts. */
export const PROJECTION_VERSION = 2

/** Events after which an order reads differently in the list. */
const TELLING: ReadonlySet<JobEvent['type']> = new Set(['opened', 'intended', 'proved', 'abandoned'])

/** Going back to one of these opens the card slot once more. */
const OPENS_SLOT: ReadonlySet<Step> = new Set(['pause', 'powerOff', 'changeCard'])

/** Text as it is searched: one width, one case. */
export const folded = (text: string): string => foldWidth(text).toLowerCase()

/** A job's row in the list of work orders, from its journal alone; undefined while it was not opened. Pure. */
export function orderOf(rows: readonly StoredRow[]): StoredOrder | undefined {
  let order: StoredOrder | undefined
  // What finds it: by kind, so that a corrected intake leaves nothing of the old one behind.
  const found: Record<string, readonly (string | undefined)[]> = {}
  /** The new card in the slot, by the number it was registered with. */
  let inSlot: string | undefined

  for (const row of rows.filter(isReadable)) {
    const { event } = row
    if (event.type === 'opened') {
      order = {
        jobId: row.jobId ?? '',
        orderNumber: event.orderNumber,
        status: 'open',
        outcome: undefined,
        merchant: undefined,
        model: undefined,
        newIccid: undefined,
        cardsIn: [],
        technician: row.technician,
        openedAt: row.at,
        closedAt: undefined,
        simulated: event.simulated,
        search: '',
      }
      found.order = [event.orderNumber, row.technician, event.imei]
    }
    if (order === undefined) continue
    if (event.type === 'abandoned') order = { ...order, status: 'abandoned', closedAt: row.at }
    if (event.type === 'wentBack' && OPENS_SLOT.has(event.to)) inSlot = undefined
    if (event.type === 'intended') {
      const { intent } = event
      if (intent.act === 'recordIntake') {
        const { merchant, contact, contactPhone, merchantId, terminalId, serialNumber, terminalModel, acquirer } =
          intent.intake
        order = { ...order, merchant, model: order.model ?? terminalModel }
        found.intake = [
          merchant,
          contact,
          contactPhone,
          contactPhone.replace(/\D/g, ''),
          merchantId,
          terminalId,
          serialNumber,
          terminalModel,
          acquirer,
        ]
      }
      if (intent.act === 'writeBoundNumber') found.number = [intent.number]
      if (intent.act === 'closeOrder') order = { ...order, outcome: intent.outcome }
    }
    if (event.type === 'proved') {
      const { proof } = event
      if (proof.act === 'readBefore') {
        const { imei, iccid, model } = proof.facts
        order = { ...order, model: model ?? order.model }
        found.before = [imei, iccid, model]
      }
      if (proof.act === 'checkNewCard') {
        const { iccid } = proof.newCard
        // Its number is put right while the card stays where it is.
        const cardsIn = inSlot === undefined ? order.cardsIn : [...order.cardsIn.slice(0, -1), iccid]
        if (inSlot !== undefined) inSlot = iccid
        order = { ...order, newIccid: iccid, cardsIn }
        found.newCard = [iccid]
      }
      if (proof.act === 'changeCard' && order.newIccid !== undefined) {
        inSlot = order.newIccid
        order = { ...order, cardsIn: [...order.cardsIn, inSlot] }
      }
      if (proof.act === 'closeOrder') order = { ...order, status: 'closed', closedAt: row.at }
    }
  }
  const words = Object.values(found).flat()
  return order && { ...order, search: folded(words.filter((word) => word !== undefined).join(' ')) }
}

/** More rows than any job has; a job is folded as a whole. */
const ALL = 1_000_000

/** Writes a job's row anew from the journal. */
export function projectJob(db: Database, jobId: string): void {
  const order = orderOf(eventsOfJob(db, jobId, 0, ALL).map(readRow))
  if (order) putOrder(db, order)
}

/** Keeps the list in step with the journal, in the transaction that appends to it. */
export const projectOrders: Projection = (db: Database, row: JournalRow): void => {
  if (row.jobId !== undefined && TELLING.has(row.event.type)) projectJob(db, row.jobId)
}

/** Writes every order anew from the journal alone. */
export function rebuildOrders(db: Database): void {
  clearOrders(db)
  const jobs = new Set<string>()
  for (const row of everyRow(db)) if (row.jobId !== undefined) jobs.add(row.jobId)
  for (const jobId of jobs) projectJob(db, jobId)
}
