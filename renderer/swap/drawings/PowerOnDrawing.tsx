import { useId } from 'react'
import { useWords } from '../../words/useWords.ts'
import { Defs, Numbered } from './Numbered.tsx'
import { TerminalFront } from './TerminalFront.tsx'

/** Battery back in, cable on, power key, lamps and screen. */
export function PowerOnDrawing() {
  const { t } = useWords()
  const id = useId()
  return (
    <svg viewBox="0 0 690 380" role="img" aria-label={t('swap.powerOn.drawing')}>
      <Defs id={id} />
      <path d="M20 30h120v70H20z" fill={`url(#${id}-hatch)`} stroke="var(--ink)" strokeWidth="2" />
      <path d="M140 44h6M140 60h6M140 76h6" stroke="var(--ink)" strokeWidth="6" />
      <rect x="48" y="50" width="64" height="30" fill="var(--strip)" stroke="var(--ink)" strokeWidth="1.5" />
      <text x="80" y="71" textAnchor="middle">
        {t('swap.changeCard.battery')}
      </text>
      <path d="M156 65H204" stroke="var(--act)" strokeWidth="3" fill="none" markerEnd={`url(#${id}-arrow)`} />
      <g transform="translate(214 34)">
        <TerminalFront screen="lit" />
        <path d="M140 60h8v44h-8z" fill="var(--act-bg)" stroke="var(--act)" strokeWidth="2.5" />
        <g className="lamps" fill="var(--act)" stroke="var(--act)">
          <circle cx="58" cy="12" r="4" />
          <circle cx="75" cy="12" r="4" />
          <circle cx="92" cy="12" r="4" />
        </g>
        <g fill="none" stroke="var(--act)" strokeWidth="3">
          <path d="M66 298v10h18v-10z" fill="var(--act-bg)" strokeWidth="2" />
          <path d="M75 308c0 26-60 26-110 26h-60" />
        </g>
        <path d="M206 82H158" stroke="var(--act)" strokeWidth="3" fill="none" markerEnd={`url(#${id}-arrow)`} />
      </g>
      <Numbered n={1} x={440} y={60} title={t('swap.powerOn.battery')} />
      <path d="M440 84H676" stroke="var(--line)" />
      <Numbered n={2} x={440} y={128} title={t('swap.powerOn.cable')} />
      <path d="M440 152H676" stroke="var(--line)" />
      <Numbered n={3} x={440} y={196} title={t('swap.powerOn.press')} note={t('swap.powerOn.pressNote')} />
    </svg>
  )
}
