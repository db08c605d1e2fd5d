import { useEffect, useState } from 'react'
import { isKnown } from '../../src/shared/reading.ts'
import { settle } from '../rpc.ts'
import { useClient } from '../state/console.tsx'
import { at, type Readings } from '../state/readings.ts'
import { type Figure, figureOf, type Point, pointsOf, withPoint } from './trace.ts'

/** The last minute of a terminal's level: what the host kept, then each reading as it arrives. */
export function useTrace(
  terminalId: string,
  readings: Readings | undefined,
): { figure: Figure; points: readonly Point[] } {
  const client = useClient()
  const [history, setHistory] = useState<{ figure: Figure; points: readonly Point[] }>()
  const rsrp = at(readings, 'signal.rsrpDbm')
  const rssi = at(readings, 'signal.rssiDbm')
  const figure: Figure = isKnown(rsrp) ? 'RSRP' : isKnown(rssi) ? 'RSSI' : (history?.figure ?? 'RSRP')
  const reading = figure === 'RSRP' ? rsrp : rssi
  const readAt = isKnown(reading) ? reading.at : undefined
  const dbm = isKnown(reading) ? reading.value : undefined

  useEffect(() => {
    let current = true
    setHistory(undefined)
    void settle(client.bench.signalHistory({ terminalId })).then((result) => {
      if (!current || !result.ok) return
      const figure = figureOf(result.value)
      const points = pointsOf(result.value, figure)
      // Readings that arrived meanwhile stay.
      setHistory((now) => ({
        figure,
        points: now?.figure === figure ? now.points.reduce<Point[]>(withPoint, points) : points,
      }))
    })
    return () => {
      current = false
    }
  }, [client, terminalId])

  useEffect(() => {
    if (readAt === undefined || dbm === undefined) return
    setHistory((now) => ({
      figure,
      points: withPoint(now?.figure === figure ? now.points : [], { at: Date.parse(readAt), dbm }),
    }))
  }, [figure, readAt, dbm])

  return { figure, points: history?.points ?? [] }
}
