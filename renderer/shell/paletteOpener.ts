import { useEffect } from 'react'

let opener: (() => void) | undefined

/** The button on the bench that opens the palette, wherever the palette stands. */
export const paletteOpener = {
  open: () => opener?.(),
  use: (open: () => void) => {
    useEffect(() => {
      opener = open
      return () => {
        opener = undefined
      }
    })
  },
}
