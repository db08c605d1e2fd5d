import { useState } from 'react'
import { KeyList } from './KeyList.tsx'
import { useKeys } from './keyboard.ts'
import { PageHelp } from './PageHelp.tsx'
import { Palette } from './Palette.tsx'
import { paletteOpener } from './paletteOpener.ts'

type Overlay = 'palette' | 'keys' | 'help'

/** What can be called up over any page: the palette, the list of keys, the page's explanation. */
export function Overlays() {
  const [open, setOpen] = useState<Overlay>()
  const close = () => setOpen(undefined)
  paletteOpener.use(() => setOpen('palette'))
  useKeys({
    'Ctrl+k': () => setOpen('palette'),
    '?': () => setOpen('keys'),
    F1: () => setOpen('help'),
  })
  if (open === 'palette') return <Palette onClose={close} />
  if (open === 'keys') return <KeyList onClose={close} />
  if (open === 'help') return <PageHelp onClose={close} />
  return null
}
