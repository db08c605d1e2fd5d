import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StateValue } from '../../shared/contract/index.ts'
import { createFollowers } from './follow.ts'
import { createStateHub } from './state.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const reading = (value: number, path = 'signal.rsrpDbm'): StateValue => ({
  topic: 'reading',
  terminalId: 't1',
  path,
  reading: { value, raw: '', source: 'test', at: '2026-01-01T00:00:00.000Z' },
})

/** One window: what it has received, and what it does with it. */
function window() {
  const hub = createStateHub()
  const followers = createFollowers(hub)
  const stop = new AbortController()
  const stream = followers.follow(stop.signal)
  const next = async () => {
    const result = await stream.next()
    return result.done ? undefined : result.value
  }
  const values = (frame: Awaited<ReturnType<typeof next>>) =>
    frame?.changes.map(({ key, value }) => [
      key,
      value?.topic === 'reading' && 'value' in value.reading ? value.reading.value : value,
    ])
  return { hub, followers, stop, stream, next, values }
}

/** Whether `promise` is settled once everything that is ready has run. */
async function settled(promise: Promise<unknown>) {
  let is = false
  void promise.then(() => {
    is = true
  })
  await vi.advanceTimersByTimeAsync(0)
  return is
}

test('first everything, then the newest value of each key that changed, a frame only after the ack', async () => {
  const { hub, followers, next, values } = window()
  hub.set('a', reading(1))
  hub.set('b', reading(2))
  const first = await next()
  expect(first).toMatchObject({ seq: 1, whole: true })
  expect(values(first)).toEqual([
    ['a', 1],
    ['b', 2],
  ])

  const second = next()
  for (let value = 10; value < 1000; value++) hub.set('a', reading(value))
  hub.set('b', reading(2))
  hub.delete('b')
  await vi.advanceTimersByTimeAsync(1000)
  expect(await settled(second)).toBe(false)
  followers.ack(first?.streamId ?? '', 1)
  expect(await second).toMatchObject({ seq: 2, whole: false })
  expect(values(await second)).toEqual([
    ['a', 999],
    ['b', null],
  ])
})

test('at most one frame in 50 ms, however fast the acks come', async () => {
  const { hub, followers, next } = window()
  const first = await next()
  followers.ack(first?.streamId ?? '', 1)
  const second = next()
  hub.set('a', reading(1))
  await vi.advanceTimersByTimeAsync(49)
  expect(await settled(second)).toBe(false)
  hub.set('a', reading(2))
  await vi.advanceTimersByTimeAsync(1)
  expect((await second)?.changes).toEqual([{ key: 'a', value: reading(2) }])
})

test('what is set to what it is already is no change', async () => {
  const { hub, followers, next } = window()
  hub.set('a', reading(1))
  const first = await next()
  followers.ack(first?.streamId ?? '', 1)
  const second = next()
  hub.set('a', reading(1))
  await vi.advanceTimersByTimeAsync(1000)
  expect(await settled(second)).toBe(false)
})

test('an ack of an old frame, of one not sent yet, or of another stream opens nothing', async () => {
  const { hub, followers, next } = window()
  const first = await next()
  const second = next()
  hub.set('a', reading(1))
  followers.ack(first?.streamId ?? '', 2)
  followers.ack(first?.streamId ?? '', 0)
  followers.ack('another', 1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await settled(second)).toBe(false)
})

test('a window that never acks costs the number of keys it knows and no more', async () => {
  const { hub, followers, next } = window()
  for (let key = 0; key < 100; key++) hub.set(`reading/${key}`, reading(0))
  await next()
  void next()
  for (let round = 0; round < 1000; round++) {
    for (let key = 0; key < 100; key++) hub.set(`reading/${key}`, reading(round))
    hub.set(`job/${round}`, reading(round))
    hub.delete(`job/${round}`)
  }
  expect(followers.kept()).toEqual({ streams: 1, keys: 200 })
})

test('it ends with its connection, also while it waits, and keeps nothing', async () => {
  const { followers, stop, next } = window()
  await next()
  const waiting = next()
  stop.abort()
  expect(await waiting).toBeUndefined()
  expect(followers.kept()).toEqual({ streams: 0, keys: 0 })
})

test('it ends with the host', async () => {
  const { followers, next } = window()
  await next()
  const waiting = next()
  followers.close()
  expect(await waiting).toBeUndefined()
})

test('it ends when the consumer turns away, also while it waits, and keeps nothing', async () => {
  const { followers, stream, next } = window()
  await next()
  const waiting = next()
  await stream.return()
  expect(await waiting).toBeUndefined()
  expect(followers.kept()).toEqual({ streams: 0, keys: 0 })
})

test('two windows have each their own pace', async () => {
  const { hub, followers, next } = window()
  const other = followers.follow()
  const first = await next()
  await other.next()
  followers.ack(first?.streamId ?? '', 1)
  hub.set('a', reading(1))
  await vi.advanceTimersByTimeAsync(50)
  expect((await next())?.changes).toHaveLength(1)
  expect(await settled(other.next())).toBe(false)
  await other.return()
})
