import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { serveConsole } from '../../src/web/serve-console.ts'
import { SCENES } from '../support/scenes.ts'
import { scriptedHost } from '../support/scripted-host.ts'
import { violationsOn } from './support/accessible.ts'

/** For a person to look at: out/screenshots/scenes/<language>-<appearance>/<scene>.png. */
const SHOTS = path.resolve(import.meta.dirname, '../../out/screenshots/scenes')

// States that are hard to reach with a terminal: 64 of them, long texts, findings, a job of every kind. What works is tested elsewhere;
// here each state is pictured, accessible, and fits the window.
for (const [language, theme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const) {
  test(`every state in ${language}, ${theme}: accessible, within the window, and pictured`, async ({ page }) => {
    test.setTimeout(240_000)
    const shots = path.join(SHOTS, `${language}-${theme}`)
    mkdirSync(shots, { recursive: true })
    const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-scenes-'))
    const host = scriptedHost()
    const served = await serveConsole({
      host,
      rendererFolder: path.resolve(import.meta.dirname, '../../out/renderer'),
      dataFolder: folder,
      log: () => {},
    })
    if (!served.ok) throw new Error(served.error)
    try {
      let opened = false
      for (const [name, { at, scene }] of Object.entries(SCENES)) {
        const { app } = scene.state
        if (app?.topic !== 'app') throw new Error(`${name} has no app`)
        host.show({
          ...scene,
          state: { ...scene.state, app: { ...app, settings: { ...app.settings, language, theme } } },
        })
        if (!opened) await page.goto(served.value.url())
        opened = true
        await page.goto(`http://127.0.0.1:${served.value.port}/${at}`)
        await page.reload()
        await expect(page.locator('main')).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: path.join(shots, `${name}.png`) })
        expect.soft(await violationsOn(page), name).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect.soft(overflow, `${name} is as wide as the window`).toBeLessThanOrEqual(0)
        const primary = page.getByTestId('primary')
        if (await primary.isVisible()) await expect.soft(primary, name).toBeInViewport({ ratio: 1 })
      }
    } finally {
      await served.value.close()
      host.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
