import { type Reading, type Unknown, unknown } from '../../../shared/reading.ts'

/** The part of a reading that `choose` takes; what it does not give is not reported. */
export function pick<T, U>(reading: Reading<T>, choose: (value: T) => U | undefined): Reading<U> {
  if (!('value' in reading)) return reading
  const value = choose(reading.value)
  return value === undefined ? unknown('notReported') : { ...reading, value }
}

/** The first reading that is known, else the most telling reason: anything says more than that a command is not supported. */
export function firstKnown<T>(readings: readonly (Reading<T> | undefined)[]): Reading<T> {
  let telling: Unknown | undefined
  for (const reading of readings) {
    if (reading === undefined) continue
    if ('value' in reading) return reading
    if (telling === undefined || telling.unknown === 'notSupported') telling = reading
  }
  return telling ?? unknown('notReadYet')
}
