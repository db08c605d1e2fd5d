import { AppSettings } from '../../src/shared/contract/app.ts'
import { play } from '../shell/sounds.ts'
import { useSettings } from '../shell/useSettings.ts'
import { useBench } from '../state/console.tsx'
import { ProblemBox } from '../ui/ProblemBox.tsx'
import { Switch } from '../ui/Switch.tsx'
import { useWords } from '../words/useWords.ts'
import { ChoiceSetting, NumberSetting, TextSetting } from './SavedField.tsx'
import './SettingsPage.css'

/** The app's settings; each change is sent when its field is left, and kept by the host. */
export function SettingsPage() {
  const { t } = useWords()
  const { settings, change, call } = useSettings()
  const version = useBench((bench) => bench.app?.version ?? '')
  const save = (some: Partial<AppSettings>) => void change(some)
  return (
    <main className="app-settings" aria-label={t('settings.title')}>
      <header className="top">
        <h1>{t('settings.title')}</h1>
        <span className="note">{t('settings.version', { version })}</span>
      </header>
      <div className="groups">
        <div className="wide">
          <ProblemBox problem={call.problem} onClose={call.clear} />
        </div>
        <section aria-labelledby="set-place">
          <h2 id="set-place">{t('settings.place')}</h2>
          <TextSetting
            label={t('settings.technician')}
            hint={t('settings.technicianNote')}
            saved={settings.technician}
            max={40}
            onSave={(technician) => save({ technician })}
          />
          <TextSetting
            label={t('settings.benchName')}
            saved={settings.benchName}
            max={60}
            onSave={(benchName) => save({ benchName })}
          />
          <TextSetting
            label={t('settings.siteName')}
            saved={settings.siteName}
            max={60}
            onSave={(siteName) => save({ siteName })}
          />
          <TextSetting
            label={t('settings.sitePhone')}
            saved={settings.sitePhone}
            max={32}
            inputMode="tel"
            onSave={(sitePhone) => save({ sitePhone })}
          />
        </section>
        <section aria-labelledby="set-screen">
          <h2 id="set-screen">{t('settings.screen')}</h2>
          <ChoiceSetting
            label={t('settings.language')}
            saved={settings.language}
            options={(['system', 'zh-CN', 'en'] as const).map((name) => [name, t(`settings.languages.${name}`)])}
            onSave={(language) => save({ language })}
          />
          <ChoiceSetting
            label={t('settings.theme')}
            saved={settings.theme}
            options={(['system', 'light', 'dark'] as const).map((name) => [name, t(`settings.themes.${name}`)])}
            onSave={(theme) => save({ theme })}
          />
          <Switch
            label={t('settings.masked')}
            hint={t('settings.maskedNote')}
            checked={settings.masked}
            onChange={(masked) => save({ masked })}
          />
          <Switch
            label={t('settings.sounds')}
            hint={t('settings.soundsNote')}
            checked={settings.sounds}
            onChange={(sounds) => save({ sounds })}
          />
          <div className="try-sounds">
            <button type="button" className="btn small" onClick={() => play('done')}>
              {t('settings.tryDone')}
            </button>
            <button type="button" className="btn small" onClick={() => play('help')}>
              {t('settings.tryHelp')}
            </button>
          </div>
        </section>
        <section aria-labelledby="set-checks">
          <h2 id="set-checks">{t('settings.checks')}</h2>
          <TextSetting
            label={t('settings.paymentHost')}
            hint={t('settings.paymentHostNote')}
            saved={settings.paymentHost}
            max={259}
            valid={(text) =>
              AppSettings.shape.paymentHost.safeParse(text).success ? undefined : t('settings.paymentHostBad')
            }
            onSave={(paymentHost) => save({ paymentHost })}
          />
          <NumberSetting
            label={t('settings.threshold')}
            hint={t('settings.thresholdNote')}
            unit="dBm"
            saved={settings.signalThresholdDbm}
            min={-140}
            max={-44}
            onSave={(signalThresholdDbm) => save({ signalThresholdDbm })}
          />
          <h2>{t('settings.records')}</h2>
          <NumberSetting
            label={t('settings.replaceAfter')}
            hint={t('settings.replaceAfterNote')}
            unit={t('settings.months')}
            saved={settings.replaceAfterMonths}
            min={0}
            max={60}
            onSave={(replaceAfterMonths) => save({ replaceAfterMonths })}
          />
          <NumberSetting
            label={t('settings.retention')}
            unit={t('settings.months')}
            saved={settings.retentionMonths}
            min={1}
            max={120}
            onSave={(retentionMonths) => save({ retentionMonths })}
          />
        </section>
      </div>
    </main>
  )
}
