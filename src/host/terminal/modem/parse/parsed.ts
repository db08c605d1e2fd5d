import { err, ok, type Result } from '../../../../shared/result.ts'

/** `absent`: the reply has no such value. `malformed`: a line that should have it has a form that is not understood. */
export type ParseProblem = 'absent' | 'malformed'
export type Parsed<T> = Result<T, ParseProblem>
/** From the lines of one reply to a value or a problem: never neither, never a throw. */
export type Parser<T> = (lines: readonly string[]) => Parsed<T>

export const absent: Parsed<never> = err('absent')
export const malformed: Parsed<never> = err('malformed')

/** The text after `tag` and its colon; undefined for another line. The sign before the tag, blanks and letter case are tolerated. */
export function tail(line: string, tag: string): string | undefined {
  const match = /^[+^*$#%]?([A-Za-z0-9]+)\s*:(.*)$/s.exec(line.trim())
  return match?.[1]?.toUpperCase() === tag ? match[2]?.trim() : undefined
}

/** Comma-separated fields, without quotes and the blanks around them; a comma in quotes parts nothing. */
export function split(text: string): string[] {
  const fields = ['']
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) fields.push('')
    else fields[fields.length - 1] += char
  }
  return fields.map((field) => field.trim())
}

/** The fields of one tagged line; undefined for another line. */
export function fieldsOf(line: string, tag: string): string[] | undefined {
  const text = tail(line, tag)
  return text === undefined ? undefined : split(text)
}

/** The fields of the first line with this tag, as a parser: `absent` where there is none. */
export const firstFields =
  <T>(tag: string, parse: (fields: readonly string[]) => Parsed<T>): Parser<T> =>
  (lines) => {
    for (const line of lines) {
      const fields = fieldsOf(line, tag)
      if (fields) return parse(fields)
    }
    return absent
  }

/** One value for each line with this tag that can be read; `malformed` when there are such lines and none can. */
export const eachLine =
  <T>(tag: string, parse: (fields: readonly string[], line: string) => T | undefined): Parser<readonly T[]> =>
  (lines) => {
    const own = lines.map((line) => ({ line, fields: fieldsOf(line, tag) }))
    const values = own.flatMap(({ line, fields }) => {
      const value = fields && parse(fields, line)
      return value === undefined ? [] : [value]
    })
    return values.length === 0 && own.some(({ fields }) => fields) ? malformed : ok(values)
  }

/** A decimal integer, at most nine digits; undefined for anything else. */
export const integer = (field: string | undefined): number | undefined =>
  field !== undefined && /^[+-]?\d{1,9}$/.test(field) ? Number(field) : undefined

/** A decimal number, perhaps with a fraction. */
export const decimal = (field: string | undefined): number | undefined =>
  field !== undefined && /^[+-]?\d{1,9}(?:\.\d{1,9})?$/.test(field) ? Number(field) : undefined

/** A field that holds something. */
export const filled = (field: string | undefined): string | undefined => (field === '' ? undefined : field)
