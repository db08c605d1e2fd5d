import { describe, expect, it, test } from 'vitest'
import { knownValue } from '../../../shared/reading.ts'
import { applyChange, emptySnapshot, type Snapshot, type SnapshotChange } from '../../../shared/snapshot.ts'
import { openModemTerminal } from './modem-terminal.ts'
import { refusal, type ScriptedAnswer, scriptedChat, silence } from './scripted-chat.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const ICCID = '89860620000000123456'
const IMEI = '490154203237518'
const SHAPE = '+CRSM: 144,0,"621982054221001E0283026F408A01058B036F06028002003C8800"'
const RECORD = `${'FF'.repeat(16)}07813108108300F0FFFFFFFFFFFF`

/** A generic LTE modem with everything in order. */
const MODEM: Readonly<Record<string, readonly ScriptedAnswer[]>> = {
  'AT+CGMI': [['Acme']],
  'AT+CGMM': [['A1']],
  'AT+CGMR': [['Revision: 1.0']],
  'AT+CGSN': [[IMEI]],
  'AT+CPIN?': [['+CPIN: READY']],
  'AT+CCID': [[`+CCID: ${ICCID}`]],
  'AT+CEREG=3': [[]],
  'AT+CEREG?': [['+CEREG: 3,1,"1A2B","01C3D4E5",7']],
  'AT+CESQ': [['+CESQ: 99,99,255,255,20,55']],
  'AT+CSQ': [['+CSQ: 21,99']],
  'AT+COPS=3,0': [[]],
  'AT+COPS=3,2': [[]],
  'AT+COPS?': [['+COPS: 0,0,"CHN-UNICOM",7'], ['+COPS: 0,2,"46001",7']],
  'AT+CIMI': [['460061234567890']],
  'AT+CNUM': [[]],
  'AT+CGDCONT?': [['+CGDCONT: 1,"IPV4V6","",""']],
  'AT+CGACT?': [['+CGACT: 1,1']],
  'AT+CGPADDR': [['+CGPADDR: 1,"10.1.2.3"']],
  'AT+CGCONTRDP=1': [['+CGCONTRDP: 1,5,"unim2m.njm2mapn.mnc006.mcc460.gprs","10.1.2.3.255.0.0.0"']],
  'AT+CPINR': [['+CPINR: SIM PIN,3,3', '+CPINR: SIM PUK,10,10']],
  'AT+CRSM=192,28480': [[SHAPE]],
  'AT+CRSM=178,28480,1,4,30': [[`+CRSM: 144,0,"${RECORD}"`]],
}

async function open(changes: Readonly<Record<string, readonly ScriptedAnswer[]>> = {}) {
  const chat = scriptedChat({ ...MODEM, ...changes })
  const opened = await openModemTerminal(chat, { now: () => NOW })
  if (!opened.ok) throw new Error(opened.error.code)
  return { chat, terminal: opened.value }
}

async function snapshotOf(changes: Readonly<Record<string, readonly ScriptedAnswer[]>> = {}) {
  const { chat, terminal } = await open(changes)
  const emitted: SnapshotChange[] = []
  const result = await terminal.readSnapshot((change) => emitted.push(change))
  const snapshot = emitted.reduce<Snapshot>(applyChange, emptySnapshot())
  return { chat, emitted, snapshot, result }
}

