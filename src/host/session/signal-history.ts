import type { SignalSample } from '../../shared/contract/terminal.ts'
import { knownValue } from '../../shared/reading.ts'
import type { Snapshot } from '../../shared/snapshot.ts'

const KEPT_MS = 120_000
/** A terminal that is polled faster than once a second must not fill the memory either. */
const KEPT_SAMPLES = 240

/** The last two minutes of a terminal's signal; a gap in the polls is a gap in the samples. */
export function createSignalHistory() {
  const samples: SignalSample[] = []
  return {
    add(signal: Snapshot['signal'], now: number) {
      samples.push({
        at: new Date(now).toISOString(),
        rsrpDbm: knownValue(signal.rsrpDbm) ?? null,
        rssiDbm: knownValue(signal.rssiDbm) ?? null,
      })
      const oldest = new Date(now - KEPT_MS).toISOString()
      const from = samples.findIndex((sample) => sample.at >= oldest)
      samples.splice(0, Math.max(from, samples.length - KEPT_SAMPLES))
    },
    clear() {
      samples.length = 0
    },
    all: (): readonly SignalSample[] => [...samples],
  }
}
