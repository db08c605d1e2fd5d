import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import { ProbeDocument } from '../../src/shared/probe.ts'
import { holder, probe, serialServer, simulator } from './support.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

/** What starting and stopping a process may take on a busy machine, beside the limit that was asked for. */
const STARTING_MS = 10_000
const LIMIT_S = 2
const IN_TIME_MS = LIMIT_S * 1000 + STARTING_MS

describe('arguments', () => {
  test.each([
    [[], '--port is needed'],
    [['--port', 'sim', '--timeout', '0'], '--timeout'],
    [['--port', 'sim', '--baud', '12'], '--baud'],
    [['--port', 'sim', '--what'], '--what'],
    [['--port', 'nonsense'], 'expected a tty'],
    [['--port', 'tcp://host'], '1 to 65535'],
    [['--port', 'usb:2c7c:0125'], 'not supported'],
    [['--port', 'adb'], 'not supported'],
  ])('%j: status 2', async (argv, words) => {
    const ran = await probe(...argv)
    expect(ran).toMatchObject({ status: 2, stdout: '' })
    expect(ran.stderr).toContain(words)
  })
})

describe('nothing that speaks AT', () => {
  test('a simulated terminal with noise', async () => {
    const ran = await probe('--port', 'sim:noise', '--json', '--timeout', `${LIMIT_S}`)
    expect(ran).toMatchObject({ status: 4, stdout: '' })
    expect(ran.stderr).toContain('noise')
    expect(ran.tookMs).toBeLessThan(IN_TIME_MS)
  })

  test.skipIf(process.platform === 'win32').each([
    ['silent', 'silence'],
    ['echoOnly', 'only the echo'],
    ['noFinalCode', 'no final result code'],
  ])('%s, on a pty', async (scenario, words) => {
    const { address } = await simulator('--pty', '--scenario', scenario)
    const ran = await probe('--port', address, '--json', '--timeout', `${LIMIT_S}`)
    expect(ran).toMatchObject({ status: 4, stdout: '' })
    expect(ran.stderr).toContain(`${address} at 115200 baud`)
    expect(ran.stderr).toContain(words)
    expect(ran.tookMs).toBeLessThan(IN_TIME_MS)
  })

  test.skipIf(process.platform === 'win32')(
    'noise on a serial port: other speeds are tried within the limit',
    async () => {
      const { address } = await simulator('--pty', '--scenario', 'noise')
      const ran = await probe('--port', address, '--json', '--timeout', '9')
      expect(ran).toMatchObject({ status: 4, stdout: '' })
      expect(ran.stderr).toMatch(/at 115200, 9600(?:, 921600)? baud/)
      expect(ran.stderr).toContain('noise')
      expect(ran.tookMs).toBeLessThan(9_000 + STARTING_MS)
    },
    20_000,
  )

  test('a speed that was asked for is the only one', async () => {
    const { address } = await simulator('--pty', '--scenario', 'noise')
    const ran = await probe('--port', address, '--baud', '9600', '--timeout', `${LIMIT_S}`)
    expect(ran.status).toBe(4)
    expect(ran.stderr).toContain('at 9600 baud')
  })

  test('a port that trickles for ever', async () => {
    const address = await serialServer((socket) => {
      const drip = setInterval(() => socket.write('x'), 50)
      socket.on('close', () => clearInterval(drip))
    })
    const ran = await probe('--port', address, '--timeout', `${LIMIT_S}`)
    expect(ran).toMatchObject({ status: 4, stdout: '' })
    expect(ran.tookMs).toBeLessThan(IN_TIME_MS)
  })

  test('a serial server that hangs up', async () => {
    const address = await serialServer((socket) => socket.end())
    const ran = await probe('--port', address, '--timeout', `${LIMIT_S}`)
    expect(ran).toMatchObject({ status: 4, stdout: '' })
    expect(ran.stderr).toContain('went away')
  })
})