describe('a snapshot', () => {
  it('has every value with its command, its line and its time', async () => {
    const { snapshot, result } = await snapshotOf()
    expect(result.ok).toBe(true)
    expect(snapshot.sim.iccid).toEqual({
      value: ICCID,
      raw: `+CCID: ${ICCID}`,
      source: 'AT+CCID',
      at: '2026-01-02T03:04:05.000Z',
    })
    expect(knownValue(snapshot.terminal.firmware)).toBe('1.0')
    expect(knownValue(snapshot.sim.operatorIssuer)).toBe('chinaUnicom')
    expect(knownValue(snapshot.network.operatorName)).toBe('CHN-UNICOM')
    expect(knownValue(snapshot.network.operatorCode)).toBe('46001')
    expect(knownValue(snapshot.network.domain)).toBe('eps')
    expect(knownValue(snapshot.signal.bars)).toBe(4)
    expect(snapshot.signal.rssiDbm).toMatchObject({ value: -71, source: 'AT+CSQ' })
    expect(snapshot.signal.rsrpDbm).toMatchObject({ value: -86, source: 'AT+CESQ' })
  })

  it('asks nothing twice, and comes in the order in which a person wants to see it', async () => {
    const { chat, emitted } = await snapshotOf()
    const twice = chat.sent.filter((line, at) => chat.sent.indexOf(line) !== at)
    expect(twice).toEqual(['AT+COPS?'])
    const order = [
      'terminal.manufacturer',
      'terminal.imei',
      'sim.state',
      'sim.iccid',
      'network.registration',
      'signal.rsrpDbm',
      'network.operatorName',
      'sim.imsi',
      'sim.msisdn',
      'pdp',
      'sim.pinTriesLeft',
    ]
    const paths = emitted.map(({ path }) => path as string)
    expect(order.map((path) => paths.indexOf(path))).toEqual(
      order.map((path) => paths.indexOf(path)).sort((a, b) => a - b),
    )
    expect(paths).toEqual(expect.arrayContaining(order))
  })

  it('takes the APN that the network used where none is defined', async () => {
    const { snapshot } = await snapshotOf()
    expect(snapshot.pdp[0]?.apn).toMatchObject({ value: 'unim2m.njm2mapn', source: 'AT+CGCONTRDP=1' })
  })

  it('says why a value is unknown', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CESQ': [refusal('+CME ERROR: 3')],
      'AT+CSQ': [['+CSQ: 99,99']],
      'AT+CPINR': [],
    })
    expect(snapshot.sim.msisdn).toEqual({ unknown: 'notReported' })
    expect(snapshot.sim.pinTriesLeft).toEqual({ unknown: 'notSupported', detail: 'ERROR' })
    expect(snapshot.network.band).toEqual({ unknown: 'notSupported' })
    expect(snapshot.signal.rsrpDbm).toMatchObject({ unknown: 'stateForbids', detail: '+CME ERROR: 3' })
    expect(knownValue(snapshot.signal.bars)).toBeUndefined()
  })

  it('asks for the ICCID in the words of other vendors where the card lets nobody at its files', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CCID': [],
      'AT+CRSM=176,12258,0,0,10': [['+CRSM: 106,134,""']],
      'AT+CRSM=176,12258,0,0,0': [['+CRSM: 106,134,""']],
      'AT^ICCID?': [['^ICCID: 98686002000000214365']],
    })
    expect(snapshot.sim.iccid).toMatchObject({ value: ICCID, source: 'AT^ICCID?' })
  })

  it('knows no issuer of a Chinese card of an unknown prefix with a foreign profile', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CCID': [['+CCID: 89860720000000123456']],
      'AT+CIMI': [['204041234567890']],
    })
    expect(knownValue(snapshot.sim.operatorIssuer)).toBeUndefined()
  })

  it('takes the tracking area of the serving cell where only the circuit-switched side is registered', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CGMI': [['Quectel_Ltd']],
      'AT+CEREG?': [],
      'AT+CREG?': [['+CREG: 2,1,"1111","01C3D4E5",7']],
      'AT+QENG="servingcell"': [
        ['+QENG: "servingcell","NOCONN","LTE","FDD",460,01,1C3D4E5,12,1650,3,5,5,DE10,-100,-12,-68,11,27'],
      ],
    })
    expect(knownValue(snapshot.network.area)).toBe('DE10')
  })

  it('has no bars of an EPS modem by RSSI alone', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CEREG?': [['+CEREG: 0,1']],
      'AT+COPS?': [['+COPS: 0']],
      'AT+CESQ': [],
    })
    expect(knownValue(snapshot.signal.rssiDbm)).toBe(-71)
    expect(knownValue(snapshot.signal.bars)).toBeUndefined()
  })

  it('asks an absent card nothing', async () => {
    const { chat, snapshot } = await snapshotOf({ 'AT+CPIN?': [refusal('+CME ERROR: 10')] })
    expect(snapshot.sim.state).toMatchObject({ value: 'absent', raw: '+CME ERROR: 10' })
    expect(snapshot.sim.imsi).toMatchObject({ unknown: 'stateForbids' })
    expect(snapshot.sim.pinTriesLeft).toMatchObject({ unknown: 'stateForbids' })
    expect(chat.sent).not.toContain('AT+CIMI')
    expect(chat.sent).not.toContain('AT+CCID')
  })

  it('takes ERROR from a card that asks for its PIN for what it is', async () => {
    const { snapshot } = await snapshotOf({ 'AT+CPIN?': [['+CPIN: SIM PIN']], 'AT+CIMI': [] })
    expect(snapshot.sim.imsi).toMatchObject({ unknown: 'stateForbids' })
    expect(knownValue(snapshot.sim.iccid)).toBe(ICCID)
  })

  it('comes back to a busy card after everything else', async () => {
    const { emitted, snapshot } = await snapshotOf({
      'AT+CPIN?': [refusal('+CME ERROR: 14'), refusal('+CME ERROR: 14'), ['+CPIN: READY']],
    })
    const paths = emitted.map(({ path }) => path as string)
    expect(paths.indexOf('pdp')).toBeLessThan(paths.indexOf('sim.iccid'))
    expect(knownValue(snapshot.sim.state)).toBe('ready')
    expect(knownValue(snapshot.sim.iccid)).toBe(ICCID)
    expect(knownValue(snapshot.sim.imsi)).toBe('460061234567890')
  })

  it('gives a card up that stays busy', async () => {
    const { snapshot } = await snapshotOf({ 'AT+CPIN?': [['+CPIN: NOT READY']] })
    expect(knownValue(snapshot.sim.state)).toBe('busy')
    expect(snapshot.sim.iccid).toEqual({ unknown: 'stateForbids', detail: 'the card stayed busy' })
  })

  it('goes down the ladders', async () => {
    const { chat, snapshot } = await snapshotOf({
      'AT+CCID': [],
      'AT+CRSM=176,12258,0,0,0': [['+CRSM: 144,0,"9868407b912217002143"']],
      'AT+CGMI': [],
      ATI: [['Manufacturer: Acme Modules', 'Model: A1']],
      'AT+CNUM': [],
    })
    expect(snapshot.sim.iccid).toMatchObject({ value: '898604B7192271001234' })
    expect(chat.sent).toContain('AT+ICCID')
    expect(knownValue(snapshot.terminal.manufacturer)).toBe('Acme Modules')
    expect(snapshot.sim.msisdn).toMatchObject({ value: '13800138000' })
  })

  it('shows the cause of the domain it shows', async () => {
    const { snapshot } = await snapshotOf({
      'AT+CEREG=3': [],
      'AT+CEREG=2': [[]],
      'AT+CEREG?': [['+CEREG: 3,3,,,,0,7']],
      'AT+CGREG?': [['+CGREG: 2,0']],
      'AT+CREG?': [['+CREG: 2,3']],
    })
    expect(knownValue(snapshot.network.registration)).toBe('denied')
    expect(knownValue(snapshot.network.rejectCause)).toBe(7)
    expect(knownValue(snapshot.network.domain)).toBe('eps')
    expect(knownValue(snapshot.signal.bars)).toBe(0)
  })
})

