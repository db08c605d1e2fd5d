import { describe, expect, it } from 'vitest'
import type { SignalSample } from '../../src/shared/contract/terminal.ts'
import { figureOf, type Point, pointsOf, traceAt, withPoint } from './trace.ts'

const NOW = 1_000_000_000
const at = (secondsAgo: number, dbm: number): Point => ({ at: NOW - secondsAgo * 1000, dbm })

describe('the last minute of a level', () => {
  it('is one line while a reading comes each second', () => {
    const trace = traceAt([at(2, -90), at(1, -91), at(0, -92)], NOW)
    expect(trace.gaps).toEqual([])
    expect(trace.ys).toEqual([-90, -91, -92])
    expect(trace.xs).toEqual([-2, -1, 0])
  })

  it('keeps a silence as a gap: no last value drawn on, no slope across', () => {
    const trace = traceAt([at(10, -90), at(3, -80), at(2, -80)], NOW)
    expect(trace.gaps).toEqual([{ from: -9, to: -3 }])
    const inGap = trace.xs.findIndex((x) => x > -9 && x < -3)
    expect(trace.ys[inGap]).toBeNull()
  })

  it('shows the silence that is going on', () => {
    const trace = traceAt([at(9, -90)], NOW)
    expect(trace.gaps).toEqual([{ from: -8, to: 0 }])
    expect(trace.xs.at(-1)).toBe(-8)
  })

  it('draws up to now while the last reading is fresh', () => {
    const trace = traceAt([at(1.5, -90)], NOW)
    expect(trace.xs.at(-1)).toBe(0)
    expect(trace.ys.at(-1)).toBe(-90)
  })

  it('forgets what is older, and names the lowest of the rest', () => {
    const trace = traceAt([at(70, -120), at(30, -101), at(29, -95)], NOW)
    expect(trace.lowest?.dbm).toBe(-101)
  })

  it('has nothing to draw without readings', () => {
    expect(traceAt([], NOW)).toEqual({ xs: [], ys: [], gaps: [], lowest: undefined })
  })

  it('takes a reading once, however often it comes', () => {
    const once = withPoint([at(1, -90)], at(0, -91))
    expect(withPoint(once, at(0, -91))).toEqual(once)
  })

  it('is drawn by RSRP where there is any, else by RSSI; unknown is no point', () => {
    const sample = (rsrpDbm: number | null, rssiDbm: number | null): SignalSample => ({
      at: new Date(NOW).toISOString(),
      rsrpDbm,
      rssiDbm,
    })
    expect(figureOf([sample(null, -60), sample(-90, -60)])).toBe('RSRP')
    expect(figureOf([sample(null, -60)])).toBe('RSSI')
    expect(pointsOf([sample(null, -60)], 'RSRP')).toEqual([])
  })
})
