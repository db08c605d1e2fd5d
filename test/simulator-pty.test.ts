import { constants, existsSync, mkdtempSync, openSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tty from 'node:tty'
import { SerialPort } from 'serialport'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulatedTerminal, type Face, type SimulatedTerminal, servePty } from '../src/simulator/simulator.ts'
import { testClient, untilState } from '../src/simulator/test-client.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function served(): Promise<{ terminal: SimulatedTerminal; face: Face; link: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pty-'))
  closing.push(() => rmSync(folder, { recursive: true }))
  const link = path.join(folder, 'modem')
  const terminal = await createSimulatedTerminal({
    timing: { startMs: 20, portMs: 10, cardMs: 1, registerMs: 1, shutdownMs: 5 },
  })
  if (!terminal.ok) throw new Error(terminal.error)
  closing.push(() => terminal.value.close())
  const face = servePty(terminal.value, { link })
  if (!face.ok) throw new Error(face.error)
  closing.push(() => face.value.close())
  return { terminal: terminal.value, face: face.value, link }
}

function open(device: string): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path: device, baudRate: 115_200 }, (error) => (error ? reject(error) : resolve(port)))
    closing.push(() => new Promise<void>((done) => (port.isOpen ? port.close(() => done()) : done())))
  })
}

/**
 * The device opened without serialport: its Linux bindings take the end of file of a hung-up device for 'nothing yet' when a read is under
 * way at that moment, and then never say that the port is gone.
 */
function openPlain(device: string): tty.ReadStream {
  const stream = new tty.ReadStream(openSync(device, constants.O_RDWR | constants.O_NOCTTY))
  stream.setRawMode(true)
  stream.on('error', () => stream.destroy())
  closing.push(() => void stream.destroy())
  return stream
}

describe.skipIf(process.platform === 'win32')('the terminal as a tty', () => {
  it('speaks to a real serial library, byte for byte', async () => {
    const { face, link } = await served()
    expect(face.address).toBe(link)
    const client = testClient(await open(link))
    expect(await client.send('AT')).toBe('AT\r\r\nOK\r\n')
    expect(await client.send('AT+CGSN')).toBe('AT+CGSN\r\r\n861107030000013\r\n\r\nOK\r\n')
  })

  it('outlives clients that come and go', async () => {
    const { link } = await served()
    const first = await open(link)
    expect(await testClient(first).send('ATE0')).toContain('OK')
    await new Promise<void>((done) => first.close(() => done()))
    expect(await testClient(await open(link)).send('AT+CGMM')).toBe('\r\nEC25\r\n\r\nOK\r\n')
  })

  it('hangs up when the cable is pulled, and is a new device when it is back', async () => {
    const { terminal, link } = await served()
    const client = testClient(openPlain(link))
    await client.send('AT')
    const device = readlinkSync(link)
    await terminal.control({ verb: 'pullCable' })
    await client.ended
    expect(existsSync(link)).toBe(false)
    expect(existsSync(device)).toBe(false)
    await terminal.control({ verb: 'plugCable' })
    expect(await testClient(await open(link)).send('ATE0')).toContain('OK')
  })

  it('hangs up at power-off, and comes back with the boot', async () => {
    const { terminal, link } = await served()
    const client = testClient(openPlain(link))
    await client.send('ATE0')
    client.write('AT+QPOWD\r')
    await client.ended
    expect(existsSync(link)).toBe(false)
    await terminal.control({ verb: 'pressPower' })
    await untilState(terminal, ({ power, network }) => power === 'on' && network.registered)
    expect(await testClient(await open(link)).send('AT+CPIN?')).toContain('+CPIN: READY')
  })
})
