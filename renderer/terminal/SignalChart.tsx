import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import type { Readings } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { RAW, useWords } from '../words/useWords.ts'
import { type Figure, type Trace, traceAt } from './trace.ts'
import { useTrace } from './useTrace.ts'
import './SignalChart.css'

/** The last 60 seconds, one step per reading; a gap stays a gap. It stands still while nobody looks. */
export function SignalChart({ terminalId, readings }: { terminalId: string; readings: Readings | undefined }) {
  const { t, fill, language } = useWords()
  const now = useNow()
  const { figure, points } = useTrace(terminalId, readings)
  const trace = traceAt(points, now)
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<{ chart: uPlot } | undefined>(undefined)
  const last = points.at(-1)
  const chartWords: ChartWords = {
    now: t('readings.now'),
    gap: (seconds) => t('terminal.gap', { seconds: String(seconds) }),
    edges:
      figure === 'RSRP'
        ? [
            [-90, `${t('readings.signal.good')} ≥ -90`],
            [-105, `${t('readings.signal.usable')} ≥ -105`],
            [-115, `${t('readings.signal.weak')} ≥ -115`],
          ]
        : [],
  }
  const scene = useRef({ trace, words: chartWords })
  scene.current = { trace, words: chartWords }

  useEffect(() => {
    const element = host.current
    if (!element) return
    const chart = new uPlot(
      options(figure, element, () => scene.current),
      [[], []],
      element,
    )
    plot.current = { chart }
    const size = new ResizeObserver(() => {
      chart.setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    size.observe(element)
    return () => {
      size.disconnect()
      chart.destroy()
      plot.current = undefined
    }
  }, [figure])

  // A canvas does not wait for a web font's glyphs: they are asked for, and what was drawn without them is drawn again.
  const glyphs = [chartWords.now, chartWords.gap(0), ...chartWords.edges.map(([, text]) => text)].join('')
  useEffect(() => {
    const family = host.current && getComputedStyle(host.current).fontFamily
    if (!family) return
    let current = true
    document.fonts.load(`12px ${family}`, glyphs).then(
      () => {
        if (current) plot.current?.chart.redraw(false)
      },
      // Without the font the labels stay as they are.
      () => {},
    )
    return () => {
      current = false
    }
  }, [glyphs])

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once a second, and when the words change
  useEffect(() => {
    plot.current?.chart.setData([trace.xs, trace.ys], true)
  }, [now, points, language, figure])

  return (
    <div
      className="chart"
      ref={host}
      role="img"
      aria-label={fill(t('terminal.chart', RAW), {
        figure,
        dbm: last ? last.dbm : '',
        lowest: trace.lowest?.dbm ?? '',
      })}
    />
  )
}

interface ChartWords {
  readonly now: string
  readonly gap: (seconds: number) => string
  readonly edges: readonly (readonly [number, string])[]
}

/** Colours are asked for at each drawing, so that the chart follows the theme. */
const colour = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name).trim()

function options(
  figure: Figure,
  element: HTMLElement,
  scene: () => { trace: Trace; words: ChartWords },
): uPlot.Options {
  const paint = (name: string) => () => colour(element, name)
  const font = `12px ${getComputedStyle(element).fontFamily}`
  const [bottom, top] = figure === 'RSRP' ? [-120, -70] : [-113, -51]
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [10, 14, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [-60, 0] },
      y: {
        range: (_plot, low, high) => [
          Math.min(bottom, Math.floor((low ?? bottom) / 10) * 10),
          Math.max(top, Math.ceil((high ?? top) / 10) * 10),
        ],
      },
    },
    axes: [
      {
        stroke: paint('--ink-3'),
        font,
        size: 28,
        gap: 8,
        grid: { stroke: paint('--grat'), width: 1 },
        ticks: { show: false },
        splits: () => [-60, -50, -40, -30, -20, -10, 0],
        values: (_plot, splits) => splits.map((x) => (x === 0 ? scene().words.now : `${x} s`)),
      },
      {
        stroke: paint('--ink-3'),
        font,
        size: 40,
        gap: 4,
        grid: { stroke: paint('--grat'), width: 1 },
        ticks: { show: false },
        incrs: [10],
      },
    ],
    series: [
      {},
      {
        stroke: paint('--trace'),
        width: 2,
        spanGaps: false,
        points: { show: false },
        ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
      },
    ],
    hooks: { draw: [(chart) => annotate(chart, scene(), element)] },
  }
}

/** Thresholds with their words, gaps with their length, and a square where the line is now. */
function annotate(chart: uPlot, { trace, words }: { trace: Trace; words: ChartWords }, element: Element): void {
  const { ctx, bbox } = chart
  const scale = devicePixelRatio
  const paint = (name: string) => colour(element, name)
  ctx.save()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.font = `${12 * scale}px ${getComputedStyle(element).fontFamily}`
  ctx.fillStyle = paint('--ink-3')
  ctx.lineWidth = scale
  ctx.strokeStyle = paint('--ink-3')
  ctx.setLineDash([5 * scale, 4 * scale])
  for (const [dbm, text] of words.edges) {
    const y = chart.valToPos(dbm, 'y', true)
    if (y < bbox.top || y > bbox.top + bbox.height) continue
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    ctx.fillText(text, bbox.left + 5 * scale, y - 4 * scale)
  }
  ctx.setLineDash([3 * scale, 3 * scale])
  ctx.strokeStyle = paint('--unknown')
  for (const { from, to } of trace.gaps) {
    const left = chart.valToPos(Math.max(-60, from), 'x', true)
    const right = chart.valToPos(to, 'x', true)
    ctx.strokeRect(left, bbox.top, right - left, bbox.height)
    const text = words.gap(Math.round(to - from))
    const room = bbox.left + bbox.width - left
    const width = ctx.measureText(text).width
    ctx.fillText(
      text,
      width + 12 * scale < room ? left + 5 * scale : right - width - 5 * scale,
      bbox.top + bbox.height - 8 * scale,
    )
  }
  const level = trace.ys.at(-1)
  if (typeof level === 'number' && trace.xs.at(-1) === 0) {
    const y = chart.valToPos(level, 'y', true)
    ctx.fillStyle = paint('--trace')
    ctx.fillRect(bbox.left + bbox.width - 4 * scale, y - 4 * scale, 8 * scale, 8 * scale)
  }
  ctx.restore()
}
