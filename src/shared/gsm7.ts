// 3GPP TS 23.038 §6.2.1: the default alphabet and its extension table. Escape (1B) has no character of its own.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENDED = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
])
const ESCAPE = 0x1b

/** Unpacked septets, one to a byte, as on a card. An unknown escape sequence gives the character of the basic table, as the standard asks. */
export function decodeGsm7(septets: Iterable<number>): string {
  let text = ''
  let escaped = false
  for (const byte of septets) {
    const septet = byte & 0x7f
    if (septet === ESCAPE && !escaped) {
      escaped = true
      continue
    }
    text += (escaped ? EXTENDED.get(septet) : undefined) ?? (septet === ESCAPE ? ' ' : (BASIC[septet] ?? ''))
    escaped = false
  }
  return text
}

/** The septets of `text`, one to a byte; undefined where a character is not in the alphabet. */
export function encodeGsm7(text: string): number[] | undefined {
  const septets: number[] = []
  for (const char of text) {
    const basic = char === '\x1b' ? -1 : BASIC.indexOf(char)
    if (basic >= 0) {
      septets.push(basic)
      continue
    }
    const extended = [...EXTENDED].find(([, other]) => other === char)
    if (!extended) return undefined
    septets.push(ESCAPE, extended[0])
  }
  return septets
}
