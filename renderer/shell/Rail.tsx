import { Link, useLocation } from 'wouter'
import { useBench } from '../state/console.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../words/useWords.ts'
import { useSettings } from './useSettings.ts'
import './Rail.css'

export function Rail() {
  const { t, language } = useWords()
  const app = useBench((bench) => bench.app)
  const terminals = useBench((bench) => bench.terminals.length)
  const { settings, change } = useSettings()
  const where = [settings.benchName, settings.siteName].filter(Boolean).join(' · ')
  return (
    <nav className="rail" aria-label={t('shell.nav.label')}>
      <div className="brand">
        <b>Swapbench</b>
        <span>{where}</span>
      </div>
      <Entry to="/" under={['/', '/terminal']} icon="bench" words={t('shell.nav.bench')} count={terminals} />
      <Entry to="/orders" under={['/orders']} icon="order" words={t('shell.nav.orders')} count={app?.orders} />
      <Entry to="/settings" under={['/settings']} icon="settings" words={t('shell.nav.settings')} />
      <div className="foot">
        <Link href="/settings">
          <span>{t('shell.foot.technician')}</span>
          <b className={settings.technician ? '' : 'missing'}>
            {settings.technician || t('shell.foot.technicianMissing')}
          </b>
        </Link>
        <button
          type="button"
          role="switch"
          aria-checked={settings.masked}
          onClick={() => change({ masked: !settings.masked })}
        >
          <span>{t('shell.foot.masked')}</span>
          <b>{settings.masked ? t('shell.foot.on') : t('shell.foot.off')}</b>
        </button>
        <button
          type="button"
          title={t('shell.foot.switchTo')}
          onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
        >
          <span>{t('shell.foot.language')}</span>
          <b lang={language}>
            {language === 'en' ? 'EN' : '中文'}
            <span lang={language === 'en' ? 'zh-CN' : 'en'}> / {language === 'en' ? '中文' : 'EN'}</span>
          </b>
        </button>
      </div>
    </nav>
  )
}

function Entry({
  to,
  under,
  icon,
  words,
  count,
}: {
  to: string
  /** The paths on which this entry is the current one. */
  under: readonly string[]
  icon: IconName
  words: string
  count?: number | undefined
}) {
  const [location] = useLocation()
  const current = under.some((path) => location === path || (path !== '/' && location.startsWith(`${path}/`)))
  return (
    <Link href={to} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} size={20} />
      {words}
      {count !== undefined && <em>{count}</em>}
    </Link>
  )
}
