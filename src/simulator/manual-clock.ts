import type { Clock } from './clock.ts'

/** A clock for tests: it stands still until it is turned. */
export interface ManualClock extends Clock {
  /** Turns it on by `ms`, running what falls due in order. Promises of what ran are given time to settle in between. */
  advance(ms: number): Promise<void>
}

export function manualClock(): ManualClock {
  let now = 0
  let due: { readonly at: number; readonly run: () => void }[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run }
      due.push(entry)
      return () => {
        due = due.filter((one) => one !== entry)
      }
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (;;) {
        const next = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        due = due.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = until
    },
  }
}
