/** Times and figures as they stand on screen and in print. Dates are the bench's own, 24 h, in both languages. */

const two = (n: number) => String(n).padStart(2, '0')

/** `14:02:37`. */
export function clock(at: string | Date): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** `14:02`. */
export const hourMinute = (at: string | Date): string => clock(at).slice(0, 5)

/** `2026-11-23`. */
export function day(at: string | Date): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-11-23 14:02`. */
export const dayAndTime = (at: string | Date): string => `${day(at)} ${hourMinute(at)}`

/** A stretch of time in milliseconds: `01:58`, `1:02:05`. Never negative: two clocks may differ by a little. */
export function stretch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** Fen as yuan with two decimals. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** Yuan as typed (`0.1`, `12.50`, full-width digits too) in fen; undefined where it is no such amount. */
export function fenOf(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim()
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(typed)) return undefined
  const [whole = '0', part = ''] = typed.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
