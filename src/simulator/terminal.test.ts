import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ControlState } from '../shared/control.ts'
import { manualClock } from './manual-clock.ts'
import { standard } from './scenarios/default.ts'
import { createSimulatedTerminal } from './terminal.ts'
import { bench, testClient, untilState } from './test-client.ts'

const closing: (() => Promise<void> | void)[] = []
async function open(...args: Parameters<typeof bench>) {
  const on = await bench(...args)
  closing.push(() => on.terminal.close())
  return on
}
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('power', () => {
  it('boots: silence, banners in their order, the card, then the network', async () => {
    const clock = manualClock()
    const made = await createSimulatedTerminal({ clock })
    if (!made.ok) throw new Error(made.error)
    const terminal = made.value
    closing.push(() => terminal.close())
    const { timing } = terminal.scenario
    await terminal.control({ verb: 'pressPower' })
    await clock.advance(timing.shutdownMs + timing.hangUpMs)
    expect(terminal.state()).toMatchObject({ power: 'off' })
    expect(terminal.connect()).toEqual({ ok: false, error: 'noPower' })

    await terminal.control({ verb: 'pressPower' })
    await clock.advance(timing.portMs)
    const session = terminal.connect()
    if (!session.ok) throw new Error(session.error)
    const client = testClient(session.value)
    client.write('AT\r')
    await clock.advance(timing.startMs - timing.portMs - 1)
    expect(client.heard()).toBe('')
    await clock.advance(1)
    expect(client.heard()).toBe('\r\nRDY\r\n\r\n+CFUN: 1\r\n')
    client.write('ATE0+CMEE=1\rAT+CPIN?\r')
    await clock.advance(3 * timing.latencyMs)
    expect(client.heard()).toContain('+CME ERROR: 14')
    client.clear()
    await clock.advance(timing.cardMs - 3 * timing.latencyMs)
    expect(client.heard()).toBe('\r\n+CPIN: READY\r\n\r\n+QUSIM: 1\r\n')
    await clock.advance(timing.cardMs)
    expect(client.heard()).toContain('+QIND: PB DONE')
    expect(terminal.state().network.registered).toBe(false)
    await clock.advance(timing.registerMs)
    expect(terminal.state()).toMatchObject({ power: 'on', network: { registered: true } })
  })
  it('goes down by command: OK, last words, then the link', async () => {
    const { client, terminal } = await open()
    expect(await client.send('AT+QPOWD=1')).toBe('\r\nOK\r\n')
    await client.ended
    expect(client.heard()).toBe('\r\nOK\r\n\r\nPOWERED DOWN\r\n')
    expect(terminal.state()).toMatchObject({ power: 'off', acts: { powerOffCommands: 1 } })
    expect(terminal.state().address).toBeUndefined()
  })
  it('restarts on CFUN=1,1 and comes back with its contexts', async () => {
    const { client, terminal, reconnect } = await open()
    await client.send('AT+CGDCONT=2,"IP","own.apn"')
    await client.send('AT+CFUN=1,1')
    await client.ended
    await untilState(terminal, ({ power, network }) => power === 'on' && network.registered)
    const again = await reconnect()
    expect(await again.send('AT+CGDCONT?')).toContain('+CGDCONT: 2,"IP","own.apn"')
  })
})

describe('cable', () => {
  it('ends the link and leaves the modem running', async () => {
    const { client, terminal, reconnect } = await open()
    await client.send('AT+CREG=2')
    await terminal.control({ verb: 'pullCable' })
    await client.ended
    expect(terminal.connect()).toEqual({ ok: false, error: 'noCable' })
    expect(terminal.state()).toMatchObject({ power: 'on', network: { registered: true } })
    await terminal.control({ verb: 'plugCable' })
    expect(await (await reconnect()).send('AT+CREG?')).toContain('+CREG: 2,1')
  })
})

