import { type ReactNode, useId } from 'react'
import { useWords } from '../words/useWords.ts'
import './Field.css'

interface Common {
  label: string
  hint?: ReactNode
  /** What is wrong with it, in words. */
  error?: string | undefined
  required?: boolean
  className?: string
}

function Frame({
  id,
  label,
  hint,
  error,
  required,
  className = '',
  children,
}: Common & { id: string; children: ReactNode }) {
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
}: Common & {
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
    <Frame id={id} {...common}>
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
    </Frame>
  )
}

export function SelectField<T extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...common
}: Common & {
  value: T | ''
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
  placeholder?: string
}) {
  const id = useId()
  return (
    <Frame id={id} {...common}>
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
    </Frame>
  )
}

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
}: Common & { value: T | undefined; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
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

export function CheckField({
  label,
  checked,
  onChange,
  hint,
  required,
  error,
  className = '',
}: Common & { checked: boolean; onChange: (checked: boolean) => void }) {
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

/** On or off, at once. */
export function Switch({
  label,
  checked,
  onChange,
  hint,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field switch">
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-describedby={hint ? `${id}-note` : undefined}
        onClick={() => onChange(!checked)}
      >
        <span>{label}</span>
        <b>
          <i aria-hidden="true" />
          {checked ? t('shell.foot.on') : t('shell.foot.off')}
        </b>
      </button>
      {hint && (
        <p className="note" id={`${id}-note`}>
          {hint}
        </p>
      )}
    </div>
  )
}
