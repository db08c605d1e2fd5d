import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useBench } from '../state/console.tsx'
import { type Page, pageAt } from './page.ts'

const PAGE_TITLES = {
  bench: 'bench.title',
  terminal: 'swap.head.terminal',
  swap: 'swap.title',
  orders: 'orders.title',
  order: 'orders.sheet.title',
  settings: 'settings.title',
} as const satisfies Record<Page, string>

/** Language, title and theme of the document follow the settings, at run time. */
export function useAppearance(): void {
  const { t, i18n } = useTranslation('words')
  const chosen = useBench((bench) => bench.app?.settings.language)
  const system = useBench((bench) => bench.app?.systemLanguage)
  const theme = useBench((bench) => bench.app?.settings.theme)
  const place = useBench((bench) => bench.app?.settings.benchName)
  const [location] = useLocation()
  const language = chosen === 'system' ? system : chosen

  useEffect(() => {
    if (language && language !== i18n.language) void i18n.changeLanguage(language)
  }, [language, i18n])

  useEffect(() => {
    document.documentElement.lang = i18n.language
    document.title = [t(PAGE_TITLES[pageAt(location)]), place, 'Swapbench'].filter(Boolean).join(' · ')
  }, [t, i18n.language, place, location])

  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }, [theme])
}
