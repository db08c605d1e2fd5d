/** When a file may be read or written: always, after the PIN, or never by the holder (administrative keys). */
export type Access = 'always' | 'pin' | 'never'

/** An elementary file: its bytes as they lie on the card. A transparent file is one record that has no number. */
export interface CardFile {
  readonly id: number
  readonly structure: 'transparent' | 'linearFixed'
  readonly records: Uint8Array[]
  readonly read: Access
  readonly update: Access
}

/** The identifiers the modem itself uses (TS 31.102 §4.2, TS 102 221 §13). */
export const EF = {
  PL: 0x2f05,
  ICCID: 0x2fe2,
  LI: 0x6f05,
  IMSI: 0x6f07,
  SST: 0x6f38,
  MSISDN: 0x6f40,
  SPN: 0x6f46,
  AD: 0x6fad,
  PHASE: 0x6fae,
  ECC: 0x6fb7,
} as const

export const fileLength = (file: CardFile): number => file.records.reduce((sum, record) => sum + record.length, 0)

/**
 * The file control parameters that SELECT returns (TS 102 221 §11.1.1.3): structure, identifier, life cycle, size. The security
 * attributes reference EF_ARR, which this card does not have as a file; a reader gets the reference all the same.
 */
export function controlParameters(file: CardFile): Uint8Array {
  const id = [file.id >> 8, file.id & 0xff]
  const recordLength = file.records[0]?.length ?? 0
  const descriptor =
    file.structure === 'transparent'
      ? [0x82, 0x02, 0x41, 0x21]
      : [0x82, 0x05, 0x42, 0x21, recordLength >> 8, recordLength & 0xff, file.records.length]
  const size = fileLength(file)
  const body = [
    ...descriptor,
    ...[0x83, 0x02, ...id],
    ...[0x8a, 0x01, 0x05],
    ...[0x8b, 0x03, 0x6f, 0x06, file.update === 'never' ? 0x04 : 0x02],
    ...[0x80, 0x02, size >> 8, size & 0xff],
    ...[0x88, 0x00],
  ]
  return Uint8Array.of(0x62, body.length, ...body)
}