describe('card', () => {
  it('taken out while running is missed at once, another put in only after a restart', async () => {
    const { client, terminal, reconnect } = await open()
    await client.send('AT+CMEE=1')
    await client.send('AT+QSIMSTAT=1')
    client.clear()
    await terminal.control({ verb: 'takeCardOut' })
    expect(client.heard()).toBe('\r\n+QSIMSTAT: 1,0\r\n\r\n+CPIN: NOT READY\r\n')
    expect(terminal.state()).toMatchObject({ card: null, network: { registered: false } })
    await terminal.control({ verb: 'insertCard', card: 'new' })
    expect(await client.send('AT+QCCID')).toBe('\r\n+CME ERROR: 10\r\n')
    await terminal.control({ verb: 'pressPower' })
    await untilState(terminal, ({ power }) => power === 'off')
    await terminal.control({ verb: 'pressPower' })
    await untilState(terminal, ({ network }) => network.registered)
    expect(await (await reconnect()).send('AT+QCCID')).toContain('+QCCID: 89860426000000000023')
  })
  it('put in while running is noticed where hot swap is wired', async () => {
    const { client, terminal } = await open({ scenario: 'hotSwap' })
    await terminal.control({ verb: 'takeCardOut' })
    await terminal.control({ verb: 'insertCard', card: 'new' })
    expect(await client.send('AT+QCCID')).toContain('89860426000000000023')
  })
  it('keeps what was written to it when it lies beside the terminal', async () => {
    const { client, terminal } = await open({ scenario: 'hotSwap' })
    await client.send('AT+CPBS="ON"')
    expect(await client.send('AT+CPBW=1,"+8613900139000",145,"Ann"')).toContain('OK')
    await terminal.control({ verb: 'takeCardOut' })
    await terminal.control({ verb: 'insertCard', card: 'new' })
    expect(await client.send('AT+CNUM')).toBe('\r\nOK\r\n')
    await terminal.control({ verb: 'takeCardOut' })
    await terminal.control({ verb: 'insertCard', card: 'old' })
    expect(await client.send('AT+CNUM')).toBe('\r\n+CNUM: "Ann","+8613900139000",145\r\n\r\nOK\r\n')
    expect(terminal.state().acts.msisdnWrites).toBe(1)
  })
  it('writes a Chinese name in the character set asked for', async () => {
    const { client } = await open()
    await client.send('AT+CSCS="UCS2"')
    await client.send('AT+CPBS="ON"')
    expect(await client.send('AT+CPBW=1,"13900139000",129,"672C673A"')).toContain('OK')
    expect(await client.send('AT+CNUM')).toContain('+CNUM: "672C673A","13900139000",129')
  })
  it('refuses the number on a card that forbids it, by both ways', async () => {
    const { client, terminal } = await open({ scenario: { ...standard, slot: 'readonlyNew' } })
    await client.send('AT+CMEE=1')
    expect(await client.send(`AT+CRSM=220,28480,1,4,30,"${'F'.repeat(60)}"`)).toContain('+CRSM: 105,130,""')
    await client.send('AT+CPBS="ON"')
    expect(await client.send('AT+CPBW=1,"13900139000",129')).toBe('\r\n+CME ERROR: 3\r\n')
    expect(terminal.state().acts.msisdnWrites).toBe(0)
  })
  it('asks for its PIN; the tries are counted, and the network waits for it', async () => {
    const { client, terminal } = await open({ scenario: 'pinLocked' })
    await client.send('AT+CMEE=1')
    expect(await client.send('AT+CPIN?')).toContain('+CPIN: SIM PIN')
    expect(await client.send('AT+CIMI')).toBe('\r\n+CME ERROR: 11\r\n')
    expect(await client.send('AT+QCCID')).toContain('89860426000000000049')
    expect(await client.send('AT+CPIN="0000"')).toBe('\r\n+CME ERROR: 16\r\n')
    expect(await client.send('AT+QPINC="SC"')).toContain('+QPINC: "SC",2,10')
    expect(await client.send('AT+CPINR="SIM PIN"')).toContain('+CPINR: SIM PIN,2,3')
    expect(terminal.state().network.registered).toBe(false)
    expect(await client.send('AT+CPIN="1234"')).toBe('\r\nOK\r\n')
    await untilState(terminal, ({ network }) => network.registered)
    expect(terminal.state().acts.pinAttempts).toBe(2)
  })
  it('refuses a second card in the slot, and one that is not there', async () => {
    const { terminal } = await open()
    expect(await terminal.control({ verb: 'insertCard', card: 'new' })).toMatchObject({ ok: false })
    await terminal.control({ verb: 'takeCardOut' })
    expect(await terminal.control({ verb: 'takeCardOut' })).toMatchObject({ ok: false })
    expect(await terminal.control({ verb: 'insertCard', card: 'nobody' })).toMatchObject({ ok: false })
  })
})

