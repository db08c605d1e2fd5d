import { useLocation } from 'wouter'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../words/useWords.ts'
import { pageAt } from './page.ts'

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
