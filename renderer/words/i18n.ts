import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../src/shared/contract/app.ts'
import { en } from './en/index.ts'
import type { Shape } from './shape.ts'
import { zhCN } from './zh-CN/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Shape<typeof zhCN> }
    returnNull: false
  }
}

export const i18n = i18next.createInstance()

/** Both dictionaries are part of the page: switching is immediate, nothing is fetched. */
export const wordsReady = i18n.use(initReactI18next).init({
  lng: navigator.language.startsWith('zh') ? 'zh-CN' : 'en',
  fallbackLng: false,
  supportedLngs: ['zh-CN', 'en'],
  defaultNS: 'words',
  resources: { 'zh-CN': { words: zhCN }, en: { words: en } },
  // React escapes; a value is never searched for further placeholders or nested keys.
  interpolation: { escapeValue: false, skipOnVariables: true },
})

export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN')
