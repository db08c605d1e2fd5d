import type { ReactNode } from 'react'
import './Head.css'

export function Head({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="step-head">
      <h2>{title}</h2>
      {children && <p className="label">{children}</p>}
    </div>
  )
}
