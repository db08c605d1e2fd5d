import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser } from './find-browser.ts'
import { hasDisplay, openWindow } from './open-window.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A program in the browser's place. */
function browser(body: string): NodeJS.ProcessEnv {
  const file = path.join(folder, 'chromium')
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
  return { PATH: process.env.PATH, DISPLAY: ':0', SWAPBENCH_CHROMIUM: file }
}

describe.skipIf(process.platform === 'win32')('a window of an installed browser', () => {
  test('gets the address and a profile of its own', async () => {
    const env = browser(`printf '%s\\n' "$@" > ${folder}/args`)
    const opened = openWindow('http://127.0.0.1:1/start?t=x', path.join(folder, 'profile'), env)
    expect(opened).toMatchObject({ ok: true, value: { browser: env.SWAPBENCH_CHROMIUM } })
    if (opened.ok) await opened.value.ended
    const args = readFileSync(path.join(folder, 'args'), 'utf8').split('\n')
    expect(args).toContain('--app=http://127.0.0.1:1/start?t=x')
    expect(args).toContain(`--user-data-dir=${path.join(folder, 'profile')}`)
  })

  test.each([
    ['exit 0', 5_000, 'handedOver'],
    ['exit 1', 5_000, 'failed'],
    ['exit 0', 0, 'closed'],
  ])('%s within %i ms is %s', async (body, shownMs, how) => {
    const opened = openWindow('http://127.0.0.1:1/', folder, browser(body), shownMs)
    expect(opened.ok && (await opened.value.ended)).toBe(how)
  })

  test('a browser that cannot be started failed', async () => {
    const env = { ...browser(''), SWAPBENCH_CHROMIUM: path.join(folder, 'missing') }
    const opened = openWindow('http://127.0.0.1:1/', folder, env)
    expect(opened.ok && (await opened.value.ended)).toBe('failed')
  })
})

test('without a display there is no window', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'darwin')).toBe(true)
})

test('a browser is found on the path; a relative path entry is not looked into', () => {
  const found = path.join(folder, 'microsoft-edge')
  writeFileSync(found, '')
  expect(findBrowser({ PATH: `relative:${folder}` }, 'linux')).toBe(found)
})
