import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { violationsOn } from './support/accessible.ts'
import { startConsole } from './support/console.ts'
import { startSimulator } from './support/simulator.ts'
import { SwapDesk } from './support/swap-desk.ts'
import { WORDS } from './support/words.ts'

/** For a person to look at: out/screenshots/<language>/<page>.png, each page in both appearances. */
const SHOTS = path.resolve(import.meta.dirname, '../../out/screenshots')

for (const [language, words] of Object.entries(WORDS)) {
  test.describe(language, () => {
    test.use({ locale: words.locale })

    test('each page: accessible, nothing refused by the content security policy, and pictured', async ({ page }) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-pages-'))
      const simulator = await startSimulator({ folder })
      const running = await startConsole({ dataFolder: path.join(folder, 'data'), locale: words.locale })
      const refused: string[] = []
      page.on('console', (message) => {
        if (/Content Security Policy|Permissions policy/i.test(message.text())) refused.push(message.text())
      })
      page.on('pageerror', (error) => refused.push(error.message))
      try {
        await page.goto(running.url)
        const desk = new SwapDesk(page, words, simulator)
        const look = (name: string) => lookAt(page, language, name)

        await expect(page.getByRole('heading', { name: words.bench, exact: true })).toBeVisible()
        await look('bench-empty')
        await desk.setUpBench('Wang Lei')
        await desk.addTerminal(simulator.address)
        await look('bench')
        await page.getByRole('link', { name: words.settings }).click()
        await look('settings')
        await page.getByRole('link', { name: words.bench }).click()
        await page.getByTestId('tile-1').getByRole('link').first().click()
        await look('terminal')
        await page.getByRole('link', { name: words.bench }).click()

        await desk.startSwap()
        await look('swap-01-intake')
        await desk.intake()
        await desk.isAt('before')
        await expect(desk.primary).toHaveText(words.swapNeeded)
        await look('swap-02-before')
        await desk.before()
        await desk.isAt('newCard')
        await look('swap-03-new-card')
        await desk.newCard()
        await desk.isAt('pause')
        await look('swap-04-pause')
        await desk.pause()
        await desk.isAt('powerOff')
        await look('swap-05-power-off')
        await desk.powerOff()
        await desk.isAt('changeCard')
        await look('swap-06-change-card')
        await desk.changeCard()
        await desk.isAt('powerOn')
        await look('swap-07-power-on')
        await simulator.do({ verb: 'blockTraffic', blocked: true })
        await desk.powerOn()
        await desk.isAt('verify')
        await desk.enter(words.startChecks)
        await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'failed', { timeout: 60_000 })
        await look('swap-08-verify-failed')
        await simulator.do({ verb: 'blockTraffic', blocked: false })
        await desk.enter(words.checkAgain)
        await expect(page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'verified', { timeout: 60_000 })
        await look('swap-08-verify')
        await desk.enter(words.verifiedNext)
        await desk.isAt('settings')
        await look('swap-09-settings')
        await desk.settings()
        await desk.isAt('report')
        await look('swap-10-report')
        await desk.report()
        await look('order')
        const pdf = await page.pdf({ preferCSSPageSize: true, path: path.join(SHOTS, language, 'order.pdf') })
        expect(pagesOf(pdf), 'the work order prints on one page').toBe(1)
        await page.getByRole('link', { name: words.orders }).first().click()
        await look('orders')
        expect(refused).toEqual([])
      } finally {
        await running.stop()
        await simulator.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
}

/** How many page objects a PDF has: Chromium writes them uncompressed. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

async function lookAt(page: Page, language: string, name: string): Promise<void> {
  mkdirSync(path.join(SHOTS, language), { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: path.join(SHOTS, language, `${name}-${colorScheme}.png`), animations: 'disabled' })
    expect.soft(await violationsOn(page), `${name} in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
