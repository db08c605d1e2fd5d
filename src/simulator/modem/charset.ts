import type { Modem } from './modem.ts'

/** Text as the character set chosen with +CSCS writes it (27.007 §5.5). */
export function encodeText(modem: Modem, text: string): string {
  switch (charset(modem)) {
    case 'UCS2':
      return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'))
        .join('')
        .toUpperCase()
    case 'HEX':
      return Buffer.from(text, 'latin1').toString('hex').toUpperCase()
    default:
      // Neither GSM nor IRA has a sign for it: a modem prints a blank.
      return text.replace(/[^\x20-\x7e]/g, ' ')
  }
}

/** Text from a client in that character set; undefined when it is none. */
export function decodeText(modem: Modem, text: string): string | undefined {
  switch (charset(modem)) {
    case 'UCS2':
      if (!/^(?:[0-9a-f]{4})*$/i.test(text)) return undefined
      return text.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    case 'HEX':
      return /^(?:[0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, 'hex').toString('latin1') : undefined
    default:
      return text
  }
}

const charset = (modem: Modem): string => (modem.settings.get('+CSCS') ?? '"GSM"').replaceAll('"', '')
