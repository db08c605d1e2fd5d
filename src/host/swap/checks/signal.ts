import { knownValue } from '../../../shared/reading.ts'
import { rsrpWord } from '../../../shared/signal.ts'
import { DEADLINES } from '../deadlines.ts'
import { type CheckRun, until, verdict } from './check.ts'

/** The level against the bench's threshold, which is one for RSRP: on GSM and UMTS there is nothing to hold it against. */
export const signal: CheckRun = (context) =>
  until(context, 'signal', ({ signal: { rsrpDbm, rssiDbm } }, passedMs) => {
    const thresholdDbm = context.signalThresholdDbm
    const dbm = knownValue(rsrpDbm)
    if (dbm === undefined)
      return passedMs < DEADLINES.signal
        ? undefined
        : verdict('notEnoughData', { rssiDbm: knownValue(rssiDbm), thresholdDbm })
    const word = rsrpWord(dbm)
    const enough = word === 'good' || word === 'usable' ? 'passed' : 'passedWithNotice'
    return verdict(dbm < thresholdDbm ? 'failed' : enough, { dbm, thresholdDbm })
  })