describe('when the conversation breaks', () => {
  const SILENT = { 'AT+CEREG=3': [silence], 'AT+CEREG=2': [silence], 'AT+CEREG?': [silence] }
  it('three questions without an answer, and then AT, end the round', async () => {
    const { chat, terminal } = await open({ ...SILENT, AT: [silence] })
    expect(await terminal.readSignal(() => {})).toEqual({ ok: false, error: { code: 'notAnswering', seen: 'silence' } })
    expect(chat.sent.slice(-2)).toEqual(['AT+CEREG?', 'AT'])
  })
  it('a port that is silent on what it does not know is asked on, but not down a whole ladder', async () => {
    const { snapshot, result, chat } = await snapshotOf({
      ...SILENT,
      AT: [[]],
      'AT+CCID': [silence],
      'AT+ICCID': [silence],
    })
    expect(result.ok).toBe(true)
    expect(snapshot.sim.iccid).toMatchObject({ unknown: 'noAnswer' })
    expect(chat.sent).not.toContain('AT^ICCID?')
    expect(knownValue(snapshot.signal.rsrpDbm)).toBe(-86)
  })
  it('one question without an answer does not', async () => {
    const { result, snapshot } = await snapshotOf({ 'AT+CIMI': [silence] })
    expect(result.ok).toBe(true)
    expect(knownValue(snapshot.sim.pukTriesLeft)).toBe(10)
  })
  it('nothing is emitted after the link has gone', async () => {
    const { terminal } = await open({ 'AT+CEREG?': [{ code: 'linkClosed', end: { reason: 'gone' } }] })
    const emitted: SnapshotChange[] = []
    expect(await terminal.readSignal((change) => emitted.push(change))).toMatchObject({ error: { code: 'linkGone' } })
    expect(emitted).toEqual([])
  })
  it('a modem that restarts in the middle is brought into step and asked again', async () => {
    const { snapshot, chat } = await snapshotOf({
      'AT+CEREG?': [{ code: 'modemReset', line: 'RDY' }, ['+CEREG: 3,1,"1A2B","01C3D4E5",7']],
    })
    expect(knownValue(snapshot.network.registration)).toBe('home')
    expect(chat.sent.filter((line) => line === 'AT+CEREG?')).toHaveLength(2)
  })
  it('an aborted signal sends nothing more', async () => {
    const { chat, terminal } = await open()
    const before = chat.sent.length
    expect(await terminal.readSnapshot(() => {}, AbortSignal.abort())).toEqual({
      ok: false,
      error: { code: 'aborted' },
    })
    expect(chat.sent.length).toBe(before)
  })
})

