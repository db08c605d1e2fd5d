import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'
import { comeback, retryDelay } from './comeback.ts'

test('waits longer each time, up to 5 s, and never long while a reboot is awaited', () => {
  expect([0, 1, 2, 3, 4, 5, 1000].map((attempt) => retryDelay(attempt, false))).toEqual([
    250, 500, 1000, 2000, 4000, 5000, 5000,
  ])
  expect([0, 1, 2, 1000].map((attempt) => retryDelay(attempt, true))).toEqual([250, 500, 500, 500])
})

test.skipIf(process.platform === 'win32')('a path that appears ends the wait; its neighbour does not', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-comeback-'))
  try {
    const waiting = comeback(
      { kind: 'serial', path: path.join(folder, 'tty') },
      30_000,
      systemClock,
      new AbortController(),
    )
    writeFileSync(path.join(folder, 'other'), '')
    writeFileSync(path.join(folder, 'tty'), '')
    expect(await waiting).toBe('touched')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('where nothing can be watched, the delay decides; and the wait can be ended', async () => {
  expect(await comeback({ kind: 'serial', path: '/no/such/folder/tty' }, 1, systemClock, new AbortController())).toBe(
    'elapsed',
  )
  const pause = new AbortController()
  const waiting = comeback({ kind: 'tcp', path: 'tcp://nowhere:1' }, 30_000, systemClock, pause)
  pause.abort()
  expect(await waiting).toBe('elapsed')
})
