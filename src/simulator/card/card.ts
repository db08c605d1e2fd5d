import * as z from 'zod'
import type { CardSpec } from '../../shared/control.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { fromHex, toHex } from './bcd.ts'
import { type CardFile, EF } from './files.ts'
import {
  decodeIccid,
  decodeImsi,
  decodeOwnNumber,
  encodeIccid,
  encodeImsi,
  encodeOwnNumber,
  type OwnNumber,
} from './numbers.ts'
import { type Chv, newChv } from './pin.ts'

/** A UICC: what lies on it stays on it, in the terminal or beside it. */
export interface Card {
  readonly name: string
  readonly files: ReadonlyMap<number, CardFile>
  readonly pin1: Chv
  readonly pin2: Chv
  /** What the operator has on file for it; absent: any APN is granted. */
  readonly apn: string | undefined
  readonly rejectCause: number | undefined
}

/** X of EF_MSISDN: sixteen bytes for a name, thirty in a record. */
const ALPHA_LENGTH = 16
const OWN_NUMBER_LENGTH = ALPHA_LENGTH + 14

/** Makes a card; the error says which value of the description no card can hold. */
export function makeCard(name: string, spec: CardSpec): Result<Card, string> {
  if (!/^[0-9][0-9A-F]{17,19}$/i.test(spec.iccid)) return err('iccid: 18 to 20 digits')
  if (!/^\d{6,15}$/.test(spec.imsi)) return err('imsi: 6 to 15 digits')
  for (const key of ['pin', 'puk'] as const) {
    const value = spec[key]
    if (value !== undefined && !(key === 'pin' ? /^\d{4,8}$/ : /^\d{8}$/).test(value)) return err(`${key}: digits only`)
  }
  const number = encodeOwnNumber(spec.msisdn ?? '', '', OWN_NUMBER_LENGTH)
  const blank = encodeOwnNumber('', '', OWN_NUMBER_LENGTH)
  if (number === undefined || blank === undefined) return err('msisdn: at most 20 digits')
  const files: CardFile[] = [
    transparent(EF.ICCID, encodeIccid(spec.iccid), 'always'),
    transparent(EF.PL, Buffer.from('zhen'), 'always'),
    transparent(EF.LI, Buffer.from('zhen'), 'always'),
    transparent(EF.IMSI, encodeImsi(spec.imsi), 'pin'),
    // Normal operation; byte 4: two digits of the IMSI are the network code (TS 31.102 §4.2.18).
    transparent(EF.AD, Uint8Array.of(0x00, 0x00, 0x00, 0x02), 'always'),
    transparent(EF.PHASE, Uint8Array.of(0x03), 'always'),
    // Emergency number 112, no name, no category: records on a USIM (TS 31.102 §4.2.21).
    {
      id: EF.ECC,
      structure: 'linearFixed',
      records: [Uint8Array.of(0x11, 0xf2, 0xff, 0x00)],
      read: 'always',
      update: 'never',
    },
    // Services the card has (TS 31.102 §4.2.8): 19 provider name, 21 own number.
    transparent(EF.SST, Uint8Array.of(0x00, 0x00, 0x14, 0x00, 0x00), 'pin'),
    transparent(EF.SPN, spn('SWAPBENCH SIM'), 'always'),
    {
      id: EF.MSISDN,
      structure: 'linearFixed',
      records: [number, blank],
      read: 'pin',
      update: spec.msisdnReadOnly ? 'never' : 'pin',
    },
  ]
  return ok({
    name,
    files: new Map(files.map((file) => [file.id, file])),
    pin1: newChv(spec.pin ?? '1234', spec.puk ?? '12345678', spec.pinEnabled ?? false),
    pin2: newChv('5678', '87654321', false),
    apn: spec.apn,
    rejectCause: spec.rejectCause,
  })
}

const transparent = (id: number, data: Uint8Array, read: CardFile['read']): CardFile => ({
  id,
  structure: 'transparent',
  records: [new Uint8Array(data)],
  read,
  update: 'never',
})

/** Display condition, then sixteen characters (TS 31.102 §4.2.12). */
const spn = (text: string) => Uint8Array.of(0x01, ...Buffer.from(text.padEnd(16, '\xff').slice(0, 16), 'latin1'))

const bytesOf = (card: Card, id: number) => card.files.get(id)?.records[0] ?? new Uint8Array()

export const iccidOf = (card: Card): string => decodeIccid(bytesOf(card, EF.ICCID))
export const imsiOf = (card: Card): string => decodeImsi(bytesOf(card, EF.IMSI))
export const ownNumbersOf = (card: Card): OwnNumber[] =>
  (card.files.get(EF.MSISDN)?.records ?? []).map((record) => decodeOwnNumber(record))

const SavedChv = z.object({
  pin: z.string(),
  puk: z.string(),
  pinTries: z.number().int(),
  pukTries: z.number().int(),
  enabled: z.boolean(),
})

/** A card as the state file keeps it. */
export const SavedCard = z.object({
  name: z.string(),
  iccid: z.string(),
  imsi: z.string(),
  /** The records of EF_MSISDN in hex: the only file that the simulator lets anybody change. */
  ownNumbers: z.array(z.string()),
  msisdnReadOnly: z.boolean(),
  pin1: SavedChv,
  pin2: SavedChv,
  apn: z.string().optional(),
  rejectCause: z.number().int().optional(),
})
export type SavedCard = z.infer<typeof SavedCard>

export function saveCard(card: Card): SavedCard {
  const own = card.files.get(EF.MSISDN)
  return {
    name: card.name,
    iccid: iccidOf(card),
    imsi: imsiOf(card),
    ownNumbers: (own?.records ?? []).map(toHex),
    msisdnReadOnly: own?.update === 'never',
    pin1: { ...card.pin1 },
    pin2: { ...card.pin2 },
    apn: card.apn,
    rejectCause: card.rejectCause,
  }
}

export function restoreCard(saved: SavedCard): Result<Card, string> {
  const made = makeCard(saved.name, saved)
  if (!made.ok) return made
  const records = made.value.files.get(EF.MSISDN)?.records ?? []
  for (const [i, hex] of saved.ownNumbers.entries()) {
    const bytes = fromHex(hex)
    if (bytes === undefined || bytes.length !== OWN_NUMBER_LENGTH || i >= records.length) return err('ownNumbers')
    records[i] = bytes
  }
  Object.assign(made.value.pin1, saved.pin1)
  Object.assign(made.value.pin2, saved.pin2)
  return made
}