test('the light poll leaves out what the modem does not know', async () => {
  const { chat, terminal } = await open({ 'AT+CESQ': [] })
  await terminal.readSignal(() => {})
  const before = chat.sent.length
  await terminal.readSignal(() => {})
  expect(chat.sent.slice(before)).toEqual(['AT+CEREG?', 'AT+CSQ'])
})

describe('what the modem says by itself', () => {
  it('moves registration and SIM state', async () => {
    const { chat, terminal } = await open()
    const emitted: SnapshotChange[] = []
    const stop = terminal.watch((change) => emitted.push(change))
    chat.notify('+CEREG: 3,,,,0,5')
    chat.notify('+CPIN: NOT READY')
    chat.notify('+QSIMSTAT: 1,0')
    const of = (path: string) => emitted.find((change) => change.path === path)
    expect(of('network.registration')).toMatchObject({ reading: { value: 'denied', source: '+CEREG' } })
    expect(of('network.rejectCause')).toMatchObject({ reading: { value: 5 } })
    expect(emitted.filter(({ path }) => path === 'sim.state')).toMatchObject([{ reading: { value: 'busy' } }])
    stop()
    chat.notify('+CPIN: READY')
    expect(emitted.filter(({ path }) => path === 'sim.state')).toHaveLength(1)
  })
  it('a restart makes the network unknown and has the report format set again', async () => {
    const { chat, terminal } = await open()
    await terminal.readSignal(() => {})
    const emitted: SnapshotChange[] = []
    terminal.watch((change) => emitted.push(change))
    chat.notify('RDY')
    expect(emitted).toContainEqual({ path: 'network.registration', reading: { unknown: 'notReadYet' } })
    await terminal.readSignal(() => {})
    expect(chat.sent.filter((line) => line === 'AT+CEREG=3')).toHaveLength(2)
  })
})

describe('the own-number record', () => {
  const identity = { imei: IMEI, iccid: ICCID }
  const WRITE = `AT+CRSM=220,28480,1,4,30,"${'FF'.repeat(16)}0891683108108300F0FFFFFFFFFF"`

  it('is read with its bytes', async () => {
    const { terminal } = await open()
    expect(await terminal.readOwnNumber()).toEqual({
      ok: true,
      value: { number: '13800138000', alpha: '', recordHex: RECORD, way: 'crsm' },
    })
  })
  it('is written after the identity was read again', async () => {
    const { chat, terminal } = await open({ [WRITE]: [['+CRSM: 144,0']] })
    expect(await terminal.writeOwnNumber('+8613800138000', identity)).toEqual({ ok: true, value: undefined })
    expect(chat.sent.slice(-5)).toEqual(['AT+CGSN', 'AT+CCID', 'AT+CRSM=192,28480', 'AT+CRSM=178,28480,1,4,30', WRITE])
  })
  test.each([
    ['another terminal', { imei: '490154203237526', iccid: ICCID }],
    ['another card', { imei: IMEI, iccid: '89860620000000123464' }],
    ['an unknown card', { imei: IMEI, iccid: undefined }],
    ['an unknown terminal', { imei: undefined, iccid: ICCID }],
  ])('is not written to %s', async (_, expected) => {
    const { chat, terminal } = await open()
    expect(await terminal.writeOwnNumber('13800138000', expected)).toEqual({
      ok: false,
      error: { code: 'identityDiffers', expected, seen: identity },
    })
    expect(chat.sent.some((line) => line.includes('=220'))).toBe(false)
  })
  it('is not written with a number that does not fit', async () => {
    const { chat, terminal } = await open()
    expect(await terminal.writeOwnNumber('1'.repeat(21), identity)).toMatchObject({ error: { code: 'refused' } })
    expect(chat.sent.some((line) => line.includes('=220'))).toBe(false)
  })
  it('names a card that forbids it, and does not try another way round', async () => {
    const { chat, terminal } = await open({ [WRITE]: [['+CRSM: 105,130,""']] })
    expect(await terminal.writeOwnNumber('+8613800138000', identity)).toMatchObject({
      error: { code: 'refused', detail: expect.stringContaining('6982') },
    })
    expect(chat.sent.some((line) => line.includes('CPB'))).toBe(false)
  })
  it('goes through the phonebook where the modem allows no access to files, and keeps the text', async () => {
    const { chat, terminal } = await open({
      'AT+CRSM=192,28480': [refusal('+CME ERROR: 4')],
      'AT+CPBS?': [['+CPBS: "SM",1,250']],
      'AT+CPBS="ON"': [[]],
      'AT+CPBS="SM"': [[]],
      'AT+CPBR=1': [['+CPBR: 1,"13800138000",129,"POS"']],
      'AT+CPBW=1,"+8613800138001",145,"POS"': [[]],
    })
    expect(await terminal.readOwnNumber()).toEqual({
      ok: true,
      value: { number: '13800138000', alpha: 'POS', recordHex: undefined, way: 'phonebook' },
    })
    expect(await terminal.writeOwnNumber('+8613800138001', identity)).toEqual({ ok: true, value: undefined })
    expect(chat.sent.at(-1)).toBe('AT+CPBS="SM"')
  })
  it('is a capability that is missing with a reason', async () => {
    const { terminal } = await open({ 'AT+CRSM=192,28480': [] })
    expect((await terminal.capabilities()).boundNumber).toEqual({
      possible: false,
      reason: 'The modem gives no access to the card’s own-number record.',
    })
  })
})

