import { problem } from '../shared/problem.ts'
import { err, ok } from '../shared/result.ts'
import type { Demo } from './api/parts.ts'
import type { Bench } from './bench/bench.ts'
import type { DemoPort } from './host.ts'
import type { ConnectSimulated } from './link/simulated.ts'
import { tcpEndpoint } from './link/tcp.ts'

/** One path in every run, so that a job finds its simulated terminal again. */
export const DEMO_PATH = 'sim'

/** The way to the demo's modem. A demo process that has died is started again by whoever looks for its terminal. */
export const connectDemo =
  (port: DemoPort | undefined): ConnectSimulated =>
  async (_, signal) => {
    const started = await port?.start()
    if (!started?.ok) return err({ code: 'notFound', detail: started?.error ?? 'there is no simulated terminal here' })
    return tcpEndpoint(started.value.address).open(signal)
  }

/** The simulated terminal as the window asks for it: put on the bench like any other, and its controls handed on. */
export function createDemo(port: DemoPort | undefined, bench: Bench): Demo {
  return {
    async start() {
      const started = await port?.start()
      if (!started?.ok) return err(problem('demoNotRunning', undefined, started?.error))
      return ok({ terminalId: bench.place({ kind: 'simulated', path: DEMO_PATH }).terminalId })
    },
    async control(verb) {
      if (!port || !bench.byEndpoint(DEMO_PATH)) return err(problem('demoNotRunning'))
      const done = await port.control(verb)
      return done.ok ? done : err(problem('demoRefused', undefined, done.error))
    },
  }
}
