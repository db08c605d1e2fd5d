import { err, ok, type Result } from '../../shared/result.ts'
import type { Card } from './card.ts'
import { type Access, type CardFile, controlParameters } from './files.ts'
import { type ChvAnswer, unblock, verify } from './pin.ts'

/**
 * A powered card, from reset to power-off: what was verified is forgotten when the power goes. Status words are those of
 * TS 102 221 §10.2.1.
 */
export interface CardSession {
  readonly card: Card
  verified: boolean
}

export interface CardReply {
  readonly sw1: number
  readonly sw2: number
  readonly data: Uint8Array
}

const reply = (sw1: number, sw2: number, data: Uint8Array = new Uint8Array()): CardReply => ({ sw1, sw2, data })
const FILE_NOT_FOUND = reply(0x6a, 0x82)
const RECORD_NOT_FOUND = reply(0x6a, 0x83)
const SECURITY_NOT_SATISFIED = reply(0x69, 0x82)
const WRONG_STRUCTURE = reply(0x69, 0x81)
const WRONG_PARAMETERS = reply(0x6b, 0x00)
const WRONG_LENGTH = reply(0x67, 0x00)
const DONE = reply(0x90, 0x00)

export const openSession = (card: Card): CardSession => ({ card, verified: false })

export const pinState = ({ card, verified }: CardSession): 'ready' | 'pin' | 'puk' | 'dead' => {
  if (card.pin1.pukTries === 0) return 'dead'
  if (card.pin1.pinTries === 0) return 'puk'
  return card.pin1.enabled && !verified ? 'pin' : 'ready'
}

const allowed = (session: CardSession, access: Access) =>
  access === 'always' || (access === 'pin' && pinState(session) === 'ready')

export function enterPin(session: CardSession, pin: string): ChvAnswer {
  const answer = verify(session.card.pin1, pin)
  if (answer === 'ok') session.verified = true
  return answer
}

export function enterPuk(session: CardSession, puk: string, newPin: string): ChvAnswer {
  const answer = unblock(session.card.pin1, puk, newPin)
  if (answer === 'ok') session.verified = true
  return answer
}

const find = (session: CardSession, id: number): Result<CardFile, CardReply> => {
  const file = session.card.files.get(id)
  return file === undefined ? err(FILE_NOT_FOUND) : ok(file)
}

/** SELECT and GET RESPONSE in one, as +CRSM=192 asks for it. */
export function select(session: CardSession, id: number): CardReply {
  const file = find(session, id)
  return file.ok ? reply(0x90, 0x00, controlParameters(file.value)) : file.error
}

export function readBinary(session: CardSession, id: number, offset: number, length: number): CardReply {
  const file = find(session, id)
  if (!file.ok) return file.error
  if (file.value.structure !== 'transparent') return WRONG_STRUCTURE
  if (!allowed(session, file.value.read)) return SECURITY_NOT_SATISFIED
  const data = file.value.records[0] ?? new Uint8Array()
  if (offset > data.length) return WRONG_PARAMETERS
  const end = length === 0 ? data.length : offset + length
  // Longer than the file is: 6C says how many bytes there are.
  if (end > data.length) return reply(0x6c, (data.length - offset) & 0xff)
  return reply(0x90, 0x00, data.slice(offset, end))
}

export function readRecord(session: CardSession, id: number, number: number, length: number): CardReply {
  const file = find(session, id)
  if (!file.ok) return file.error
  if (file.value.structure !== 'linearFixed') return WRONG_STRUCTURE
  if (!allowed(session, file.value.read)) return SECURITY_NOT_SATISFIED
  const record = file.value.records[number - 1]
  if (record === undefined) return RECORD_NOT_FOUND
  if (length !== 0 && length !== record.length) return reply(0x6c, record.length)
  return reply(0x90, 0x00, record.slice())
}

export function updateBinary(session: CardSession, id: number, offset: number, data: Uint8Array): CardReply {
  const file = find(session, id)
  if (!file.ok) return file.error
  if (file.value.structure !== 'transparent') return WRONG_STRUCTURE
  if (!allowed(session, file.value.update)) return SECURITY_NOT_SATISFIED
  const bytes = file.value.records[0]
  if (bytes === undefined || offset + data.length > bytes.length) return WRONG_PARAMETERS
  bytes.set(data, offset)
  return DONE
}

export function updateRecord(session: CardSession, id: number, number: number, data: Uint8Array): CardReply {
  const file = find(session, id)
  if (!file.ok) return file.error
  if (file.value.structure !== 'linearFixed') return WRONG_STRUCTURE
  if (!allowed(session, file.value.update)) return SECURITY_NOT_SATISFIED
  const record = file.value.records[number - 1]
  if (record === undefined) return RECORD_NOT_FOUND
  if (data.length !== record.length) return WRONG_LENGTH
  record.set(data)
  return DONE
}
