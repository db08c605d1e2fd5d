import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { ok } from '../shared/result.ts'
import { connectTo } from './connect.ts'
import { DuplexLink } from './link/duplex-link.ts'

vi.mock('./terminal/modem/modem-terminal.ts', () => ({
  openModemTerminal: () => Promise.reject(new Error('a fault of our own')),
}))

test('a fault while the terminal is made lets go of the link', async () => {
  const id = { kind: 'tcp', path: 'tcp://nowhere:1' } as const
  const link = new DuplexLink(id, { stream: new PassThrough(), release: (done) => done() })
  const connect = connectTo({ id, open: async () => ok(link) })
  await expect(connect(() => {}, new AbortController().signal)).rejects.toThrow('a fault of our own')
  expect(await link.ended).toEqual({ reason: 'closed' })
})
