import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { opening } from './opening.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const explain = (error: Error) => ({ code: 'failed', detail: error.message }) as const

test('an attempt that never ends is a time-out; what opens later is let go', async () => {
  const discarded: string[] = []
  const attempt = Promise.withResolvers<string>()
  const options = {
    signal: new AbortController().signal,
    deadlineMs: 5_000,
    discard: (s: string) => discarded.push(s),
    explain,
  }
  const result = opening(options, () => attempt.promise)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await result).toMatchObject({ ok: false, error: { code: 'timeout' } })
  attempt.resolve('late')
  await vi.advanceTimersByTimeAsync(0)
  expect(discarded).toEqual(['late'])
  expect(vi.getTimerCount()).toBe(0)
})

test('an abort ends it at once', async () => {
  const abort = new AbortController()
  const options = { signal: abort.signal, deadlineMs: 5_000, discard: () => {}, explain }
  const result = opening(options, () => new Promise(() => {}))
  abort.abort()
  expect(await result).toEqual({ ok: false, error: { code: 'aborted' } })
  expect(await opening(options, () => Promise.resolve('never asked'))).toEqual({
    ok: false,
    error: { code: 'aborted' },
  })
  expect(vi.getTimerCount()).toBe(0)
})

test('a failure is explained', async () => {
  const options = { signal: new AbortController().signal, deadlineMs: 5_000, discard: () => {}, explain }
  expect(await opening(options, () => Promise.reject(new Error('no')))).toEqual({
    ok: false,
    error: { code: 'failed', detail: 'no' },
  })
})
