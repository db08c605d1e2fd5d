import { useId } from 'react'
import { type FieldCommon, FieldFrame } from './FieldFrame.tsx'

export function TextField({
  value,
  onChange,
  onBlur,
  type = 'text',
  inputMode,
  maxLength,
  placeholder,
  autoFocus,
  ...common
}: FieldCommon & {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'number'
  inputMode?: 'numeric' | 'tel' | 'decimal'
  maxLength?: number
  placeholder?: string
  autoFocus?: boolean
}) {
  const id = useId()
  return (
    <FieldFrame id={id} {...common}>
      <input
        id={id}
        type={type}
        inputMode={inputMode}
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the one field of a dialog or step, worked by keyboard
        autoFocus={autoFocus}
        required={common.required}
        aria-invalid={common.error ? true : undefined}
        aria-describedby={common.error || common.hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </FieldFrame>
  )
}
