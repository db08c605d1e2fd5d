import { afterEach, describe, expect, it } from 'vitest'
import { manualClock } from '../manual-clock.ts'
import { createSimulatedTerminal } from '../terminal.ts'
import { bench, testClient } from '../test-client.ts'

type Bench = Awaited<ReturnType<typeof bench>>
let on: Bench | undefined
const open = async (...args: Parameters<typeof bench>): Promise<Bench> => {
  on = await bench(...args)
  return on
}
afterEach(() => on?.terminal.close())

describe('line discipline', () => {
  it('echoes every character, and the answer follows in its own lines', async () => {
    const { client } = await open()
    await client.send('ATE1')
    expect(await client.send('AT+CSQ')).toBe('AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n')
  })
  it('answers with digits after ATV0', async () => {
    const { client } = await open()
    client.clear()
    client.write('ATV0\r')
    expect(await client.until(/0\r$/)).toBe('0\r')
    client.clear()
    client.write('AT+CSQ\r')
    expect(await client.until(/0\r$/)).toBe('+CSQ: 25,99\r\n0\r')
    client.clear()
    client.write('AT+NONSENSE\r')
    expect(await client.until(/\r$/)).toBe('4\r')
  })
  it('keeps its result codes to itself after ATQ1', async () => {
    const { client } = await open()
    client.clear()
    client.write('ATQ1\r')
    client.write('AT+CSQ\r')
    client.write('ATQ0\r')
    expect(await client.until(/OK\r\n$/)).toBe('\r\n+CSQ: 25,99\r\n\r\nOK\r\n')
  })
  it('says errors as nothing, number or words', async () => {
    const { client } = await open({ scenario: 'noCard' })
    expect(await client.send('AT+CPIN?')).toBe('\r\nERROR\r\n')
    await client.send('AT+CMEE=1')
    expect(await client.send('AT+CPIN?')).toBe('\r\n+CME ERROR: 10\r\n')
    await client.send('AT+CMEE=2')
    expect(await client.send('AT+CPIN?')).toBe('\r\n+CME ERROR: SIM not inserted\r\n')
  })
  it('runs concatenated commands with one final code, and stops at the first that fails', async () => {
    const { client } = await open()
    expect(await client.send('ATE0+CMEE=1;+CREG=2;+CREG?')).toBe('\r\n+CREG: 2,1,"2716","0D1A3B41",7\r\n\r\nOK\r\n')
    expect(await client.send('AT+CSQ;+NONSENSE;+CREG=0')).toBe('\r\n+CSQ: 25,99\r\n\r\nERROR\r\n')
    expect(await client.send('AT+CREG?')).toContain('+CREG: 2,')
  })
  it('repeats the line before on A/, without waiting for CR', async () => {
    const { client } = await open()
    await client.send('AT+CGMM')
    client.clear()
    client.write('A/')
    expect(await client.until(/OK\r\n$/)).toBe('\r\nEC25\r\n\r\nOK\r\n')
  })
  it('lets a character be taken back', async () => {
    const { client } = await open()
    expect(await client.send('AT+CGMX\bM')).toContain('EC25')
  })
  it('says nothing to a line without AT, and finds AT behind rubbish', async () => {
    const { client } = await open()
    client.clear()
    client.write('HELLO\r')
    expect(await client.send('\x1b\x00AT')).toBe('\r\nOK\r\n')
  })
  it('ignores LF after CR', async () => {
    const { client } = await open()
    client.clear()
    client.write('AT\r\nAT\r\n')
    expect(await client.until(/OK[\s\S]*OK\r\n$/)).toBe('\r\nOK\r\n\r\nOK\r\n')
  })
  it('takes commands that come in pieces, and keeps those that come while it works', async () => {
    const { client } = await open()
    client.clear()
    for (const piece of ['A', 'T+C', 'GMM\rAT+CG', 'SN\r']) client.write(piece)
    expect(await client.until(/OK[\s\S]*OK\r\n$/)).toBe('\r\nEC25\r\n\r\nOK\r\n\r\n861107030000013\r\n\r\nOK\r\n')
  })
  it('breaks a network scan off at the next character', async () => {
    const clock = manualClock()
    const made = await createSimulatedTerminal({ clock })
    const session = made.ok ? made.value.connect() : made
    if (!made.ok || !session.ok) throw new Error('no session')
    const client = testClient(session.value)
    client.write('ATE0+CMEE=1;+COPS=?\r')
    await clock.advance(3 * made.value.scenario.timing.latencyMs)
    client.clear()
    client.write('x')
    await clock.advance(0)
    expect(client.heard()).toBe('\r\n+CME ERROR: 100\r\n')
    await made.value.close()
  })
})

