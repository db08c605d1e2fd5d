import { useId } from 'react'
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx'

export function SelectField<T extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...common
}: FieldCommon & {
  value: T | ''
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
  placeholder?: string
}) {
  const id = useId()
  return (
    <FieldFrame id={id} {...common}>
      <select
        id={id}
        value={value}
        required={common.required}
        aria-invalid={common.error ? true : undefined}
        aria-describedby={common.error || common.hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {value === '' && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
