import { useEffect, useRef } from 'react'
import { dialogOpen } from '../shell/keyboard.ts'

/**
 * Enter does the primary action from anywhere on the page but from something that has its own use for it. The scanner's Enter
 * never comes this far (useScanner), an input method's neither.
 */
export function useEnter(run: (() => void) | undefined): void {
  const current = useRef(run)
  current.current = run
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === IME_KEY) return
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      const target = event.target
      if (dialogOpen()) return
      if (target instanceof Element && target.closest('a[href], button, select, textarea, summary')) return
      event.preventDefault()
      current.current?.()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** `keyCode` of a key that an input method has taken: the one that ends a composition comes after `isComposing` is false again. */
const IME_KEY = 229
