import { useId } from 'react'
import { useWords } from '../../words/useWords.ts'
import { Defs } from './Numbered.tsx'
import { TerminalFront } from './TerminalFront.tsx'

/** Hold the key, choose off, wait for the dark screen: three pictures from left to right. */
export function PowerOffDrawing() {
  const { t } = useWords()
  const id = useId()
  const scenes = [
    ['main', t('swap.powerOff.hold')],
    ['menu', t('swap.powerOff.choose')],
    ['dark', t('swap.powerOff.dark')],
  ] as const
  return (
    <svg viewBox="0 0 690 380" role="img" aria-label={t('swap.powerOff.drawing')}>
      <Defs id={id} />
      {scenes.map(([screen, words], index) => (
        <g key={screen} transform={`translate(${34 + index * 230} 18)`}>
          <TerminalFront screen={screen} />
          {index === 0 && (
            <g stroke="var(--act)" fill="none" strokeWidth="3">
              <path d="M140 60h8v44h-8z" fill="var(--act-bg)" strokeWidth="2.5" />
              <path d="M196 82H158" markerEnd={`url(#${id}-arrow)`} />
            </g>
          )}
          <text x={75} y={338} textAnchor="middle" className="b">
            {index + 1}　{words}
          </text>
        </g>
      ))}
    </svg>
  )
}
