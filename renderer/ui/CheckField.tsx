import { useId } from 'react'
import type { FieldCommon } from './FieldFrame.tsx'
import './Field.css'
import './CheckField.css'

export function CheckField({
  label,
  checked,
  onChange,
  hint,
  required,
  error,
  className = '',
}: FieldCommon & { checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId()
  return (
    <div className={`field check ${className}`}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {required && <span aria-hidden="true"> *</span>}
        </span>
      </label>
      {(error || hint) && (
        <p className={error ? 'bad' : 'note'} id={`${id}-note`}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
