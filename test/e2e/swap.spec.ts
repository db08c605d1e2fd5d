import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { startConsole } from './support/console.ts'
import { startSimulator } from './support/simulator.ts'
import { BOUND_NUMBER, NEW_ICCID, SwapDesk } from './support/swap-desk.ts'
import { WORDS } from './support/words.ts'

for (const [language, words] of Object.entries(WORDS)) {
  test.describe(language, () => {
    test.use({ locale: words.locale })

    test('the whole swap by keyboard, with a cable pulled and the console killed on the way', async ({ page }) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'swapbench-e2e-'))
      const simulator = await startSimulator({ folder })
      let running = await startConsole({ dataFolder: path.join(folder, 'data'), locale: words.locale })
      try {
        await page.goto(running.url)
        const desk = new SwapDesk(page, words, simulator)
        await desk.setUpBench('Wang Lei')
        await desk.addTerminal(simulator.address)
        await desk.startSwap()
        await desk.intake()
        await desk.before()
        await desk.isAt('newCard')

        await test.step('the cable is pulled and comes back', async () => {
          await simulator.do({ verb: 'pullCable' })
          await expect(desk.benchSees).toContainText(words.linkGone)
          await simulator.do({ verb: 'plugCable' })
          await expect(desk.benchSees).toContainText(words.linkConnected)
        })
        await desk.newCard()
        await desk.pause()
        await desk.powerOff()
        await desk.isAt('changeCard')

        await test.step('the console is killed while the terminal lies open', async () => {
          await running.kill()
          await expect(page.getByText(words.restarting).first()).toBeVisible()
          running = await startConsole({ dataFolder: path.join(folder, 'data'), locale: words.locale })
          await expect(page.getByText(words.restarting)).toHaveCount(0)
          await expect(page.getByText(words.resumed).first()).toBeVisible()
        })
        await desk.changeCard()
        await desk.powerOn()
        await desk.verify()
        await desk.settings()
        await desk.report()

        await expect(page.getByTestId('outcome')).toContainText(words.verified)
        const state = await simulator.state()
        expect(state.card).toMatchObject({ iccid: NEW_ICCID, msisdn: BOUND_NUMBER })
        expect(state.acts.msisdnWrites).toBe(1)
      } finally {
        await running.stop()
        await simulator.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
}
