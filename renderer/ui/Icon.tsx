import type { ReactNode } from 'react'

/** Line drawings of one colour; each state has its own outline, so that colour is never alone. */
const DRAWINGS = {
  fine: {
    box: 24,
    drawing: (
      <>
        <circle cx="12" cy="12" r="11" fill="currentColor" />
        <path className="cut" d="M6.8 12.4l3.6 3.6 6.8-7.6" />
      </>
    ),
  },
  look: {
    box: 24,
    drawing: (
      <>
        <path d="M12 1.6 23.4 22H.6z" fill="currentColor" />
        <path className="cut" d="M12 9v5.6M12 18.2v.4" />
      </>
    ),
  },
  wrong: {
    box: 24,
    drawing: (
      <>
        <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" fill="currentColor" />
        <path className="cut" d="M8 8l8 8M16 8l-8 8" />
      </>
    ),
  },
  unknown: {
    box: 24,
    drawing: (
      <>
        <circle cx="12" cy="12" r="10.4" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4.1 2.43" />
        <path
          d="M8.9 9.6c0-4.2 6.4-4 6.4-.3 0 2.6-3.2 2.5-3.2 5.1M12.1 17.2v1"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
        />
      </>
    ),
  },
  proof: {
    box: 16,
    drawing: (
      <>
        <rect x="1" y="1" width="14" height="14" fill="currentColor" />
        <path className="cut" d="M4 8.2 7 11l5-6" strokeWidth="2" />
      </>
    ),
  },
  word: {
    box: 16,
    drawing: (
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <circle cx="8" cy="5" r="3.2" />
        <path d="M1.8 15c.4-3.6 2.9-5 6.2-5s5.8 1.4 6.2 5" />
      </g>
    ),
  },
  hand: {
    box: 24,
    drawing: (
      <path
        d="M8 13V6.4a1.5 1.5 0 0 1 3 0V11 4.6a1.5 1.5 0 0 1 3 0V11 6a1.5 1.5 0 0 1 3 0v6.5V9.5a1.5 1.5 0 0 1 3 0V16c0 3.5-2.2 6-6 6h-1.5c-2.4 0-3.7-1-5-3L4.3 14.3c-.9-1.5 1-2.7 2.1-1.4L8 15"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    ),
  },
  off: {
    box: 24,
    drawing: (
      <path
        d="M1 12h4M5 7v10h3a3 3 0 0 0 3-3v-4a3 3 0 0 0-3-3zM23 12h-4M19 8v8h-2a3 3 0 0 1-3-3v-2a3 3 0 0 1 3-3z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    ),
  },
  wait: {
    box: 24,
    drawing: (
      <>
        <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 6v6l4 2.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </>
    ),
  },
  bench: {
    box: 20,
    drawing: (
      <path
        d="M1 3h5v6H1zM7.5 3h5v6h-5zM14 3h5v6h-5zM1 11h5v6H1zM7.5 11h5v6h-5zM14 11h5v6h-5z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    ),
  },
  order: {
    box: 20,
    drawing: (
      <path d="M3.5 1.5h13v17h-13zM6.5 6h7M6.5 10h7M6.5 14h4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    ),
  },
  settings: {
    box: 20,
    drawing: (
      <path
        d="M1 5h9M14 5h5M10 2.5h4v5h-4zM1 15h4M9 15h10M5 12.5h4v5H5z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    ),
  },
} as const satisfies Record<string, { box: number; drawing: ReactNode }>
export type IconName = keyof typeof DRAWINGS

/** Always beside its word, and therefore never read out. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  const { box, drawing } = DRAWINGS[name]
  return (
    <svg aria-hidden="true" className={className} width={size} height={size} viewBox={`0 0 ${box} ${box}`}>
      {drawing}
    </svg>
  )
}
