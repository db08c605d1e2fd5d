import { err } from '../../../shared/result.ts'
import { DEADLINES, TRAFFIC_TRIES } from '../deadlines.ts'
import { type CheckRun, verdict } from './check.ts'

/**
 * Traffic really passes: a TCP connection to the configured payment host through the modem itself, three tries. A ping only tells
 * more about a failure: cards of a directed plan are right not to answer it.
 */
export const traffic: CheckRun = async ({ terminal, paymentHost, clock, signal }) => {
  const [, host, port] = /^(.+):(\d+)$/.exec(paymentHost) ?? []
  if (host === undefined) return verdict('notPossible', { why: 'noPaymentHost' })
  const { tcp, ping } = await terminal.capabilities()
  if (!tcp.possible) return verdict('notPossible', { host: paymentHost, why: tcp.reason })

  let reason: string | undefined
  for (let attempts = 1; attempts <= TRAFFIC_TRIES; attempts++) {
    if (attempts > 1) await clock.sleep(DEADLINES.trafficAgain, signal)
    if (signal.aborted) return err({ code: 'aborted' })
    const tried = await terminal.checkTcp(host, Number(port), signal)
    if (!tried.ok) {
      if (tried.error.code === 'unsupported')
        return verdict('notPossible', { host: paymentHost, why: tried.error.reason })
      return tried
    }
    if (tried.value.kind === 'passed')
      return verdict('passed', { host: paymentHost, ms: tried.value.latencyMs, attempts })
    reason = tried.value.reason
  }
  const pinged = ping.possible ? await terminal.ping(host, signal) : undefined
  if (pinged && !pinged.ok && pinged.error.code === 'linkGone') return pinged
  return verdict('failed', {
    host: paymentHost,
    attempts: TRAFFIC_TRIES,
    reason,
    ping: pinged?.ok ? (pinged.value.kind === 'passed' ? 'answers' : 'silent') : undefined,
  })
}
