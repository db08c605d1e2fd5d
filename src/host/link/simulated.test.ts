import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { simulatedEndpoint } from './simulated.ts'

const signal = () => new AbortController().signal

test('opens what the shell hands in, and each time a new link', async () => {
  const asked: string[] = []
  const endpoint = simulatedEndpoint('sim:weak', async (path) => {
    asked.push(path)
    return ok(new PassThrough())
  })
  const first = await endpoint.open(signal())
  const second = await endpoint.open(signal())
  if (!first.ok || !second.ok) throw new Error('not open')
  expect(first.value).not.toBe(second.value)
  expect(first.value.endpoint).toEqual({ kind: 'simulated', path: 'sim:weak' })
  expect(asked).toEqual(['sim:weak', 'sim:weak'])
  first.value.destroy()
  expect(await first.value.ended).toEqual({ reason: 'closed' })
  expect(second.value.destroyed).toBe(false)
  second.value.destroy()
})

test('a cable that is pulled ends the link', async () => {
  const wire = new PassThrough()
  const opened = await simulatedEndpoint('sim', async () => ok(wire)).open(signal())
  if (!opened.ok) throw new Error(opened.error.code)
  wire.destroy()
  expect(await opened.value.ended).toMatchObject({ reason: 'gone' })
})

test('what refuses says why', async () => {
  const refuse = simulatedEndpoint('sim', async () => err({ code: 'notFound', detail: 'the cable is out' }))
  expect(await refuse.open(signal())).toEqual({ ok: false, error: { code: 'notFound', detail: 'the cable is out' } })
  const broken = simulatedEndpoint('sim', () => Promise.reject(new Error('bug')))
  expect(await broken.open(signal())).toEqual({ ok: false, error: { code: 'failed', detail: 'bug' } })
})
