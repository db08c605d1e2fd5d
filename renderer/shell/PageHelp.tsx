import { useLocation } from 'wouter'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../words/useWords.ts'

type Page = 'bench' | 'terminal' | 'swap' | 'orders' | 'order' | 'settings'

export function pageAt(location: string): Page {
  const [, first, second] = location.split('/')
  if (first === 'terminal' || first === 'swap' || first === 'settings') return first
  if (first === 'orders') return second ? 'order' : 'orders'
  return 'bench'
}

export function PageHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [location] = useLocation()
  return (
    <Dialog title={t('shell.help.title')} onClose={onClose}>
      <div className="body">
        <p>{t(`shell.help.${pageAt(location)}`)}</p>
      </div>
    </Dialog>
  )
}
