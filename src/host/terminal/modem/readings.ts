import { type Reading, type Unknown, unknown } from '../../../shared/reading.ts'

/** The part of a reading that `choose` takes; what it does not give is not reported. */
export function pick<T, U>(reading: Reading<T>, choose: (value: T) => U | undefined): Reading<U> {
  if (!('value' in reading)) return reading
  const value = choose(reading.value)
  return value === undefined ? unknown('notReported') : { ...reading, value }
}

/** How much a reason says: that a command is not supported less than anything that was seen, and 'not read yet' nothing. */
const saying = ({ unknown: reason }: Unknown): number =>
  reason === 'notReadYet' ? 0 : reason === 'notSupported' ? 1 : 2

/** The first reading that is known, else the first of the most telling reasons. */
export function firstKnown<T>(readings: readonly (Reading<T> | undefined)[]): Reading<T> {
  let telling: Unknown = unknown('notReadYet')
  for (const reading of readings) {
    if (reading === undefined) continue
    if ('value' in reading) return reading
    if (saying(reading) > saying(telling)) telling = reading
  }
  return telling
}
