import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { problem } from '../../shared/problem.ts'
import { err } from '../../shared/result.ts'
import type { Parts } from './parts.ts'
import { createRouter } from './router.ts'

/** A window on a host of which only `bench` is there. */
function client(bench: Partial<Parts['bench']>) {
  const logged: string[] = []
  const parts = { bench, log: (line: string) => logged.push(line) } as unknown as Parts
  return { logged, client: createRouterClient(createRouter(parts), { context: { clientId: 'test' } }) }
}

test('a documented problem arrives as it is, with its params', async () => {
  const busy = problem('terminalBusy', { holder: 'WX20260101-0001' })
  const { client: window, logged } = client({ remove: async () => err(busy) })
  await expect(window.bench.remove({ terminalId: 't' })).rejects.toMatchObject({
    code: 'PROBLEM',
    defined: true,
    data: busy,
  })
  expect(logged).toEqual([])
})

test('a fault of our own is said as such, with nothing of a subscriber in it, and logged', async () => {
  const look = async () => {
    throw new Error('no place for IMEI 490154203237518')
  }
  const { client: window, logged } = client({ look })
  const failed = await window.bench.look({}).catch((thrown: unknown) => thrown)
  expect(failed).toMatchObject({ code: 'PROBLEM', defined: true, data: { code: 'internal' } })
  expect(logged).toHaveLength(1)
  expect(`${JSON.stringify(failed)}${logged[0]}`).not.toContain('490154203237518')
  expect(logged[0]).toContain('router.test.ts')
})

test('an answer that does not fit the contract is a fault of our own', async () => {
  const { client: window, logged } = client({ look: async () => 1.5 })
  await expect(window.bench.look({})).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'internal' } })
  expect(logged).toHaveLength(1)
})
