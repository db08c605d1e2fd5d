import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBench } from '../state/console.tsx'

/** Language, title and theme of the document follow the settings, at run time. */
export function useAppearance(): void {
  const { t, i18n } = useTranslation('words')
  const chosen = useBench((bench) => bench.app?.settings.language)
  const system = useBench((bench) => bench.app?.systemLanguage)
  const theme = useBench((bench) => bench.app?.settings.theme)
  const place = useBench((bench) => bench.app?.settings.benchName)
  const language = chosen === 'system' ? system : chosen

  useEffect(() => {
    if (language && language !== i18n.language) void i18n.changeLanguage(language)
  }, [language, i18n])

  useEffect(() => {
    document.documentElement.lang = i18n.language
    document.title = `${t('shell.nav.bench')}${place ? ` · ${place}` : ''} · Swapbench`
  }, [t, i18n.language, place])

  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }, [theme])
}
