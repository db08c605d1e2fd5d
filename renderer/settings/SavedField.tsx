import { useEffect, useState } from 'react'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/useWords.ts'

/** What stands in the field: what is saved, until somebody types something else. */
function useDraft<T extends string>(saved: T) {
  const [draft, setDraft] = useState(saved)
  useEffect(() => setDraft(saved), [saved])
  return [draft, setDraft] as const
}

export function TextSetting({
  label,
  hint,
  saved,
  max,
  inputMode,
  valid,
  onSave,
}: {
  label: string
  hint?: string
  saved: string
  max: number
  inputMode?: 'tel'
  /** What is wrong with it, or undefined. */
  valid?: (text: string) => string | undefined
  onSave: (text: string) => void
}) {
  const [draft, setDraft] = useDraft(saved)
  const text = draft.trim()
  const error = valid?.(text)
  const save = () => {
    if (!error && text !== saved) onSave(text)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={label}
        hint={hint}
        error={error}
        value={draft}
        onChange={setDraft}
        onBlur={save}
        maxLength={max}
        {...(inputMode && { inputMode })}
      />
    </form>
  )
}

/** One of a few; shown as chosen at once, and as the host has it once that is known. */
export function ChoiceSetting<T extends string>({
  label,
  saved,
  options,
  onSave,
}: {
  label: string
  saved: T
  options: readonly (readonly [T, string])[]
  onSave: (value: T) => void
}) {
  const [draft, setDraft] = useDraft(saved)
  return (
    <Choice
      label={label}
      value={draft}
      options={options}
      onChange={(value) => {
        setDraft(value)
        onSave(value)
      }}
    />
  )
}

export function NumberSetting({
  label,
  hint,
  unit,
  saved,
  min,
  max,
  onSave,
}: {
  label: string
  hint?: string
  unit: string
  saved: number
  min: number
  max: number
  onSave: (value: number) => void
}) {
  const { t } = useWords()
  const [draft, setDraft] = useDraft(String(saved))
  const value = Number(draft.normalize('NFKC').replace('−', '-'))
  const good = draft.trim() !== '' && Number.isInteger(value) && value >= min && value <= max
  const save = () => {
    if (good && value !== saved) onSave(value)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        className="number"
        label={`${label} · ${unit}`}
        hint={hint}
        error={good ? undefined : t('settings.numberBad', { min: String(min), max: String(max) })}
        value={draft}
        onChange={setDraft}
        onBlur={save}
        inputMode="numeric"
      />
    </form>
  )
}