describe('prompt', () => {
  it('asks with "> ", takes the text to Ctrl-Z, and logs what was sent', async () => {
    const { client, terminal } = await open()
    await client.send('AT+CMGF=1')
    client.clear()
    client.write('AT+CMGS="10086"\r')
    expect(await client.until(/> $/)).toBe('\r\n> ')
    client.clear()
    client.write('CXLL\x1a')
    expect(await client.until(/OK\r\n$/)).toBe('\r\n+CMGS: 1\r\n\r\nOK\r\n')
    expect(terminal.state().acts.smsSent).toEqual([{ to: '10086', text: 'CXLL' }])
  })
  it('echoes the text with its Ctrl-Z', async () => {
    const { client } = await open()
    await client.send('AT+CMGF=1')
    await client.send('ATE1')
    client.write('AT+CMGS="10086"\r')
    await client.until(/> $/)
    client.clear()
    client.write('CXLL\x1a')
    expect(await client.until(/OK\r\n$/)).toBe('CXLL\x1a\r\n+CMGS: 1\r\n\r\nOK\r\n')
  })
  it('is left with ESC, and nothing is sent', async () => {
    const { client, terminal } = await open()
    await client.send('AT+CMGF=1')
    client.write('AT+CMGS="10086"\r')
    await client.until(/> $/)
    client.clear()
    client.write('no\x1b')
    await client.until(/OK\r\n$/)
    expect(terminal.state().acts.smsSent).toEqual([])
    expect(await client.send('AT')).toBe('\r\nOK\r\n')
  })
  it('refuses a PDU whose length is not the announced one', async () => {
    const { client } = await open()
    await client.send('AT+CMEE=1')
    client.write('AT+CMGS=28\r')
    await client.until(/> $/)
    client.clear()
    client.write('0011000D91683108108300F00000FF10F3F69CFE7EB3E7A079383F07A1D3\x1a')
    expect(await client.until(/\r\n$/)).toBe('\r\n+CMS ERROR: 304\r\n')
  })
})

describe('notifications at bad moments', () => {
  const scan = ['+CGDCONT: 1,"IPV4V6","cmiot"', '+CGDCONT: 2,"IP","ims"']
  it('come between echo and answer, in a list, and before the final code', async () => {
    const { client } = await open({ scenario: 'talkative' })
    await client.send('AT+CGDCONT=2,"IP","ims"')
    const list = await client.send('AT+CGDCONT?')
    expect(list.split('\r\n').filter((line) => line !== '')).toEqual([
      expect.stringContaining(scan[0] as string),
      '+CTZV: 25/11/21,08:00:00+32,0',
      expect.stringContaining(scan[1] as string),
      'OK',
    ])
    expect(await client.send('AT+CGSN')).toBe('\r\n861107030000013\r\n\r\nRING\r\n\r\nOK\r\n')
    expect(await client.send('AT+QSIMSTAT?')).toBe('\r\n+QSIMSTAT: 1,1\r\n\r\n+QSIMSTAT: 0,1\r\n\r\nOK\r\n')
  })
  it('come at once on demand, even into a prompt', async () => {
    const { client, terminal } = await open()
    client.write('AT+CMGS=5\r')
    await client.until(/> $/)
    client.clear()
    await terminal.control({ verb: 'notify', line: 'RING' })
    expect(client.heard()).toBe('\r\nRING\r\n')
  })
})

describe('ordered failures', () => {
  it.each([
    ['error', 0],
    ['silence', 0],
    // Done, and only the answer is lost.
    ['drop', 1],
  ] as const)('%s', async (how, writes) => {
    const { client, terminal } = await open()
    const write = 'AT+CRSM=220,28480,1,4,30,"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF07813108108300F0FFFFFFFFFFFF"'
    await terminal.control({ verb: 'failNext', command: 'AT+CRSM=220', how, count: 1 })
    if (how === 'error') expect(await client.send(write)).toBe('\r\nERROR\r\n')
    else {
      client.clear()
      client.write(`${write}\r`)
      // The next command is answered, and only that one.
      expect(await client.send('AT+CGMM')).toBe('\r\nEC25\r\n\r\nOK\r\n')
    }
    expect(terminal.state().acts.msisdnWrites).toBe(writes)
    expect(await client.send(write)).toContain('+CRSM: 144,0')
  })
})
