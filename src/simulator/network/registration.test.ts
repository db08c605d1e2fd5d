import { describe, expect, it } from 'vitest'
import { manualClock } from '../manual-clock.ts'
import { createRegistration, type RegistrationStatus } from './registration.ts'

function procedure() {
  const clock = manualClock()
  const seen: RegistrationStatus[] = []
  const registration = createRegistration(clock, 500, (status) => seen.push(status))
  return { clock, seen, registration }
}

describe('registration', () => {
  it('searches first, then is accepted', async () => {
    const { clock, seen, registration } = procedure()
    registration.update({ kind: 'accept', roaming: false })
    expect(registration.status.stat).toBe(2)
    await clock.advance(499)
    expect(registration.status.stat).toBe(2)
    await clock.advance(1)
    expect(seen.map(({ stat }) => stat)).toEqual([2, 1])
  })
  it('keeps the cause of a rejection until the next acceptance', async () => {
    const { clock, registration } = procedure()
    registration.update({ kind: 'reject', cause: 5 })
    await clock.advance(500)
    expect(registration.status).toEqual({ stat: 3, cause: 5 })
    registration.update({ kind: 'accept', roaming: true })
    await clock.advance(500)
    expect(registration.status).toEqual({ stat: 5, cause: undefined })
  })
  it('starts over when what it rests on changes half-way', async () => {
    const { clock, seen, registration } = procedure()
    registration.update({ kind: 'accept', roaming: false })
    await clock.advance(400)
    registration.update({ kind: 'off' })
    await clock.advance(1000)
    expect(seen.map(({ stat }) => stat)).toEqual([2, 0])
  })
  it('searches for ever where no cell answers', async () => {
    const { clock, registration } = procedure()
    registration.update({ kind: 'search' }, true)
    await clock.advance(100_000)
    expect(registration.status.stat).toBe(2)
  })
})
