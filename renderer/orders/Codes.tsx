import { code128, drawingSVG, qrcode } from 'bwip-js/browser'
import { useMemo } from 'react'
import { useWords } from '../words/useWords.ts'

/** The order number as a bar code and a QR code, for scanners. Drawn as paths, so that print is sharp. */
export function Codes({ number }: { number: string }) {
  const { t } = useWords()
  const bar = useMemo(() => pathsOf(code128({ bcid: 'code128', text: number, height: 12 }, drawingSVG())), [number])
  const square = useMemo(() => pathsOf(qrcode({ bcid: 'qrcode', text: number }, drawingSVG())), [number])
  return (
    <>
      <div className="bar-code">
        <Drawing of={bar} label={t('orders.sheet.barcode', { number })} stretch />
        <b>{number}</b>
      </div>
      <Drawing of={square} label={t('orders.sheet.qr', { number })} />
    </>
  )
}

interface Paths {
  readonly viewBox: string
  readonly paths: readonly { readonly d: string; readonly width: string | undefined }[]
}

function Drawing({ of, label, stretch }: { of: Paths; label: string; stretch?: boolean }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={of.viewBox}
      shapeRendering="crispEdges"
      preserveAspectRatio={stretch ? 'none' : undefined}
      className={stretch ? 'bar' : 'qr'}
    >
      {of.paths.map(({ d, width }) =>
        width ? (
          <path key={d} d={d} stroke="#000" strokeWidth={width} fill="none" />
        ) : (
          <path key={d} d={d} fill="#000" />
        ),
      )}
    </svg>
  )
}

/** The library returns a text of SVG; it is read, never put into the page as it is. */
function pathsOf(svg: string): Paths {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  return {
    viewBox: document.documentElement.getAttribute('viewBox') ?? '0 0 1 1',
    paths: [...document.querySelectorAll('path')].map((path) => ({
      d: path.getAttribute('d') ?? '',
      width: path.getAttribute('stroke-width') ?? undefined,
    })),
  }
}
