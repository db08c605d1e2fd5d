import { useEffect, useRef } from 'react'
import { dialogOpen } from '../shell/keyboard.ts'
import { type Burst, charOf, endsScan, isScan, KEY_GAP_MS, NO_BURST, withChar } from './burst.ts'

/**
 * Listens for a scanner on the whole page, wherever the focus is. `onScan` gets what it read, and the field it happened to type
 * into gets its text back. Without `onScan` only its Enter is kept from doing anything.
 */
export function useScanner(onScan?: (text: string) => void): void {
  const handler = useRef(onScan)
  handler.current = onScan

  useEffect(() => {
    let burst: Burst = NO_BURST
    let field: { input: HTMLInputElement; value: string } | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const finish = () => {
      clearTimeout(timer)
      const scanned = isScan(burst) ? burst.text : undefined
      burst = NO_BURST
      // In a dialog the text stays where it was typed.
      if (scanned === undefined || !handler.current || dialogOpen()) return
      if (field && field.input.dataset.scan === undefined) restore(field.input, field.value)
      handler.current(scanned)
    }

    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key === 'Enter' || event.key === 'Tab') {
        if (!endsScan(burst, event.timeStamp)) return
        event.preventDefault()
        event.stopPropagation()
        finish()
        return
      }
      const char = charOf(event)
      if (char === undefined) return
      const next = withChar(burst, char, event.timeStamp)
      if (next.text.length === 1) {
        const target = event.target
        field = target instanceof HTMLInputElement ? { input: target, value: target.value } : undefined
      } else if (char === ' ' && !field) event.preventDefault()
      burst = next
      clearTimeout(timer)
      timer = setTimeout(finish, KEY_GAP_MS * 3)
    }
    window.addEventListener('keydown', listen, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', listen, true)
    }
  }, [])
}

/** Gives a field of React's its old text back as if it had been typed. */
function restore(input: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
