import { afterEach, beforeEach, expect, test } from 'vitest'
import { Shop } from './shop.ts'

let shop: Shop
beforeEach(() => {
  shop = new Shop()
})
afterEach(() => shop.close())

test('a swap from intake to a closed order', async () => {
  const visit = shop.open()
  const view = await visit.goTo('end')
  expect(view).toMatchObject({ status: 'closed', outcome: 'verified' })
})
