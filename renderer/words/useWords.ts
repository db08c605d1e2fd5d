import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../src/shared/contract/app.ts'
import { fill, type Params } from './fill.ts'

export interface Words {
  readonly t: TFunction<'words'>
  readonly language: Language
  /** A template whose parts may be left out (see fill.ts); `template` comes from `raw`. */
  readonly fill: (template: string, params?: Params) => string
  /** Joins a list as the language does. */
  readonly list: (items: readonly string[]) => string
  /** Joins parts of a sentence as the language does. */
  readonly sentence: (parts: readonly string[]) => string
}

/** The option that keeps placeholders for `fill`. */
export const RAW = { skipInterpolation: true } as const

/** The words of the present language; components that use it are drawn again when it changes. */
export function useWords(): Words {
  const { t, i18n } = useTranslation('words')
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const english = language === 'en'
  return {
    t,
    language,
    fill,
    list: (items) => items.join(english ? ', ' : '、'),
    sentence: (parts) => parts.join(english ? ', ' : '，'),
  }
}
