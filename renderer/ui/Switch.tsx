import { useId } from 'react'
import { useWords } from '../words/useWords.ts'
import './Field.css'
import './Switch.css'

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
