import type { ReactNode } from 'react'
import { Rail } from './Rail.tsx'

/** The rail and a page. The swap takes the whole window instead. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="frame">
      <Rail />
      {children}
    </div>
  )
}
