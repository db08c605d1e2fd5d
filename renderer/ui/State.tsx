import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The four states. Each is shown by icon, word and colour together. */
export type StateName = 'fine' | 'look' | 'wrong' | 'unknown'

export function State({ is, size = 20, children }: { is: StateName; size?: number; children: ReactNode }) {
  return (
    <span className={`st ${is}`}>
      <Icon name={is} size={size} />
      {children}
    </span>
  )
}
