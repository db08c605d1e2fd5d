import { useWords } from '../words/useWords.ts'

/** Computer, data cable, terminal. Blue is what goes where. */
export function PlugInDrawing() {
  const { t } = useWords()
  return (
    <svg viewBox="0 0 760 260" role="img" aria-label={t('bench.empty.drawing')}>
      <g fill="none" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round">
        <path d="M60 40h200v130H60z" fill="var(--inset)" />
        <path d="M76 56h168v98H76z" fill="var(--strip)" strokeWidth="1.5" />
        <path d="M40 186h240l-12-16H52z" />
        <path d="M88 76h48v30H88zM144 76h48v30h-48zM88 114h48v30H88zM144 114h48v30h-48z" strokeWidth="1.5" />
        <path d="M548 16h116q8 0 8 8v208q0 8-8 8H548q-8 0-8-8V24q0-8 8-8z" fill="var(--inset)" />
        <path d="M554 34h104v78H554z" fill="var(--strip)" strokeWidth="1.5" />
        <path d="M566 10h80v-6h-80z" strokeWidth="1.5" />
        <path
          d="M560 128h24v16h-24zM594 128h24v16h-24zM628 128h24v16h-24zM560 154h24v16h-24zM594 154h24v16h-24zM628 154h24v16h-24zM560 180h24v16h-24zM594 180h24v16h-24zM628 180h24v16h-24z"
          strokeWidth="1.5"
        />
        <path d="M672 84h8v36h-8z" strokeWidth="1.5" />
      </g>
      <g fill="none" stroke="var(--act)" strokeWidth="3">
        <path d="M276 148h34v20h-34z" fill="var(--act-bg)" strokeWidth="2" />
        <path d="M310 158c70 0 50 98 130 98h160v-8" />
        <path d="M590 232h20v18h-20z" fill="var(--act-bg)" strokeWidth="2" />
        <path d="M694 102h34M694 102l10-8M694 102l10 8" />
      </g>
      <text x="160" y="222" textAnchor="middle">
        {t('bench.empty.computer')}
      </text>
      <text x="420" y="150" textAnchor="middle">
        {t('bench.empty.cable')}
      </text>
      <text x="500" y="66" textAnchor="middle">
        {t('bench.empty.terminal')}
      </text>
      <text x="706" y="136" textAnchor="middle">
        {t('bench.empty.power')}
      </text>
    </svg>
  )
}
