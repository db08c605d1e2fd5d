export type Params = Readonly<Record<string, string | number>>

/** A placeholder such as `{{tail}}`. */
const PLACEHOLDER = /\{\{(\w+)\}\}/g

/**
 * A template with its placeholders filled. Bars cut it into parts; a part with a placeholder that has no value is left out, so
 * that a sentence never shows a hole or an invented figure.
 */
export function fill(template: string, params: Params = {}): string {
  const has = (name: string) => Object.hasOwn(params, name) && params[name] !== ''
  return template
    .split('|')
    .filter((part) => [...part.matchAll(PLACEHOLDER)].every(([, name]) => has(name ?? '')))
    .join('')
    .replace(PLACEHOLDER, (_, name: string) => String(params[name]))
    .replace(/^[\s，,；;：:·]+/, '')
    .replace(/[\s，,；;：:·]+$/, '')
    .replace(/ {2,}/g, ' ')
}

/** The placeholders of a template: both languages have to know the same. */
export const placeholders = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '').sort()
