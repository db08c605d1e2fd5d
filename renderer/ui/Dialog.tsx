import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../words/useWords.ts'
import './Dialog.css'

/** A modal window; Escape and its button close it, and focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  className = '',
}: {
  title: string
  onClose: () => void
  children: ReactNode
  className?: string
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { t } = useWords()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open) return
    const opener = document.activeElement
    dialog.showModal()
    // A dialog's first control is its close button; what it is opened for comes first.
    dialog.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => {
      // Taken out of the page without being closed, it would leave the focus nowhere.
      dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="btn plain" onClick={onClose}>
          {t('shell.close')} <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </dialog>
  )
}
