import './drawing.css'

/** A numbered picture's title, with the smaller line under it. */
export function Numbered({ n, x, y, title, note }: { n: number; x: number; y: number; title: string; note?: string }) {
  return (
    <>
      <text x={x} y={y} className="b">
        {n}　{title}
      </text>
      {note && (
        <text x={x + 27} y={y + 24} className="sm">
          {note}
        </text>
      )}
    </>
  )
}

/** Hatch for battery and seal, and the arrow head. Ids are the drawing's own. */
export function Defs({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V7" stroke="var(--hatch)" strokeWidth="1.4" />
      </pattern>
      <marker
        id={`${id}-arrow`}
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="14"
        markerHeight="14"
        markerUnits="userSpaceOnUse"
        orient="auto-start-reverse"
      >
        <path d="M0 0 10 5 0 10z" fill="var(--act)" />
      </marker>
    </defs>
  )
}
