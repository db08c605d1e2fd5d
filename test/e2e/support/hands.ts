import { expect, type Locator, type Page } from '@playwright/test'

/** Two hands on a keyboard: everything a person does without a mouse. */
export class Hands {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Presses Tab until `target` has the focus; a page on which that does not come about is not for keyboards. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${target}`)
  }

  async fill(target: Locator, text: string): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.type(text)
  }

  /** As fingers type: slower than a scanner. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 60 })
  }

  /** Moves to a radio button or check box and switches it on. */
  async choose(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    if (await target.isChecked()) return
    const group = await target.getAttribute('name')
    const isRadio = (await target.getAttribute('type')) === 'radio'
    if (!isRadio || !group) {
      await this.tabTo(target)
      await this.page.keyboard.press('Space')
    } else {
      // Tab enters a group of radio buttons once; the arrows move within it.
      const first = this.page.locator(`input[type=radio][name="${group}"]`)
      await this.tabToAny(first)
      for (let moves = 0; moves < 10 && !(await target.isChecked()); moves++) {
        if (await target.evaluate((element) => element === document.activeElement))
          await this.page.keyboard.press('Space')
        else await this.page.keyboard.press('ArrowDown')
      }
    }
    await expect(target).toBeChecked()
  }

  private async tabToAny(targets: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      const here = await targets.evaluateAll((elements) =>
        elements.some((element) => element === document.activeElement),
      )
      if (here) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to one of ${targets}`)
  }

  /** Enter on a button or link that Tab reaches. */
  async press(target: Locator): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press('Enter')
  }

  /** A barcode scanner: keys a few milliseconds apart, Enter at the end, wherever the focus is. */
  async scan(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 3 })
    await this.page.keyboard.press('Enter')
  }
}
