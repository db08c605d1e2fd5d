import type { ReactNode } from 'react'
import './Field.css'

export interface FieldCommon {
  label: string
  hint?: ReactNode
  /** What is wrong with it, in words. */
  error?: string | undefined
  required?: boolean
  className?: string
}

/** A label above, a field, and below it what is wrong or what to know. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  required,
  className = '',
  children,
}: FieldCommon & { id: string; children: ReactNode }) {
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {children}
      {error ? (
        <p className="bad" id={`${id}-note`}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="note" id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}
