import { sameIccid } from '../../../shared/iccid.ts'
import { tail } from '../../../shared/mask.ts'
import { problem } from '../../../shared/problem.ts'
import { knownValue } from '../../../shared/reading.ts'
import { DEADLINES } from '../deadlines.ts'
import { type CheckRun, until, verdict } from './check.ts'

/** The card is the one that was registered in step 3, and not the old one. */
export const iccid: CheckRun = (context) =>
  until(context, 'card', ({ sim }, passedMs) => {
    const { expectedIccid: expected, oldIccid: old } = context
    const read = knownValue(sim.iccid)
    if (read === undefined)
      return passedMs < DEADLINES.simSettles ? undefined : verdict('notEnoughData', {}, problem('noCardRead'))
    const seen = { iccid: read, tail: tail(read) }
    if (sameIccid(read, expected)) return verdict('passed', seen)
    return old !== undefined && sameIccid(read, old)
      ? verdict('failed', seen, problem('oldCardStill', { tail: tail(read) }))
      : verdict('failed', seen, problem('otherCard', { seen: tail(read), expected: tail(expected) }))
  })
