import { issuerOfIccid } from '../../../shared/iccid.ts'
import { isKnown, knownValue } from '../../../shared/reading.ts'
import { err } from '../../../shared/result.ts'
import { isInterruption, terminalProblem } from '../../session/terminal-problem.ts'
import { carrierOfApn } from '../apn.ts'
import { CONTEXT_TRIES, DEADLINES } from '../deadlines.ts'
import { dataContext } from '../facts.ts'
import { type CheckRun, verdict } from './check.ts'

/**
 * The data context is active and has an address; where it is not, it is asked for, twice. No plan source says which APN is right,
 * so the network's own answer decides; another carrier's public APN is a notice all the same, because it seldom works for long.
 */
export const context: CheckRun = async (checking) => {
  let cause: string | undefined
  for (let attempt = 1; ; attempt++) {
    const read = await checking.read('contexts')
    if (!read.ok) return read
    const data = dataContext(read.value.pdp)
    const apn = data && knownValue(data.apn)
    const address = data && knownValue(data.address)
    const active = data && knownValue(data.active)
    if (data && active && address) {
      const carrier = apn === undefined ? undefined : carrierOfApn(apn)
      const issuer = knownValue(read.value.sim.operatorIssuer) ?? issuerOfIccid(checking.expectedIccid)
      const foreign = carrier !== undefined && issuer !== undefined && issuer !== 'other' && carrier !== issuer
      return verdict(foreign ? 'passedWithNotice' : 'passed', { apn, address })
    }
    // Failed only where the modem itself says that there is none; what it does not tell is not proven, and no failure.
    const none = !data || active === false || (!isKnown(data.address) && data.address.unknown === 'notReported')
    const status = none ? 'failed' : 'notEnoughData'
    if (attempt > CONTEXT_TRIES) return verdict(status, { apn, cause })
    const asked = await checking.terminal.activateContext(checking.signal)
    if (!asked.ok) {
      if (isInterruption(asked.error)) return asked
      const why = terminalProblem(asked.error)
      cause = why.detail ?? why.code
      if (attempt === CONTEXT_TRIES) return verdict(status, { apn, cause }, why)
      await checking.clock.sleep(DEADLINES.contextAgain, checking.signal)
      if (checking.signal.aborted) return err({ code: 'aborted' })
    }
  }
}
