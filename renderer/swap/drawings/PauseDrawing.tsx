import { useWords } from '../../words/useWords.ts'
import { Numbered } from './Numbered.tsx'
import { TerminalFront } from './TerminalFront.tsx'

/** The settlement slip comes out; the screen is back at its main page. */
export function PauseDrawing() {
  const { t } = useWords()
  return (
    <svg viewBox="0 0 690 360" role="img" aria-label={t('swap.pause.drawing')}>
      <g transform="translate(60 54)">
        <g className="mv-up">
          <path
            d="M32 -6V-48l8 6 9-6 9 6 9-6 9 6 9-6 9 6 9-6 8 6v36z"
            fill="var(--act-bg)"
            stroke="var(--act)"
            strokeWidth="2"
          />
          <path d="M44 -32h58M44 -20h40" stroke="var(--act)" strokeWidth="1.5" />
        </g>
        <TerminalFront screen="main" />
      </g>
      <path d="M174 28H262" stroke="var(--line-2)" fill="none" />
      <path d="M190 130H262" stroke="var(--line-2)" fill="none" />
      <Numbered n={1} x={276} y={34} title={t('swap.pause.slip')} note={t('swap.pause.settle')} />
      <path d="M276 88H670" stroke="var(--line)" />
      <Numbered n={2} x={276} y={136} title={t('swap.pause.screen')} note={t('swap.pause.idle')} />
      <path d="M276 190H670" stroke="var(--line)" />
      <text x={276} y={232} className="b">
        {t('swap.pause.why')}
      </text>
      <foreignObject x={276} y={244} width={394} height={110}>
        <p className="in-drawing">{t('swap.pause.whyText')}</p>
      </foreignObject>
    </svg>
  )
}