describe('the default context', () => {
  it('is left alone where it is up', async () => {
    const { chat, terminal } = await open({ 'AT+CGATT?': [['+CGATT: 1']] })
    expect((await terminal.activateContext()).ok).toBe(true)
    expect(chat.sent).not.toContain('AT+CGACT=1,1')
  })
  it('is attached, activated and read back', async () => {
    const { chat, terminal } = await open({
      'AT+CGATT?': [['+CGATT: 0']],
      'AT+CGATT=1': [[]],
      'AT+CGACT?': [['+CGACT: 1,0'], ['+CGACT: 1,1']],
      'AT+CGACT=1,1': [[]],
    })
    expect((await terminal.activateContext()).ok).toBe(true)
    expect(chat.sent).toEqual(expect.arrayContaining(['AT+CGATT=1', 'AT+CGACT=1,1']))
  })
  it('fails with the network’s cause in words', async () => {
    const down = { 'AT+CGACT?': [['+CGACT: 1,0']] }
    const byCode = await open({ ...down, 'AT+CGACT=1,1': [refusal('+CME ERROR: 133')] })
    expect(await byCode.terminal.activateContext()).toMatchObject({
      error: { detail: '+CME ERROR: 133: ESM cause 33, requested service option not subscribed' },
    })
    const byReport = await open({ ...down, 'AT+CGACT=1,1': [refusal('ERROR')], 'AT+CEER': [['+CEER: 5,27']] })
    expect(await byReport.terminal.activateContext()).toMatchObject({
      error: { detail: 'ERROR: ESM cause 27, missing or unknown APN' },
    })
  })
  it('does not count as up without an address', async () => {
    const { terminal } = await open({
      'AT+CGDCONT?': [['+CGDCONT: 1,"IP","cmiot"']],
      'AT+CGPADDR': [['+CGPADDR: 1,"0.0.0.0"']],
      'AT+CGCONTRDP=1': [],
    })
    expect(await terminal.activateContext()).toMatchObject({
      error: { code: 'refused', detail: 'Context 1 is active but has no address.' },
    })
  })
})

test('what no dialect knows is unsupported, with a reason', async () => {
  const { terminal } = await open()
  expect(terminal.dialect).toBe('generic')
  expect(await terminal.checkTcp('pay.example', 443)).toMatchObject({ error: { code: 'unsupported' } })
  expect(await terminal.ping('pay.example')).toMatchObject({ error: { code: 'unsupported' } })
  expect(await terminal.powerOff()).toMatchObject({ error: { code: 'unsupported' } })
})

test('a host name cannot carry a command', async () => {
  const { chat, terminal } = await open({ 'AT+CGMI': [['Quectel']] })
  const before = chat.sent.length
  for (const host of ['a",1\rAT+CFUN=0', 'a b', '', '-a', `${'a'.repeat(300)}`])
    expect(await terminal.checkTcp(host, 443)).toMatchObject({ error: { code: 'malformed' } })
  expect(await terminal.checkTcp('pay.example', 70_000)).toMatchObject({ error: { code: 'malformed' } })
  expect(chat.sent.length).toBe(before)
})
