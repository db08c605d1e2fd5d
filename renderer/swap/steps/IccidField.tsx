import { useEffect, useId, useRef, useState } from 'react'
import { dialogOpen, isTyping } from '../../shell/keyboard.ts'
import { useWords } from '../../words/useWords.ts'

/** The field that digits find by themselves: a character typed anywhere on the page goes here. An input method may be on. */
export function IccidField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (text: string) => void
  error: string | undefined
}) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  /** While an input method composes, what it shows is its own; it becomes the value when it is done. */
  const [composing, setComposing] = useState<string>()

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || dialogOpen() || isTyping(event.target)) return
      if (event.key.length === 1 && /[0-9A-Fa-f０-９]/.test(event.key)) input.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <div className="field iccid-field">
      <label htmlFor={id}>
        {t('swap.newCard.iccid')}
        <span aria-hidden="true"> *</span>
      </label>
      <input
        id={id}
        ref={input}
        data-scan=""
        type="text"
        inputMode="numeric"
        // biome-ignore lint/a11y/noAutofocus: the one field of the step
        autoFocus
        autoComplete="off"
        spellCheck={false}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        value={composing ?? value}
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposing(undefined)
          onChange(event.currentTarget.value)
        }}
        onChange={(event) => {
          if ((event.nativeEvent as InputEvent).isComposing) setComposing(event.target.value)
          else onChange(event.target.value)
        }}
      />
      <p className={error ? 'bad' : 'note'} id={`${id}-note`}>
        {error ?? t('swap.newCard.hint')}
      </p>
    </div>
  )
}
