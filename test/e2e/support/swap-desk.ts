import { expect, type Locator, type Page } from '@playwright/test'
import { Hands } from './hands.ts'
import type { RunningSimulator } from './simulator.ts'
import type { Words } from './words.ts'

export const NEW_ICCID = '89860426000000000023'
export const BOUND_NUMBER = '13812345678'
export const PAYMENT_HOST = 'pay.swapbench.example:7000'

/** One technician at one bench: each method is what the person does in one step, by keyboard and scanner, and what is seen then. */
export class SwapDesk {
  readonly page: Page
  readonly words: Words
  readonly simulator: RunningSimulator
  readonly hands: Hands
  readonly primary: Locator
  /** The right column: what the bench reads by itself. */
  readonly benchSees: Locator
  /** What an action needs to be filled in first, by its label. */
  private readonly preparations: readonly (readonly [RegExp, () => Promise<void>])[]

  constructor(page: Page, words: Words, simulator: RunningSimulator) {
    this.page = page
    this.words = words
    this.simulator = simulator
    this.hands = new Hands(page)
    this.primary = page.getByTestId('primary')
    this.preparations = [
      [words.intakeDone, () => this.fillIntake()],
      [words.checkCard, () => this.scanCard()],
      [words.write, () => this.fillNumber()],
      [words.finish, () => this.fillReport()],
    ]
    this.benchSees = page.getByRole('complementary', { name: words.benchSees })
  }

  /** The one action at the bottom right, by Enter from wherever the focus is. */
  async enter(label: RegExp): Promise<void> {
    await expect(this.primary).toHaveText(label)
    await expect(this.primary).toBeEnabled()
    // A button in focus keeps Enter for itself: the person tabs to the primary one.
    const own = await this.page.evaluate(() =>
      document.activeElement?.matches('a[href], button, select, textarea, summary'),
    )
    if (own) await this.hands.tabTo(this.primary)
    await this.page.keyboard.press('Enter')
  }

  async isAt(step: string): Promise<void> {
    await expect(this.page.getByTestId(`step-${step}`)).toHaveAttribute('aria-current', 'step')
  }

  async setUpBench(technician: string): Promise<void> {
    const { page, hands, words } = this
    await hands.press(page.getByRole('link', { name: words.settings }))
    await hands.fill(page.getByRole('textbox', { name: words.technician }), technician)
    await hands.fill(page.getByRole('textbox', { name: words.paymentHost }), PAYMENT_HOST)
    await page.keyboard.press('Tab')
    await hands.press(page.getByRole('link', { name: words.bench }))
  }

