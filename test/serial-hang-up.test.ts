import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { setTimeout as pass } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Link } from '../src/host/link/link.ts'
import { serialEndpoint } from '../src/host/link/serial.ts'

// Which read is under way when the cable goes is a matter of chance: each way of pulling is tried so many times.
const CYCLES = 50
/** A hang-up is known to the kernel at once; this is for a machine that is busy. */
const PROMPT_MS = 2_000

describe.skipIf(process.platform === 'win32')('a serial port whose cable is pulled', () => {
  let farEnd: ChildProcess
  let answers: Interface
  beforeAll(() => {
    farEnd = spawn(process.execPath, [path.join(import.meta.dirname, 'support/far-end.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (farEnd.stdout) answers = createInterface({ input: farEnd.stdout })
  })
  afterAll(() => farEnd.kill('SIGKILL'))

  const order = (word: 'plug' | 'flood' | 'pull') => farEnd.stdin?.write(`${word}\n`)
  const flooded = async (link: Link) => {
    order('flood')
    await once(link, 'data')
  }
  const ways: Readonly<Record<string, (link: Link) => void | Promise<void>>> = {
    'with nothing said': (link) => void link.resume(),
    'before anything is read': () => {},
    'right after it was opened': (link) => void setImmediate(() => link.resume()),
    'while bytes stream in': (link) => flooded(link.resume()),
    'while bytes stream in and nobody takes them': async (link) => {
      await flooded(link)
      link.pause()
    },
    'while we write': (link) => {
      link.resume()
      const write = () => void (link.destroyed || link.write('AT+CSQ\r', () => setImmediate(write)))
      write()
    },
    'while both talk': async (link) => {
      await flooded(link.resume())
      // More than the kernel takes at once: the write waits when the end comes.
      link.write('AT\r'.repeat(100_000))
    },
  }

  test.each(Object.entries(ways))('%s: the link is gone, at once, and nothing goes on', async (_, before) => {
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const plugged = once(answers, 'line')
      order('plug')
      const opened = await serialEndpoint(String((await plugged)[0])).open(new AbortController().signal)
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
      const link = opened.value
      await before(link)
      order('pull')
      const stuck = pass(PROMPT_MS, { reason: `not told within ${PROMPT_MS} ms, cycle ${cycle}` }, { ref: false })
      expect(await Promise.race([link.ended, stuck])).toMatchObject({ reason: 'gone' })
    }
    // Measured, not waited for: a read that asks for ever keeps more than a core busy.
    const used = process.cpuUsage()
    await pass(200)
    const { user, system } = process.cpuUsage(used)
    expect((user + system) / 1000).toBeLessThan(100)
  })
})
