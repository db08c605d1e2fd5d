export type Page = 'bench' | 'terminal' | 'swap' | 'orders' | 'order' | 'settings'

/** The page at a path. */
export function pageAt(location: string): Page {
  const [, first, second] = location.split('/')
  if (first === 'terminal' || first === 'swap' || first === 'settings') return first
  if (first === 'orders') return second ? 'order' : 'orders'
  return 'bench'
}