describe('network', () => {
  it('tells a denial with its cause, by itself and when asked', async () => {
    const { client, terminal } = await open()
    await client.send('AT+CEREG=3')
    client.clear()
    await terminal.control({ verb: 'denyRegistration', cause: 5 })
    await untilState(terminal, ({ network }) => network.rejectCause === 5)
    expect(client.heard()).toBe('\r\n+CEREG: 2\r\n\r\n+CEREG: 3,,,,0,5\r\n')
    expect(await client.send('AT+CEREG?')).toContain('+CEREG: 3,3,,,,0,5\r\n')
    expect(await client.send('AT+CEER')).toContain('+CEER: IMEI not accepted')
    expect(await client.send('AT+QENG="servingcell"')).toContain('"LIMSRV"')
    expect(await client.send('AT+CGACT?')).toContain('+CGACT: 1,0')
    await terminal.control({ verb: 'allowRegistration' })
    await untilState(terminal, ({ network }) => network.registered)
  })
  it('rejects a card of its own accord', async () => {
    const { client, terminal } = await open({ scenario: 'rejected' })
    expect(terminal.state().network).toMatchObject({ registered: false, rejectCause: 5 })
    expect(await client.send('AT+COPS?')).toBe('\r\n+COPS: 0\r\n\r\nOK\r\n')
  })
  it('grants only the APN of the subscription', async () => {
    const { client, terminal } = await open({ scenario: { ...standard, slot: 'otherApn' } })
    await client.send('AT+CMEE=1')
    expect(terminal.state().network.registered).toBe(true)
    expect(await client.send('AT+CGACT=1,1')).toBe('\r\n+CME ERROR: 133\r\n')
    expect(await client.send('AT+CEER')).toContain('Requested service option not subscribed')
    expect(await client.send('AT+CGDCONT=1,"IPV4V6","CMMTM"')).toContain('OK')
    expect(await client.send('AT+CGACT=1,1')).toBe('\r\nOK\r\n')
    expect(await client.send('AT+CGCONTRDP=1')).toContain('"CMMTM.mnc000.mcc460.gprs"')
    expect(await client.send('AT+CGPADDR=1')).toMatch(/\+CGPADDR: 1,"10\./)
    expect(terminal.state().acts.apnWrites).toBe(1)
  })
  it('takes a card of another operator to its own network', async () => {
    const { client } = await open({ scenario: { ...standard, slot: 'unicom' } })
    await client.send('AT+COPS=3,2')
    expect(await client.send('AT+COPS?')).toContain('+COPS: 0,2,"46001",7')
    await client.send('AT+COPS=3,0')
    expect(await client.send('AT+COPS?')).toContain('+COPS: 0,0,"CHN-UNICOM",7')
  })
  it.each([
    [-44, 31, 97],
    [-92, 25, 49],
    [-119, 11, 22],
  ])('RSRP %i dBm reads as CSQ %i and CESQ %i', async (rsrpDbm, csq, rsrp) => {
    const { client, terminal } = await open()
    await terminal.control({ verb: 'setSignal', rsrpDbm })
    expect(await client.send('AT+CSQ')).toContain(`+CSQ: ${csq},99`)
    expect(await client.send('AT+CESQ')).toMatch(new RegExp(`\\+CESQ: 99,99,255,255,\\d+,${rsrp}\r`))
  })
  it('knows no signal with the radio off', async () => {
    const { client, terminal } = await open()
    await client.send('AT+CFUN=4')
    expect(await client.send('AT+CSQ')).toContain('+CSQ: 99,99')
    expect(terminal.state().network.registered).toBe(false)
    await client.send('AT+CFUN=1')
    await untilState(terminal, ({ network }) => network.registered)
  })
})

describe('another terminal on the same port', () => {
  it('has another IMEI, and the link to the first is gone', async () => {
    const { client, terminal, reconnect } = await open()
    await terminal.control({ verb: 'replaceTerminal', imei: '861107030000021' })
    await client.ended
    expect(await (await reconnect()).send('AT+CGSN')).toContain('861107030000021')
  })
})

describe('bad days', () => {
  it.each([
    ['silent', /^$/],
    ['echoOnly', /^AT\r$/],
    ['noise', /^[\x80-\xff]{6}$/],
    ['noFinalCode', /^\r\n\+BUSY: 1\r\n$/],
  ])('%s', async (scenario, heard) => {
    const { client } = await open({ scenario })
    client.write('AT\r')
    await new Promise((resolve) => setImmediate(resolve))
    expect(client.heard()).toMatch(heard)
  })
})

describe('the state file', () => {
  const folder = () => {
    const made = mkdtempSync(path.join(tmpdir(), 'simulator-'))
    closing.push(() => rmSync(made, { recursive: true }))
    return path.join(made, 'world.json')
  }
  it('carries cards, counters and power over a restart', async () => {
    const stateFile = folder()
    const first = await bench({ stateFile })
    await first.client.send('AT+CPBS="ON"')
    await first.client.send('AT+CPBW=1,"13900139000",129')
    await first.client.send('AT+CGDCONT=1,"IP","private.apn"')
    await first.client.send('AT+QPOWD')
    await first.client.ended
    await first.terminal.control({ verb: 'takeCardOut' })
    await first.terminal.close()
    const second = await createSimulatedTerminal({ stateFile })
    if (!second.ok) throw new Error(second.error)
    closing.push(() => second.value.close())
    const state = second.value.state()
    expect(state).toMatchObject({
      power: 'off',
      card: null,
      acts: { msisdnWrites: 1, apnWrites: 1, powerOffCommands: 1 },
    })
    await second.value.control({ verb: 'insertCard', card: 'old' })
    expect(second.value.state().card).toMatchObject({ name: 'old', msisdn: '13900139000' })
    expect(statSync(stateFile).mode & 0o077).toBe(0)
  })
  it.each([
    ['not JSON', '{'],
    ['not one of this simulator', '{}'],
  ])('is refused and left alone when it is %s', async (words, text) => {
    const stateFile = folder()
    writeFileSync(stateFile, text)
    const made = await createSimulatedTerminal({ stateFile })
    expect(made.ok ? '' : made.error).toContain(words)
    expect(readFileSync(stateFile, 'utf8')).toBe(text)
  })
})

it('shows its state in the words of the contract', async () => {
  const { terminal } = await open()
  expect(ControlState.parse(terminal.state())).toEqual(terminal.state())
})

it('refuses a verb that is none', async () => {
  const { terminal } = await open()
  const refused = await terminal.control({ verb: 'setSignal', rsrpDbm: 5 })
  expect(refused.ok ? '' : refused.error).toContain('rsrpDbm')
})
