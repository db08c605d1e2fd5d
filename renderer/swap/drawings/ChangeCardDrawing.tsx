import { useId } from 'react'
import { useWords } from '../../words/useWords.ts'
import { Defs, Numbered } from './Numbered.tsx'

/** The back without its battery: the slot, the card corner to corner, and a light pull. Blue is the card and where it goes. */
export function ChangeCardDrawing() {
  const { t } = useWords()
  const id = useId()
  return (
    <svg viewBox="0 0 690 470" role="img" aria-label={t('swap.changeCard.drawing')}>
      <Defs id={id} />
      <TerminalBack hatch={`url(#${id}-hatch)`} />
      <text x="124" y="264" className="m a">
        {t('swap.changeCard.slot')}
      </text>
      <text x="84" y="264" textAnchor="middle" className="m w">
        {t('swap.changeCard.psam')}
      </text>
      <text x="124" y="285" className="sm">
        {t('swap.changeCard.here')}
      </text>
      <text x="84" y="285" textAnchor="middle" className="sm w">
        {t('swap.changeCard.notHere')}
      </text>
      <path d="M142 424V450" stroke="var(--ink-2)" fill="none" />
      <text x="142" y="465" textAnchor="middle" className="sm">
        {t('swap.changeCard.seal')}
      </text>

      <path d="M306 16h150v84H306z" fill={`url(#${id}-hatch)`} stroke="var(--ink)" strokeWidth="2" />
      <path d="M450 34h6M450 50h6M450 66h6M450 82h6" stroke="var(--ink)" strokeWidth="6" />
      <rect x="346" y="40" width="70" height="36" fill="var(--strip)" stroke="var(--ink)" strokeWidth="1.5" />
      <text x="381" y="64" textAnchor="middle">
        {t('swap.changeCard.battery')}
      </text>
      <path
        d="M228 160C284 160 252 62 300 58"
        stroke="var(--act)"
        strokeWidth="3"
        fill="none"
        markerEnd={`url(#${id}-arrow)`}
      />
      <Numbered n={1} x={474} y={52} title={t('swap.changeCard.one')} note={t('swap.changeCard.oneNote')} />

      <path
        d="M222 174 306 126M222 240 306 304"
        stroke="var(--act)"
        strokeWidth="1.2"
        strokeDasharray="5 4"
        fill="none"
      />
      <Notch label={t('swap.changeCard.notch')} arrow={`url(#${id}-arrow)`} />
      <Numbered n={2} x={306} y={330} title={t('swap.changeCard.two')} />

      <g fill="none" stroke="var(--ink)" strokeWidth="2">
        <path d="M404 372h-84l-14 14v52h98" />
        <path d="M412 380h-82l-14 14v36h96z" fill="var(--act-bg)" stroke="var(--act)" strokeWidth="2.5" />
      </g>
      <path
        d="M420 405H466"
        stroke="var(--act)"
        strokeWidth="3"
        fill="none"
        markerEnd={`url(#${id}-arrow)`}
        strokeDasharray="7 5"
      />
      <Numbered n={3} x={474} y={402} title={t('swap.changeCard.three')} note={t('swap.changeCard.threeNote')} />
      <path d="M306 348H684M306 112H684" stroke="var(--line)" />
    </svg>
  )
}

/** Printer, camera, battery compartment with the PSAM slot (not here) and the SIM slot, screws and seal. */
function TerminalBack({ hatch }: { hatch: string }) {
  return (
    <>
      <g fill="none" stroke="var(--ink)" strokeWidth="2">
        <path d="M24 28q0-16 16-16h204q16 0 16 16v100l-6 10v284q0 18-18 18H48q-18 0-18-18V138l-6-10z" />
        <path d="M40 28h204v82H40zM40 96h204M122 103h40" strokeWidth="1.5" />
        <path d="M58 46h32M58 54h32M58 62h32" strokeWidth="1.5" />
        <circle cx="218" cy="58" r="10" strokeWidth="1.5" />
        <circle cx="218" cy="58" r="4.5" strokeWidth="1.5" />
        <path d="M48 150h188v236H48z" fill="var(--inset)" />
        <path d="M104 366v20M124 366v20M144 366v20M164 366v20" strokeWidth="6" stroke="var(--ink-2)" />
        <path d="M64 174h40v66h-40z" stroke="var(--wrong)" strokeWidth="1.5" />
        <path d="M64 174l40 66M104 174l-40 66" stroke="var(--wrong)" strokeWidth="1.5" />
        <circle cx="54" cy="413" r="7" strokeWidth="1.5" />
        <path d="M49 413h10M54 408v10" strokeWidth="1.5" />
        <circle cx="230" cy="413" r="7" strokeWidth="1.5" />
        <path d="M225 413h10M230 408v10" strokeWidth="1.5" />
        <path d="M110 402h64v22h-64z" fill={hatch} strokeWidth="1.5" />
      </g>
      <g fill="none" stroke="var(--act)" strokeWidth="2.5">
        <path d="M140 174h82v66H124v-50z" fill="var(--act-bg)" />
        <path d="M134 194h40v36h-40zM154 194v36M134 212h40" strokeWidth="1.5" />
      </g>
      <path d="M124 174h16l-16 16z" fill="var(--act)" />
    </>
  )
}

/** Slot and card large, both notches marked; the card slides in once. */
function Notch({ label, arrow }: { label: string; arrow: string }) {
  return (
    <>
      <path d="M306 126h378v178H306z" fill="var(--strip)" stroke="var(--act)" strokeWidth="2" />
      <g fill="none" stroke="var(--ink)" strokeWidth="2">
        <path d="M500 170H352l-26 26v96h174" />
        <path d="M500 162H349l-31 31v107h182" strokeWidth="1.2" />
        <path d="M346 202h64v72h-64zM378 202v72M346 226h64M346 250h64" stroke="var(--ink-3)" strokeWidth="1.5" />
      </g>
      <path d="M326 170h26l-26 26z" fill="var(--act)" />
      <g className="mv">
        <path d="M552 173h112v116H526v-90z" fill="var(--act-bg)" stroke="var(--act)" strokeWidth="2.5" />
        <path
          d="M552 204h58v66h-58zM581 204v66M552 226h58M552 248h58"
          fill="none"
          stroke="var(--act)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
        <path d="M526 173h26l-26 26z" fill="var(--act)" />
      </g>
      <path d="M516 238H432" stroke="var(--act)" strokeWidth="4" fill="none" markerEnd={arrow} />
      <path d="M334 164V152H535V167" fill="none" stroke="var(--act)" strokeWidth="1.5" />
      <rect x="365" y="140" width="140" height="22" fill="var(--strip)" />
      <text x="435" y="157" textAnchor="middle" className="m a">
        {label}
      </text>
    </>
  )
}