describe('something that stops', () => {
  /** A modem that answers these and then falls silent, trickling. */
  const answering = (answers: Record<string, string>) =>
    serialServer((socket) => {
      let line = ''
      const drip = setInterval(() => socket.write('.'), 50)
      socket.on('close', () => clearInterval(drip))
      socket.on('data', (chunk) => {
        for (const char of chunk.toString('latin1')) {
          if (char !== '\r') line += char
          else {
            const answer = answers[line]
            if (answer !== undefined) socket.write(`\r\n${answer}${answer === '' ? '' : '\r\n\r\n'}OK\r\n`)
            line = ''
          }
        }
      })
    })

  test('at the limit: what was read, and the rest unknown for that reason', async () => {
    const address = await answering({
      AT: '',
      ATE0: '',
      ATV1: '',
      'AT+CMEE=1': '',
      'AT+CGMI': 'Quectel',
      'AT+CGMM': 'EC25',
    })
    // A port that talks is heard out for 1.5 s first.
    const ran = await probe('--port', address, '--json', '--timeout', `${2 * LIMIT_S}`)
    expect(ran.status).toBe(0)
    expect(ran.tookMs).toBeLessThan(IN_TIME_MS + LIMIT_S * 1000)
    const document = ProbeDocument.parse(JSON.parse(ran.stdout))
    expect(document.terminal).toEqual({ manufacturer: 'Quectel', model: 'EC25', firmware: null, imei: null })
    expect(document.readings['sim.iccid']).toEqual({ unknown: 'the time limit was reached before it was read' })
    expect(document.sim.state).toBe('unknown')
    expect(document.timings).toMatchObject({ identityMs: null, signalMs: null })
  })

  test('the link goes away', async () => {
    const address = await serialServer((socket) => {
      let line = ''
      socket.on('data', (chunk) => {
        for (const char of chunk.toString('latin1')) {
          if (char !== '\r') line += char
          else {
            if (line === 'AT+CGMM') socket.destroy()
            else socket.write(line === 'AT+CGMI' ? '\r\nQuectel\r\n\r\nOK\r\n' : '\r\nOK\r\n')
            line = ''
          }
        }
      })
    })
    const ran = await probe('--port', address, '--json')
    expect(ran.status).toBe(0)
    const document = ProbeDocument.parse(JSON.parse(ran.stdout))
    expect(document.terminal.manufacturer).toBe('Quectel')
    expect(document.readings['sim.iccid']).toEqual({ unknown: 'the link went away before it was read' })
  })
})

describe('a port that cannot be opened', () => {
  test('does not exist', async () => {
    const ran = await probe('--port', '/dev/ttyNOSUCH', '--json')
    expect(ran).toMatchObject({ status: 3, stdout: '' })
    expect(ran.stderr).toContain('/dev/ttyNOSUCH does not exist')
  })

  test('an unknown scenario', async () => {
    expect(await probe('--port', 'sim:nosuch')).toMatchObject({ status: 3, stdout: '' })
  })

  test('a serial server that refuses', async () => {
    const address = await serialServer(() => {})
    const closed = address.replace(/\d+$/, '1')
    const ran = await probe('--port', closed)
    expect(ran).toMatchObject({ status: 3, stdout: '' })
    expect(ran.stderr).toContain('refuses the connection')
  })

  describe.skipIf(process.platform !== 'linux')('in use', () => {
    test('by a program that takes no lock', async () => {
      // The simulator has a process of its own: what this one starts would inherit the pty's other end, and that is no holder.
      const { address } = await simulator('--pty')
      const pid = await holder('sh', ['-c', `exec 3<>${address}; echo open; exec sleep 60`])
      const ran = await probe('--port', address, '--json')
      expect(ran).toMatchObject({ status: 3, stdout: '' })
      expect(ran.stderr).toMatch(new RegExp(`in use by .*sleep \\(process ${pid}\\)`))
    })

    test('by a program that has it locked', async () => {
      const { address } = await simulator('--pty')
      const script = `import { SerialPort } from 'serialport'
        const port = new SerialPort({ path: '${address}', baudRate: 115200, lock: true }, () => console.log('open'))
        port.resume()`
      const pid = await holder(process.execPath, ['--input-type=module', '-e', script])
      const ran = await probe('--port', address, '--json')
      expect(ran).toMatchObject({ status: 3, stdout: '' })
      expect(ran.stderr).toContain(`(process ${pid})`)
    })
  })
})

test('a reader that has had enough is no failure', async () => {
  const root = path.join(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['src/cli/swapbench.ts', 'probe', '--port', 'sim', '--json'], { cwd: root })
  child.stdout.destroy()
  const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(status).toBe(0)
  expect(stderr).toBe('')
})
