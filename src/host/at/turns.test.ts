import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

test('the technician goes before polling, each in the order they came', async () => {
  const turns = new Turns(8)
  expect(await turns.enter('polling')).toBe('mine')
  const order: string[] = []
  const wait = async (name: string, priority: 'technician' | 'polling') => {
    await turns.enter(priority)
    order.push(name)
    turns.leave()
  }
  const all = [wait('p1', 'polling'), wait('p2', 'polling'), wait('t1', 'technician'), wait('t2', 'technician')]
  turns.leave()
  await Promise.all(all)
  expect(order).toEqual(['t1', 't2', 'p1', 'p2'])
  expect(await turns.enter('polling')).toBe('mine')
})

test('waiting is bounded, can be given up, and ends with the link', async () => {
  const turns = new Turns(2)
  await turns.enter('polling')
  const abort = new AbortController()
  const first = turns.enter('polling', abort.signal)
  const second = turns.enter('polling')
  expect(await turns.enter('technician')).toBe('full')
  abort.abort()
  expect(await first).toBe('aborted')
  expect(await turns.enter('polling', abort.signal)).toBe('aborted')
  turns.close()
  expect(await second).toBe('closed')
  expect(await turns.enter('technician')).toBe('closed')
})
