import './drawing.css'

/** The front of a terminal, 150 wide and 300 high, at its own origin: paper slot, screen, keys. */
export function TerminalFront({ screen }: { screen: 'main' | 'menu' | 'dark' | 'lit' }) {
  return (
    <g fill="none" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round">
      <path d="M10 14q0-12 12-12h106q12 0 12 12v274q0 10-10 10H20q-10 0-10-10z" fill="var(--inset)" />
      <path d="M26 -6h98v8H26z" strokeWidth="1.5" />
      <path d="M24 22h102v110H24z" fill={screen === 'dark' ? 'var(--ink)' : 'var(--strip)'} strokeWidth="1.5" />
      {screen === 'main' && (
        <path d="M36 36h34v34H36zM80 36h34v34H80zM36 82h34v34H36zM80 82h34v34H80z" strokeWidth="1.5" />
      )}
      {screen === 'menu' && (
        <>
          <path d="M38 54h74v42H38z" fill="var(--act-bg)" stroke="var(--act)" strokeWidth="2" />
          <path d="M75 62v12M66 67a12 12 0 1 0 18 0" stroke="var(--act)" strokeWidth="2" />
        </>
      )}
      {screen === 'lit' && (
        <>
          <path d="M38 40h34v34H38zM80 40h34v34H80z" strokeWidth="1.5" />
          <path d="M38 92h76M38 104h52" strokeWidth="1.5" />
        </>
      )}
      <path
        d="M30 152h24v18H30zM63 152h24v18H63zM96 152h24v18H96zM30 180h24v18H30zM63 180h24v18H63zM96 180h24v18H96zM30 208h24v18H30zM63 208h24v18H63zM96 208h24v18H96zM30 236h24v18H30zM63 236h24v18H63z"
        strokeWidth="1.5"
      />
      <path d="M96 236h24v18H96z" fill="var(--ink-2)" strokeWidth="1.5" />
      <path d="M140 60h8v44h-8z" strokeWidth="1.5" />
    </g>
  )
}
