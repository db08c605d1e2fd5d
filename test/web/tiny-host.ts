import { randomUUID } from 'node:crypto'
import { implement } from '@orpc/server'
import { contract, type StateValue } from '../../src/shared/contract/index.ts'
import { problem } from '../../src/shared/problem.ts'
import type { ServeOptions } from '../../src/web/serve-console.ts'

export const reading = (value: string): StateValue => ({
  topic: 'reading',
  terminalId: 't1',
  path: 'sim.iccid',
  reading: { value, raw: value, source: 'AT+CCID', at: '2026-01-01T00:00:00Z' },
})

/** The least of a host that the transports can be tested with: one value as its state, and one call that fails as documented. */
export function tinyHost(value: string) {
  const os = implement(contract).$context<{ clientId: string }>()
  const acked = new Map<string, (seq: number) => void>()
  const seen = { clients: new Set<string>(), acks: [] as number[], streams: 0 }
  const router = {
    state: {
      follow: os.state.follow.handler(async function* ({ context, signal }) {
        const streamId = randomUUID()
        const gone = new Promise<number>((resolve) => signal?.addEventListener('abort', () => resolve(0)))
        seen.clients.add(context.clientId)
        seen.streams++
        try {
          for (let seq = 1; !signal?.aborted; seq++) {
            const ack = new Promise<number>((resolve) => acked.set(streamId, resolve))
            yield { streamId, seq, whole: seq === 1, changes: [{ key: `value ${seq}`, value: reading(value) }] }
            seen.acks.push(await Promise.race([ack, gone]))
            if (seq === 2) await gone
          }
        } finally {
          seen.streams--
        }
      }),
      ack: os.state.ack.handler(({ input }) => {
        acked.get(input.streamId)?.(input.seq)
        return {}
      }),
    },
    bench: {
      remove: os.bench.remove.handler(({ input, errors }) => {
        if (input.terminalId === 'broken') throw new Error('IMEI 490154203237518 is in this text')
        throw errors.PROBLEM({ data: problem('terminalNotFound', { terminal: input.terminalId }) })
      }),
      look: os.bench.look.handler(() => ({ found: 0 })),
    },
  }
  // The transports never look into a router: a part of it serves them as well as the whole.
  return { seen, router: router as unknown as ServeOptions['host']['router'] }
}
