import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ControlLine } from '../shared/control.ts'
import { testClient } from '../simulator/test-client.ts'
import { simulate } from './simulate.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'simulate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function start(...argv: string[]) {
  const stdin = new PassThrough()
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const stop = new AbortController()
  const status = simulate(argv, { stdin, stdout, stderr, signal: stop.signal })
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  return {
    status,
    stdin,
    stop: () => stop.abort(),
    line: async () => String((await lines.next()).value),
    complaint: () => String(stderr.read() ?? ''),
  }
}

async function dial(address: string) {
  const { hostname, port } = new URL(address)
  const socket = net.connect(Number(port), hostname)
  await once(socket, 'connect')
  return testClient(socket)
}

describe('bad arguments', () => {
  it.each([
    [['--scenario', 'nowhere'], 'no scenario nowhere'],
    [['--pty', '--tcp', '127.0.0.1:0'], 'either --tcp or --pty'],
    [['--tcp', '0.0.0.0:7000'], 'loopback'],
    [['--tcp', '127.0.0.1:70000'], 'port'],
    [['--link', 'x'], '--link goes with --pty'],
    [['--latency', 'slow'], 'milliseconds'],
    [['--persona-transcript', '/nonexistent'], 'ENOENT'],
    [['--nonsense'], 'nonsense'],
  ])('%j', async (argv, words) => {
    const run = start(...argv)
    expect(await run.status).toBe(2)
    expect(run.complaint()).toContain(words)
  })
})

it('says for a person where the terminal is, and ends when told', async () => {
  const run = start('--tcp', '--scenario', 'simcom')
  const line = await run.line()
  expect(line).toMatch(/^simcom: SIMCOM INCORPORATED SIM\w+ on tcp:\/\/127\.0\.0\.1:\d+$/)
  const client = await dial(line.split(' on ')[1] ?? '')
  expect(await client.send('AT')).toContain('OK')
  run.stop()
  expect(await run.status).toBe(0)
  await client.ended
})

it('obeys its control lines, logs messages, and ends with its input', async () => {
  const log = path.join(folder, 'sms.log')
  const run = start('--control', '--latency', '0', '--sms-log', log)
  const ready = ControlLine.parse(JSON.parse(await run.line()))
  if (!('event' in ready) || ready.event !== 'ready') throw new Error('not ready')
  const client = await dial(ready.address)
  await client.send('AT+CMGF=1')
  client.write('AT+CMGS="10010"\r')
  await client.until(/> $/)
  client.write('CXLL\x1a')
  await client.until(/OK\r\n$/)
  expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual({ to: '10010', text: 'CXLL' })
  run.stdin.write('{"id":1,"verb":"setSignal","rsrpDbm":-111}\n')
  for (;;) {
    const line = ControlLine.parse(JSON.parse(await run.line()))
    if (!('ok' in line)) continue
    expect(line).toMatchObject({ id: 1, ok: true, state: { network: { rsrpDbm: -111 } } })
    break
  }
  run.stdin.end()
  expect(await run.status).toBe(0)
  await client.ended
})

it('keeps its world in a file', async () => {
  const state = path.join(folder, 'world.json')
  const first = start('--control', '--state', state)
  await first.line()
  first.stdin.end('{"verb":"takeCardOut"}\n')
  expect(await first.status).toBe(0)
  const second = start('--control', '--state', state)
  expect(JSON.parse(await second.line())).toMatchObject({ event: 'ready', state: { card: null } })
  second.stop()
  await second.status
})

it('answers as a recording does', async () => {
  const file = path.join(folder, 'neoway.txt')
  writeFileSync(
    file,
    '# title: one command\n# vendor: Neoway\n# model: N720\n# source: synthetic\n\n> AT+X\n< \\r\\n+X: 1\\r\\n\\r\\nOK\\r\\n\n',
  )
  const run = start('--persona-transcript', file)
  const client = await dial((await run.line()).split(' on ')[1] ?? '')
  await client.send('ATE0')
  expect(await client.send('AT+X')).toBe('\r\n+X: 1\r\n\r\nOK\r\n')
  client.stream.destroy()
  run.stop()
  await run.status
})

it.skipIf(process.platform === 'win32')('puts no link where a file of somebody else is', async () => {
  const file = path.join(folder, 'important')
  writeFileSync(file, 'mine')
  const run = start('--pty', '--link', file)
  expect(await run.status).toBe(3)
  expect(run.complaint()).toContain('no symbolic link')
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe('mine')
})
