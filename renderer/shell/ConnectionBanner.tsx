import { useStatus } from '../state/console.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/useWords.ts'
import './ConnectionBanner.css'

/** Says that the host is away. What is on screen stays there, readable; calls made meanwhile fail in words. */
export function ConnectionBanner() {
  const { t } = useWords()
  const status = useStatus()
  if (status === 'open' || status === 'connecting') return null
  const refused = status === 'refused'
  return (
    <div className="lost" role="alert">
      <Icon name={refused ? 'wrong' : 'wait'} size={24} />
      <b>{refused ? t('shell.refused') : t('shell.restarting')}</b>
      <span>{refused ? t('shell.refusedHint') : t('shell.restartingHint')}</span>
    </div>
  )
}
