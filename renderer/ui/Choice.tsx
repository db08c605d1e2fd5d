import { useId } from 'react'
import type { FieldCommon } from './FieldFrame.tsx'
import './Field.css'
import './Choice.css'

/** A few choices side by side, one of them taken; arrow keys move as radio buttons do. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  required,
  hint,
  error,
  className = '',
}: FieldCommon & { value: T | undefined; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  const id = useId()
  return (
    <fieldset className={`field choice ${className}`} aria-describedby={error || hint ? `${id}-note` : undefined}>
      <legend>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </legend>
      <div className="options">
        {options.map(([name, words]) => (
          <label key={name}>
            <input type="radio" name={id} value={name} checked={value === name} onChange={() => onChange(name)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
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
    </fieldset>
  )
}
