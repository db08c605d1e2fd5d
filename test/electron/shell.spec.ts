import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { findElectron } from '../../build/find-electron.mjs'

// Runs wherever Electron's binary is; `npx playwright test test/electron` runs it alone.
const binary = findElectron()
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
if (!binary) console.log('skipped: no Electron binary')
else if (!display) console.log('skipped: no display for Electron')
test.skip(!binary || !display, 'skipped: no Electron binary, or no display')

const root = path.resolve(import.meta.dirname, '../..')
let dataFolder: string
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'swapbench-electron-'))
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, `--data=${dataFolder}`, '--demo']
  app = await _electron.launch({ executablePath: binary ?? '', args })
  page = await app.firstWindow()
})
test.afterAll(async () => {
  await app?.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const simulatedTerminal = () => page.getByText('EC25').first()

test('shows the simulated terminal, which runs in a process of its own', async () => {
  await expect(simulatedTerminal()).toBeVisible()
})

test('the page has no Node, no way out and nobody to ask', async () => {
  const reach = await page.evaluate(async () => ({
    node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
    network: await fetch('https://example.com').then(
      () => 'reached',
      () => 'refused',
    ),
    window: window.open('https://example.com') === null,
    notifications: await navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state),
  }))
  expect(reach).toEqual({ node: ['undefined', 'undefined'], network: 'refused', window: true, notifications: 'denied' })
  await page.evaluate(() => {
    location.href = 'https://example.com'
  })
  await expect(simulatedTerminal()).toBeVisible()
  expect(page.url()).toMatch(/^app:\/\/swapbench\//)
})

test('a reload and a crash of the page are recovered', async () => {
  await page.reload()
  await expect(simulatedTerminal()).toBeVisible()
  const reloaded = app.evaluate(
    ({ webContents }) =>
      new Promise<void>((resolve) => {
        const [contents] = webContents.getAllWebContents()
        contents?.once('did-finish-load', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
  await reloaded
  // Playwright gives a crashed page up; the window itself is asked.
  const shown = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.executeJavaScript('document.body.innerText'))
  await expect.poll(shown).toContain('EC25')
})

test('there is one console: a second start gives up at once', async () => {
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, `--data=${dataFolder}`]
  const { spawn } = await import('node:child_process')
  const second = spawn(binary ?? '', args, { stdio: 'ignore' })
  const status = await new Promise((resolve) => second.once('exit', resolve))
  expect(status).toBe(0)
})
