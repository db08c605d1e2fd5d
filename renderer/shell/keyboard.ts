import { useEffect, useRef } from 'react'

/** Is the person typing into something? Then single letters and digits are text, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

/** Is a modal window open? Then the page behind it does not listen. */
export const dialogOpen = (): boolean => document.querySelector('dialog[open]') !== null

/** The name of a key with its modifiers: `Alt+ArrowLeft`, `Ctrl+k`, `?`. */
export function keyName(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const alt = event.altKey ? 'Alt+' : ''
  return `${ctrl}${alt}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`
}

/**
 * Listens for keys on the whole page while the component stands. Keys without Ctrl, Alt or a function key are left to a field
 * that is being typed into; an input method's keys are never taken.
 */
export function useKeys(keys: Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || dialogOpen()) return
      const name = keyName(event)
      const act = current.current[name]
      if (!act) return
      if (!/^(Ctrl\+|Alt\+|F\d)/.test(name) && isTyping(event.target)) return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
