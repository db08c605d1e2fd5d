import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findElectron } from '../../build/find-electron.mjs'
import { rememberedFailure, rememberFailure, runInstaller } from '../../build/install-electron.mjs'
import { isNewEnough } from '../../build/newer-node.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-launch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('Electron’s installer', () => {
  /** A script in its place. */
  function installer(body: string): string {
    const script = path.join(folder, 'install.mjs')
    writeFileSync(
      script,
      `import fs from 'node:fs'; import path from 'node:path'
       const temporary = process.env.TMPDIR, dist = path.join(import.meta.dirname, 'dist')
       ${body}`,
    )
    return script
  }
  const quick = { stallMs: 400, lookMs: 20, say: () => {} }

  test('succeeds, and its temporary files are gone', async () => {
    const script = installer(`fs.mkdirSync(dist); fs.writeFileSync(path.join(dist, 'tmp'), temporary)`)
    expect(await runInstaller(script, quick)).toBeUndefined()
    expect(readdirSync(path.join(folder, 'dist'))).toEqual(['tmp'])
    expect(existsSync(readFileSync(path.join(folder, 'dist/tmp'), 'utf8'))).toBe(false)
  })

  test.each([
    ["console.error('TypeError: fetch failed'); process.exitCode = 1", 'TypeError: fetch failed'],
    ['process.exitCode = 7', 'its installer ended with status 7'],
  ])('fails with its reason: %s', async (body, reason) => {
    expect(await runInstaller(installer(body), quick)).toBe(reason)
  })

  test('is given up when nothing moves any more', async () => {
    expect(await runInstaller(installer('setInterval(() => {}, 1000)'), quick)).toBe('no progress for 0 s')
  })

  test('is let go on for as long as bytes arrive, however slowly', async () => {
    const script = installer(`let n = 0
      const step = setInterval(() => {
        fs.appendFileSync(path.join(temporary, 'part'), 'x'.repeat(1000))
        if (++n === 12) clearInterval(step)
      }, 100)`)
    expect(await runInstaller(script, { ...quick, stallMs: 800 })).toBeUndefined()
  })
})

test('a failure is remembered for a day and no longer', () => {
  const at = Date.parse('2026-03-01T08:00:00Z')
  const hour = 3_600_000
  expect(rememberedFailure(folder, at)).toBeUndefined()
  rememberFailure(path.join(folder, 'new'), 'no network', at)
  rememberFailure(folder, 'no network', at)
  expect(rememberedFailure(folder, at + hour)).toEqual({ reason: 'no network', at: '2026-03-01T08:00:00.000Z' })
  expect(rememberedFailure(folder, at + 23 * hour)).toBeDefined()
  expect(rememberedFailure(folder, at + 25 * hour)).toBeUndefined()
  writeFileSync(path.join(folder, 'electron-install.json'), 'damaged')
  expect(rememberedFailure(folder, at)).toBeUndefined()
})

test('Electron is found by its file, never by asking for it', () => {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeUndefined()
  writeFileSync(path.join(folder, name), '')
  if (process.platform !== 'darwin')
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(path.join(folder, name))
})

test.each([
  ['20.20.2', false],
  ['22.12.0', false],
  ['22.13.0', true],
  ['24.21.0', true],
])('Node %s has node:sqlite: %s', (version, has) => expect(isNewEnough(version)).toBe(has))
