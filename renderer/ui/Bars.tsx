import { useWords } from '../words/useWords.ts'

const COUNT = 5

/** 0 to 5 bars by the rule of shared/signal.ts; unknown: dashed outlines, never an empty scale. */
export function Bars({ bars, width = 38 }: { bars: number | undefined; width?: number }) {
  const { t } = useWords()
  const label = bars === undefined ? t('bench.barsUnknown') : t('bench.bars', { n: String(bars), of: String(COUNT) })
  return (
    <svg role="img" aria-label={label} width={width} height={(width * 28) / 42} viewBox="0 0 42 28">
      {Array.from({ length: COUNT }, (_, index) => {
        const height = 7 + index * 5
        const box = { x: 0.5 + index * 8.5, y: 27 - height, width: 6.5, height }
        const key = `bar-${index}`
        if (bars === undefined)
          return <rect key={key} {...box} fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="2 1.6" />
        return index < bars ? (
          <rect key={key} {...box} fill="currentColor" />
        ) : (
          <rect key={key} {...box} fill="none" stroke="currentColor" strokeWidth="1" />
        )
      })}
    </svg>
  )
}
