import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../words/useWords.ts'
import './KeyList.css'

const KEYS = [
  ['Ctrl K', 'palette'],
  ['F1', 'help'],
  ['?', 'list'],
  ['1 … 9', 'place'],
  ['F2', 'waiting'],
  ['H', 'start'],
  ['R', 'refresh'],
  ['Enter', 'primary'],
  ['Alt ←', 'back'],
  ['Ctrl P', 'print'],
  ['F9', 'demo'],
  ['Esc', 'close'],
] as const

export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={t('shell.keys.title')} onClose={onClose}>
      <dl className="key-list">
        {KEYS.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`shell.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