  async addTerminal(address: string): Promise<void> {
    const { page, hands, words } = this
    await hands.press(page.getByRole('button', { name: words.addByAddress }))
    await hands.fill(page.getByRole('textbox', { name: words.address }), address)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('tile-1')).toContainText(words.fine)
    await expect(page.getByTestId('tile-1')).toContainText('0013')
  }

  async startSwap(): Promise<void> {
    await this.hands.press(this.page.getByTestId('tile-1').getByRole('button', { name: this.words.startSwap }))
    await this.isAt('intake')
  }

  async intake(): Promise<void> {
    await this.fillIntake()
    await this.enter(this.words.intakeDone)
  }

  private async fillIntake(): Promise<void> {
    const { page, hands, words } = this
    await hands.fill(page.getByRole('textbox', { name: words.merchant }).first(), 'Good Noodles')
    await hands.fill(page.getByRole('textbox', { name: words.contactPhone }), '13900005518')
    const reason = page.getByRole('combobox', { name: words.reason })
    await hands.tabTo(reason)
    if ((await reason.inputValue()) === '') await page.keyboard.press('ArrowDown')
    await expect(reason).toHaveValue('noData')
    await hands.choose(page.getByRole('radio', { name: words.merchantOwns }))
    await hands.choose(page.getByRole('checkbox', { name: words.consent }))
  }

  async before(): Promise<void> {
    await this.isAt('before')
    await this.enter(this.words.swapNeeded)
  }

  async newCard(): Promise<void> {
    await this.isAt('newCard')
    await this.scanCard()
    await this.enter(this.words.checkCard)
    await this.enter(this.words.cardAccepted)
  }

  private async scanCard(): Promise<void> {
    await this.hands.scan(NEW_ICCID)
    await this.hands.choose(this.page.getByRole('radio', { name: this.words.notUsedElsewhere, exact: true }))
  }

  async pause(): Promise<void> {
    await this.isAt('pause')
    await this.enter(this.words.batchSettled)
    await this.enter(this.words.noTransaction)
  }

  async powerOff(): Promise<void> {
    await this.isAt('powerOff')
    await this.simulator.do({ verb: 'pressPower' })
    await this.enter(this.words.screenDark)
  }

  async changeCard(card = 'new'): Promise<void> {
    await this.isAt('changeCard')
    await this.simulator.do({ verb: 'takeCardOut' })
    await this.enter(this.words.oldCardOut)
    await this.simulator.do({ verb: 'insertCard', card })
    await this.enter(this.words.cardSeated)
  }

  async powerOn(): Promise<void> {
    await this.isAt('powerOn')
    await this.simulator.do({ verb: 'pressPower' })
    await this.enter(this.words.toVerify)
  }

  async verify(): Promise<void> {
    await this.isAt('verify')
    await this.enter(this.words.startChecks)
    await expect(this.page.getByTestId('outcome')).toHaveAttribute('data-outcome', 'verified', { timeout: 60_000 })
    await this.enter(this.words.verifiedNext)
  }

  async settings(): Promise<void> {
    const { page, words } = this
    await this.isAt('settings')
    await this.fillNumber()
    await this.enter(words.write)
    await expect(page.getByTestId('setting-status')).toHaveAttribute('data-status', 'matches')
    await expect(page.getByTestId('setting-status')).toContainText(words.matches)
    await this.enter(words.toReport)
  }

  private async fillNumber(): Promise<void> {
    const { page, hands, words } = this
    await hands.fill(page.getByRole('textbox', { name: words.boundNumber }), BOUND_NUMBER)
    await hands.choose(page.getByRole('checkbox', { name: words.merchantAgreed }))
  }

  async report(): Promise<void> {
    await this.isAt('report')
    await this.fillReport()
    await this.enter(this.words.finish)
    await expect(this.page.getByTestId('order')).toBeVisible()
  }

  private async fillReport(): Promise<void> {
    const { page, hands, words } = this
    await hands.choose(page.getByRole('radio', { name: words.destroyed }))
    await hands.choose(page.getByRole('radio', { name: words.pendingOnSite }))
  }

  /**
   * Goes on with the job wherever it stands, doing what the one action asks for, until the console is gone (or, with `untilOrder`,
   * until the work order shows). The page is never reloaded: it finds its console again by itself.
   */
  async workUntil(gone: Promise<void>, options: { untilOrder?: boolean } = {}): Promise<void> {
    let over = false
    void gone.then(() => {
      over = true
    })
    const restarting = this.page.getByText(this.words.restarting).first()
    // A console that finds an act to go on with may come to its row before the page has found it.
    await Promise.race([
      gone,
      restarting.waitFor({ state: 'hidden', timeout: 30_000 }).catch((late) => over || Promise.reject(late)),
    ])
    for (let turn = 0; turn < 60 && !over; turn++) {
      const seen = await this.turn().catch((failure) => {
        // What was pressed may have killed the console under the hands.
        if (!over) throw failure
      })
      if (options.untilOrder && seen === 'order') return
      // The page can know before the process is reaped.
      if (seen === 'restarting') await gone
    }
    if (!over) throw new Error('sixty turns and no end')
    await expect(restarting).toBeVisible()
  }

  /** One thing: what lies at hand in the world, then what the action at the bottom right asks for. Returns what was on the page. */
  private async turn(): Promise<'order' | 'restarting' | 'tile' | 'action' | 'moved'> {
    const { page, words } = this
    const step = await page.evaluate(
      () => document.querySelector('[aria-current=step]')?.getAttribute('data-testid') ?? '',
    )
    await this.atHand(step)
    const seen = await page.waitForFunction(
      ([step, restarting]) => {
        if (document.body.innerText.includes(restarting)) return 'restarting'
        if (document.querySelector('[data-testid=order]')) return 'order'
        if (document.querySelector('[data-testid=tile-1] :is(.jb button, a.jb)')) return 'tile'
        if (document.querySelector('[data-testid=primary]:enabled')) return 'action'
        const now = document.querySelector('[aria-current=step]')?.getAttribute('data-testid') ?? ''
        return now === step ? false : 'moved'
      },
      [step, words.restarting] as const,
      { timeout: 45_000 },
    )
    const what = (await seen.jsonValue()) as Exclude<Awaited<ReturnType<SwapDesk['turn']>>, false>
    if (what === 'tile') await this.hands.press(page.getByTestId('tile-1').locator('.jb button, a.jb'))
    if (what === 'action') {
      const label = (await this.primary.textContent()) ?? ''
      await this.preparations.find(([asks]) => asks.test(label))?.[1]()
      await this.enter(/./)
    }
    return what
  }

  /** The terminal's own part of a step, done once. */
  private async atHand(step: string): Promise<void> {
    const { simulator } = this
    const state = await simulator.state()
    if (step === 'step-powerOff' && state.power === 'on') await simulator.do({ verb: 'pressPower' })
    if (step === 'step-powerOn' && state.power === 'off') await simulator.do({ verb: 'pressPower' })
    if (step === 'step-changeCard' && state.card?.iccid !== NEW_ICCID) {
      await simulator.do({ verb: 'takeCardOut' })
      await simulator.do({ verb: 'insertCard', card: 'new' })
    }
  }
}
