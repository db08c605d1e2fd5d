import { problem } from '../../shared/problem.ts'
import { type Act, notProved, proved, waiting } from './act.ts'
import { checkNewCard as check } from './new-card.ts'

/** Step 1. The intake is in the intent; that it is there is its proof. */
export const recordIntake: Act = ({ done }) => (done() ? proved({ act: 'recordIntake' }) : waiting())

/** Step 3: the number that was scanned or typed, against the old card and against what this bench has put in before. */
export const checkNewCard: Act = ({ state, act, orders, done }) => {
  const { jobId, simulated, before } = state()
  if (act.intent.act !== 'checkNewCard') return waiting()
  const { act: _, ...given } = act.intent
  const used = orders.thatUsedCard(given.iccid, jobId, simulated)
  if (!used.ok) return notProved(used.error)
  const newCard = check(given, { before, usedIn: used.value })
  return done() ? proved({ act: 'checkNewCard', newCard }) : waiting()
}

/** Step 10: the work order is written from the journal alone, read back from the store, and held against the job. */
export const closeOrder: Act = ({ state, act, orders, done }) => {
  const { jobId, newCard, intake } = state()
  if (act.intent.act !== 'closeOrder') return waiting()
  const written = orders.rebuildJob(jobId)
  if (!written.ok) return notProved(written.error)
  if (!done()) return waiting()
  const stored = orders.ofJob(jobId)
  if (!stored.ok) return notProved(stored.error)
  const order = stored.value
  const matches =
    order?.outcome === act.intent.outcome && order.newIccid === newCard?.iccid && order.merchant === intake?.merchant
  return matches ? proved({ act: 'closeOrder' }) : notProved(problem('notProved', undefined, 'work order read back'))
}
