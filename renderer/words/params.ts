import type { Identity } from '../ui/useIdentity.ts'
import type { Params } from './fill.ts'
import type { Words } from './useWords.ts'

/** Params come as codes and raw figures; before they fill a sentence, codes become words and subscriber data is masked. */
export function wordedParams(params: Params | undefined, words: Words, identity: Identity): Params {
  const worded: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params ?? {})) worded[name] = wordOf(name, value, words, identity)
  return worded
}

function wordOf(name: string, value: string | number, { t, list }: Words, identity: Identity): string | number {
  const text = String(value)
  const lookUp = (group: string, part = '') => {
    const key = `${group}.${text}${part}`
    const found: string = t(key as never)
    return found === key ? text : found
  }
  switch (name) {
    case 'registration':
      return lookUp('readings.registration')
    case 'technology':
      return lookUp('readings.technology')
    case 'state':
    case 'simState':
      return lookUp('readings.sim')
    case 'issuer':
    case 'old':
    case 'new':
      return lookUp('readings.issuer')
    case 'denial':
      return lookUp('findings.denial', '.title')
    case 'check':
      return lookUp('swap.check')
    case 'step':
    case 'to':
    case 'from':
      return lookUp('swap.step')
    case 'act':
      return lookUp('swap.act')
    case 'why':
      return lookUp('readings.unknown')
    case 'problem':
      return lookUp('problems', '.title').split('|')[0] ?? text
    case 'missing':
      return list(text.split(',').map((item) => needWord(item.trim(), t)))
    case 'iccid':
      return identity.iccid(text)
    case 'imei':
      return identity.imei(text)
    case 'number':
      return identity.phone(text)
    default:
      return value
  }
}

function needWord(name: string, t: Words['t']): string {
  for (const key of [`swap.input.${name}`, `swap.word.${name}.said`, `swap.proof.${name}`, `swap.check.${name}`]) {
    const found: string = t(key as never)
    if (found !== key) return found
  }
  return name
}
