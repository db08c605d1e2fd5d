import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What WCAG 2.0 to 2.2, A and AA, has against the page as it stands: each rule with where it is broken. */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`)
}
