import { describe, expect, test, vi } from 'vitest'
import type { ControlState } from '../../src/shared/control.ts'
import type { ProbeDocument } from '../../src/shared/probe.ts'
import { createSimulatedTerminal } from '../../src/simulator/simulator.ts'
import { probe, probed, serialServer, simulator } from './support.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

/** What the simulator says of itself must be what comes out at the other end. */
function expectState(document: ProbeDocument, { terminal, card, network }: ControlState) {
  expect(document.terminal).toMatchObject(terminal)
  expect(document.sim).toMatchObject({ iccid: card?.iccid ?? null, imsi: card?.imsi ?? null })
  expect(document.sim.msisdn ?? '').toBe(card?.msisdn ?? '')
  expect(document.signal.rsrpDbm).toBe(network.rsrpDbm)
  expect(['home', 'roaming'].includes(document.network.registration)).toBe(network.registered)
  expect(document.network.rejectCause).toBe(network.rejectCause)
}

/** Every leaf has its reading, and a value is null exactly where the reading says why. */
function expectReadings(document: ProbeDocument) {
  const { readings, timings: _timings, schema: _schema, ...groups } = document
  const leaves: [string, unknown][] = []
  for (const [group, value] of Object.entries(groups)) {
    for (const [key, leaf] of Object.entries(value)) {
      if (typeof leaf !== 'object' || leaf === null) leaves.push([`${group}.${key}`, leaf])
      else for (const [inner, value] of Object.entries(leaf)) leaves.push([`${group}.${key}.${inner}`, value])
    }
  }
  expect(leaves.length).toBeGreaterThan(30)
  for (const [path, value] of leaves) {
    const reading = readings[path]
    expect(reading, path).toBeDefined()
    if (value !== 'unknown') expect('unknown' in (reading ?? {}), path).toBe(value === null)
  }
  const other = Object.keys(readings).filter((path) => !leaves.some(([leaf]) => leaf === path))
  expect(other.filter((path) => !path.startsWith('nr.') && path !== 'pdp')).toEqual([])
}

describe('sim', () => {
  test.each(['default', 'simcom', 'generic', 'talkative', 'weakSignal'])('sim:%s', async (scenario) => {
    const terminal = await createSimulatedTerminal({ scenario })
    if (!terminal.ok) throw new Error(terminal.error)
    const state = terminal.value.state()
    await terminal.value.close()
    const document = await probed('--port', `sim:${scenario}`)
    const { network, ...rest } = state
    expectState(document, { ...rest, network: { ...network, registered: true } })
    expectReadings(document)
  })

  test('a card without a state to show one by', async () => {
    const document = await probed('--port', 'sim:noCard')
    expect(document.sim).toMatchObject({ state: 'absent', iccid: null, imsi: null, pinTriesLeft: null })
    expect(document.readings['sim.iccid']).toEqual({ unknown: expect.stringContaining('no card') })
    expectReadings(document)
  })

  test('a locked card, and one that the network rejects', async () => {
    const locked = await probed('--port', 'sim:pinLocked')
    expect(locked.sim).toMatchObject({ state: 'pin', pinTriesLeft: 3, pukTriesLeft: 10, imsi: null })
    const rejected = await probed('--port', 'sim:rejected')
    expect(rejected.network).toMatchObject({ registration: 'denied', rejectCause: 5 })
    expect(rejected.signal.bars).toBe(0)
  })

  test('for a person', async () => {
    const ran = await probe('--port', 'sim')
    expect(ran.status).toBe(0)
    expect(ran.stderr).toBe('')
    expect(ran.stdout).toMatch(/^RSRP +-92 dBm$/m)
    expect(ran.stdout).toMatch(/^RSCP +unknown: the modem reports no value$/m)
    expect(ran.stdout).toMatch(/^Context 1 +active, IPV4V6, APN cmiot, address \d+\.\d+\.\d+\.\d+$/m)
  })
})

describe.skipIf(process.platform === 'win32')('on a pty', () => {
  test('the values are the simulator’s, and change with them', async () => {
    const bench = await simulator('--pty')
    const ready = await bench.control({ verb: 'state' }, ({ network }) => network.registered)
    const before = await probed('--port', bench.address)
    expectState(before, ready)
    expectReadings(before)

    await bench.control({ verb: 'setSignal', rsrpDbm: -111 }, ({ network }) => network.rsrpDbm === -111)
    const denied = await bench.control(
      { verb: 'denyRegistration', cause: 7 },
      ({ network }) => network.rejectCause === 7,
    )
    const after = await probed('--port', bench.address)
    expectState(after, denied)
    expect(after.network.registration).toBe('denied')
  })
})

describe('on a serial server', () => {
  test('another card has other values', async () => {
    const bench = await simulator('--tcp', '--scenario', 'hotSwap')
    await bench.control({ verb: 'takeCardOut' }, ({ card }) => card === null)
    const card = {
      iccid: '89860126000000000018',
      imsi: '460061234500099',
      msisdn: '+8613800138000',
      apn: 'unim2m.njm2mapn',
    }
    const inserted = await bench.control(
      { verb: 'insertCard', card },
      ({ card, network }) => card !== null && network.registered,
    )
    const document = await probed('--port', bench.address)
    expectState(document, inserted)
    expect(document.sim).toMatchObject({
      iccid: card.iccid,
      imsi: card.imsi,
      msisdn: card.msisdn,
      operatorIssuer: 'chinaUnicom',
    })
  })

  test('control characters of a modem reach neither document nor terminal', async () => {
    const address = await serialServer((socket) => {
      let line = ''
      socket.on('data', (chunk) => {
        for (const char of chunk.toString('latin1')) {
          if (char !== '\r') line += char
          else {
            const hostile: Record<string, string> = {
              'AT+CGMI': 'Evil\x1b[2J\x07 Inc',
              'AT+COPS?': '+COPS: 0,0,"\x1b]0;owned\x07Net",7',
            }
            socket.write(
              line in hostile
                ? `\r\n${hostile[line]}\r\n\r\nOK\r\n`
                : /^AT(?:E0|V1|\+CMEE=1)?$/.test(line)
                  ? '\r\nOK\r\n'
                  : '\r\nERROR\r\n',
            )
            line = ''
          }
        }
      })
    })
    const document = await probed('--port', address)
    expect(document.terminal.manufacturer).toMatch(/^Evil/)
    expect(document.network.operatorName).toMatch(/Net$/)
    const said = await probe('--port', address)
    const strings = Object.values(document.readings).flatMap((reading) => Object.values(reading).map(String))
    for (const text of [...strings, ...said.stdout.split('\n')]) expect(text).not.toMatch(/\p{Cc}/u)
  })
})
