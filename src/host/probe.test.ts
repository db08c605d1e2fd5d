import { Duplex } from 'node:stream'
import { setTimeout as pass } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ok } from '../shared/result.ts'
import { probe } from './probe.ts'

const silent = () => new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })

test('a port that opens just before the limit and says nothing is silent, not stopped', async () => {
  const connectSimulated = async () => {
    await pass(800)
    return ok(silent())
  }
  const probed = await probe({ address: 'sim', timeoutMs: 1000, connectSimulated })
  expect(probed).toEqual({ ok: false, error: { code: 'notAnswering', seen: 'silence', baudRates: [] } })
})

test('one that is stopped meanwhile is stopped', async () => {
  const stop = new AbortController()
  const connectSimulated = async () => {
    setImmediate(() => stop.abort())
    return ok(silent())
  }
  const probed = await probe({ address: 'sim', timeoutMs: 10_000, connectSimulated, signal: stop.signal })
  expect(probed).toEqual({ ok: false, error: { code: 'aborted' } })
})
