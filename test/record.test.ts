import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { record } from '../src/cli/record.ts'
import { parseTranscript } from '../src/shared/transcript.ts'

let folder: string
let server: net.Server
let port: number
let behave: (sent: string) => string

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-record-'))
  server = net.createServer((socket) => {
    let line = ''
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const char of chunk.toString('latin1')) {
        if (char !== '\r') line += char
        else {
          socket.write(behave(line))
          line = ''
        }
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as net.AddressInfo).port
})

afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function run(...argv: string[]): Promise<{ status: number; said: string }> {
  const stderr = new PassThrough()
  const status = await record(argv, { stdin: new PassThrough(), stdout: new PassThrough(), stderr })
  stderr.end()
  return { status, said: await text(stderr) }
}

const MODEM: Record<string, string> = {
  'AT+CGMI': '\r\nQuectel\r\n\r\nOK\r\n',
  'AT+CGMM': '\r\nEC25\r\n\r\nOK\r\n',
  'AT+QCCID': '\r\n+QCCID: 89860412345678909052\r\n\r\nOK\r\n',
  'AT+QENG="servingcell"': '\r\n+QENG: "servingcell","SEARCH"\r\n\r\nOK\r\n',
  'AT+CIMI': '\r\n+CME ERROR: 10\r\n',
}
const modem = (sent: string) => MODEM[sent] ?? '\r\nOK\r\n'

describe('record', () => {
  test('writes what was said, masked, with its head', async () => {
    behave = modem
    const out = path.join(folder, 'ec25.txt')
    const commands = 'AT+QCCID,AT+QENG="servingcell",AT+CIMI'
    const { status, said } = await run('--port', `tcp://127.0.0.1:${port}`, '--out', out, '--commands', commands)
    expect(said).toContain('written')
    expect(status).toBe(0)
    const parsed = parseTranscript(readFileSync(out, 'utf8'))
    if (!parsed.ok) throw new Error(parsed.error.detail)
    expect(parsed.value.head).toMatchObject({
      vendor: 'Quectel',
      model: 'EC25',
      source: 'recorded by swapbench record',
    })
    const sent = parsed.value.dialogue.filter(({ kind }) => kind === 'sent').map((line) => line.text)
    expect(sent).toEqual([
      'AT',
      'AT',
      'ATE0',
      'ATV1',
      'AT+CMEE=1',
      'AT+CGMI',
      'AT+CGMM',
      'AT+QCCID',
      'AT+QENG="servingcell"',
      'AT+CIMI',
    ])
    expect(readFileSync(out, 'utf8')).toContain('+QCCID: 89860400000000000000')
  })

  test('overwrites nothing unless told to', async () => {
    behave = modem
    const out = path.join(folder, 'kept.txt')
    writeFileSync(out, 'mine')
    const argv = ['--port', `tcp://127.0.0.1:${port}`, '--out', out, '--commands', 'AT+CSQ']
    expect(await run(...argv)).toMatchObject({ status: 2, said: expect.stringContaining('there already') })
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect((await run(...argv, '--force')).status).toBe(0)
    expect(readFileSync(out, 'utf8')).not.toBe('mine')
  })

  test.each([
    'AT+CFUN=1,1',
    'AT+CPIN=1234',
    'AT&F',
    'ATD10086;',
    'AT+COPS=?',
    'AT+CGDCONT=1,"IP","x"',
    'AT+CRSM=220,28480,1,4,1,"00"',
    'AT+QPOWD',
  ])('refuses %s, which is not known to change nothing', async (command) => {
    const sent: string[] = []
    behave = (line) => {
      sent.push(line)
      return modem(line)
    }
    const out = path.join(folder, 'never.txt')
    const { status, said } = await run(
      '--port',
      `tcp://127.0.0.1:${port}`,
      '--out',
      out,
      '--commands',
      `AT+CSQ,${command}`,
    )
    expect(status).toBe(2)
    expect(said).toContain('record only reads')
    expect(sent).toEqual([])
  })

  test('says what was seen where nothing speaks AT', async () => {
    behave = (sent) => `${sent}\r\n`
    const { status, said } = await run(
      '--port',
      `tcp://127.0.0.1:${port}`,
      '--out',
      path.join(folder, 'x'),
      '--timeout',
      '20',
    )
    expect(status).toBe(4)
    expect(said).toContain('only an echo')
  }, 20_000)

  test.each([
    [['--out', 'x'], 2],
    [['--port', 'nonsense', '--out', '/tmp/swapbench-never'], 2],
    [['--port', '/dev/ttyUSB-no-such', '--out', '/tmp/swapbench-never'], 3],
    [['--port', 'sim', '--out', '/tmp/swapbench-never', '--baud', 'fast'], 2],
    [['--port', 'sim', '--out', '/tmp/swapbench-never', '--timeout', '0'], 2],
    [['--unknown'], 2],
  ])('%j ends with %i', async (argv, status) => {
    expect((await run(...argv)).status).toBe(status)
  })

  test('the whole snapshot of a simulated terminal', async () => {
    const out = path.join(folder, 'sim.txt')
    const { status, said } = await run('--port', 'sim', '--out', out)
    expect(said).toContain('written')
    expect(status).toBe(0)
    const parsed = parseTranscript(readFileSync(out, 'utf8'))
    expect(parsed).toMatchObject({ ok: true, value: { head: { source: 'recorded by swapbench record' } } })
    expect(parsed.ok && parsed.value.dialogue.map((line) => line.text)).toEqual(
      expect.arrayContaining(['AT+CPIN?', 'AT+CIMI', 'AT+CGDCONT?']),
    )
  }, 30_000)
})
