import { describe, expect, it } from 'vitest'
import { ProbeDocument, type ProbeTimings, probeDocument } from './probe.ts'
import { type Known, unknown } from './reading.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'

const TIMINGS: ProbeTimings = { openMs: 3, firstReplyMs: 40, identityMs: 90, signalMs: null, totalMs: 1234 }
const known = <T>(value: T): Known<T> => ({
  value,
  raw: `+X: ${value}`,
  source: 'AT+X',
  at: '2026-01-02T03:04:05.000Z',
})

describe('probeDocument', () => {
  it('of nothing: every leaf null, with the reason why nothing was read', () => {
    const document = probeDocument(emptySnapshot(), TIMINGS, 'timeLimit')
    expect(ProbeDocument.safeParse(document).success).toBe(true)
    expect(document.sim).toEqual({
      state: 'unknown',
      iccid: null,
      imsi: null,
      msisdn: null,
      operatorIssuer: null,
      pinTriesLeft: null,
      pukTriesLeft: null,
    })
    expect(document.network.registration).toBe('unknown')
    expect(document.pdp).toEqual([])
    expect(new Set(Object.values(document.readings).map((reading) => JSON.stringify(reading)))).toEqual(
      new Set(['{"unknown":"the time limit was reached before it was read"}']),
    )
    expect(Object.keys(document.readings)).toEqual(expect.arrayContaining(['sim.state', 'signal.bars', 'pdp']))
  })

  it('gives each value its reading, contexts by their place', () => {
    const empty = emptySnapshot()
    const snapshot: Snapshot = {
      ...empty,
      sim: { ...empty.sim, iccid: known('89860620000000123456'), msisdn: unknown('notReported') },
      pdp: [
        {
          cid: known(1),
          type: known('IP'),
          apn: known('cmiot'),
          address: unknown('notReported', 'detail'),
          active: known(false),
        },
      ],
    }
    const document = probeDocument(snapshot, TIMINGS, 'notReported')
    expect(document.sim.iccid).toBe('89860620000000123456')
    expect(document.readings['sim.iccid']).toEqual({
      source: 'AT+X',
      raw: '+X: 89860620000000123456',
      at: '2026-01-02T03:04:05.000Z',
    })
    expect(document.readings['sim.msisdn']).toEqual({ unknown: 'the modem reports no value' })
    expect(document.pdp).toEqual([{ cid: 1, type: 'IP', apn: 'cmiot', address: null, active: false }])
    expect(document.readings['pdp.0.apn']).toMatchObject({ source: 'AT+X' })
    expect(document.readings['pdp.0.address']).toEqual({ unknown: 'the modem reports no value (detail)' })
    expect(document.readings.pdp).toBeUndefined()
  })

  it('has the NR leg of EN-DC among the readings, and only there', () => {
    const empty = emptySnapshot()
    const document = probeDocument({ ...empty, nr: { ...empty.nr, rsrpDbm: known(-76) } }, TIMINGS, 'notReported')
    expect(document.readings['nr.rsrpDbm']).toMatchObject({ value: -76, source: 'AT+X' })
    expect(document.readings['nr.sinrDb']).toBeUndefined()
    expect(document).not.toHaveProperty('nr')
    expect(document.network).not.toHaveProperty('domain')
  })
})
