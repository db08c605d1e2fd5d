// The simulator has codecs of its own: sharing the console's would let one mistake hide on both sides of the wire.

const NIBBLES = '0123456789ABCDEF'

/** Packs characters two to a byte, low nibble first, padding with F (TS 102 221 §13.2, TS 24.008 §10.5.4.7). */
export function packSwapped(digits: string, length: number, alphabet = NIBBLES): Uint8Array {
  const bytes = new Uint8Array(length).fill(0xff)
  for (const [i, char] of [...digits].entries()) {
    const nibble = alphabet.indexOf(char)
    if (nibble < 0 || i >= length * 2) throw new RangeError(`cannot pack ${digits.length} characters`)
    const at = i >> 1
    bytes[at] = i % 2 === 0 ? 0xf0 | nibble : (nibble << 4) | ((bytes[at] ?? 0) & 0x0f)
  }
  return bytes
}

/** The characters of swapped nibbles up to the first F. */
export function unpackSwapped(bytes: Uint8Array, alphabet = NIBBLES): string {
  let digits = ''
  for (const byte of bytes) {
    for (const nibble of [byte & 0x0f, byte >> 4]) {
      if (nibble === 0x0f) return digits
      digits += alphabet[nibble] ?? ''
    }
  }
  return digits
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()

/** Undefined for anything but an even number of hex digits. */
export function fromHex(hex: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/i.test(hex) ? new Uint8Array(Buffer.from(hex, 'hex')) : undefined
}
