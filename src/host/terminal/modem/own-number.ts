import { type Known, type Reading, unknown } from '../../../shared/reading.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { OwnNumberRecord, TerminalError } from '../terminal.ts'
import { type CardAnswer, EF, hexOf, isDone, parseCardAnswer, recordShape, statusWords } from './parse/crsm.ts'
import { decodeOwnNumber, type OwnNumberProblem, withOwnNumber } from './parse/own-number-record.ts'
import { type PhonebookEntry, parseEntry, parseStorage } from './parse/phonebook.ts'
import { tagged } from './query.ts'
import type { Round } from './round.ts'

// EF_MSISDN, the card's own-number file (31.102 §4.2.26), by restricted SIM access (27.007 §8.18) or, where the modem does not
// allow that, through the phonebook "ON" (27.007 §8.11 to §8.14).

const CARD_MS = 10_000
/** Record 1, absolute mode. */
const recordCommand = (instruction: 178 | 220, length: number) => `AT+CRSM=${instruction},${EF.msisdn},1,4,${length}`

/** Who refused: the modem to pass the command on, or the card to do it. */
interface Refusal {
  readonly by: 'modem' | 'card'
  readonly detail: string
}

async function askCard(round: Round, send: string): Promise<Result<Known<CardAnswer>, Refusal>> {
  const answer = await round.ask({ ...tagged(send, '+CRSM:', parseCardAnswer), timeoutMs: CARD_MS })
  if (!('value' in answer)) return err({ by: 'modem', detail: answer.detail ?? answer.unknown })
  return isDone(answer.value) ? ok(answer) : err({ by: 'card', detail: statusWords(answer.value) })
}

async function readRecord(round: Round): Promise<Result<Known<Uint8Array>, Refusal>> {
  const file = await askCard(round, `AT+CRSM=192,${EF.msisdn}`)
  if (!file.ok) return file
  const shape = recordShape(file.value.value.data)
  if (!shape) return err({ by: 'modem', detail: 'the description of the file is not understood' })
  const answer = await askCard(round, recordCommand(178, shape.recordLength))
  if (!answer.ok) return answer
  const { data } = answer.value.value
  if (data.length !== shape.recordLength)
    return err({ by: 'modem', detail: 'the record has another length than its file says' })
  return ok({ ...answer.value, value: data })
}

/** The number in record 1, for modems without +CNUM. */
export async function readStoredNumber(round: Round): Promise<Reading<string>> {
  const record = await readRecord(round)
  if (!record.ok) return unknown(record.error.by === 'card' ? 'stateForbids' : 'notSupported', record.error.detail)
  const number = decodeOwnNumber(record.value.value)?.number
  return number ? { ...record.value, value: number } : unknown('notReported')
}

/** Record 1 as it stands. */
export async function readOwnNumber(round: Round): Promise<Result<OwnNumberRecord, TerminalError>> {
  const record = await readRecord(round)
  if (record.ok) {
    const decoded = decodeOwnNumber(record.value.value)
    if (!decoded) return ended(round) ?? err({ code: 'malformed', detail: 'The record is shorter than 14 bytes.' })
    return ok({ ...decoded, recordHex: hexOf(record.value.value), way: 'crsm' })
  }
  if (record.error.by === 'card') return ended(round) ?? refused(record.error.detail)
  const entry = await inPhonebook(round, readEntry)
  return entry.ok ? ok({ ...entry.value, recordHex: undefined, way: 'phonebook' }) : (ended(round) ?? entry)
}

/** Puts `number` into record 1; ok says no more than that modem and card answered so. */
export async function writeOwnNumber(round: Round, number: string): Promise<Result<void, TerminalError>> {
  const record = await readRecord(round)
  if (record.ok) {
    const next = withOwnNumber(record.value.value, number)
    if (!next.ok) return refused(PROBLEMS[next.error])
    const command = `${recordCommand(220, next.value.length)},"${hexOf(next.value)}"`
    const written = await askCard(round, command)
    if (written.ok) return ok(undefined)
    if (written.error.by === 'card') return ended(round) ?? refused(written.error.detail)
  } else if (record.error.by === 'card') {
    return ended(round) ?? refused(record.error.detail)
  }
  // The card's own rules hold for the phonebook as well; a number that does not fit is not even tried.
  const fits = withOwnNumber(new Uint8Array(14).fill(0xff), number)
  if (!fits.ok) return refused(PROBLEMS[fits.error])
  const written = await inPhonebook(round, (modem) => writeEntry(modem, number))
  return written.ok ? written : (ended(round) ?? written)
}

const PROBLEMS: Record<OwnNumberProblem, string> = {
  tooLong: 'The card’s record holds at most 20 digits.',
  characters: 'A number has digits, * and #, and + in front.',
  badRecord: 'The record is shorter than 14 bytes.',
}

const refused = (detail: string): Result<never, TerminalError> => err({ code: 'refused', detail })

/** What ended the round goes before what follows from it. */
function ended(round: Round): Result<never, TerminalError> | undefined {
  const result = round.result()
  return result.ok ? undefined : result
}

/** Does `act` with the phonebook "ON" selected, and selects the one before again. */
async function inPhonebook<T>(
  round: Round,
  act: (round: Round) => Promise<Result<T, TerminalError>>,
): Promise<Result<T, TerminalError>> {
  const before = await round.ask(tagged('AT+CPBS?', '+CPBS:', parseStorage))
  if (!(await round.set('AT+CPBS="ON"')))
    return err({ code: 'unsupported', reason: 'The modem gives no access to the card’s own-number record.' })
  const result = await act(round)
  if ('value' in before && before.value !== 'ON') await round.set(`AT+CPBS="${before.value}"`)
  return result
}

const BLANK: PhonebookEntry = { number: '', alpha: '' }

async function readEntry(round: Round): Promise<Result<PhonebookEntry, TerminalError>> {
  const entry = await round.ask(tagged('AT+CPBR=1', '+CPBR:', parseEntry))
  if ('value' in entry) return ok(entry.value)
  // No line, or 'not found', is how an empty entry looks.
  return entry.unknown === 'notReported' ? ok(BLANK) : refused(entry.detail ?? entry.unknown)
}

async function writeEntry(round: Round, number: string): Promise<Result<void, TerminalError>> {
  const before = await readEntry(round)
  if (!before.ok) return before
  const { alpha } = before.value
  const type = number.startsWith('+') ? 145 : 129
  const command = number === '' && alpha === '' ? 'AT+CPBW=1' : `AT+CPBW=1,"${number}",${type},"${alpha}"`
  const answer = await round.ask({ send: command, own: 'none', parse: () => ok(true), timeoutMs: CARD_MS })
  return 'value' in answer ? ok(undefined) : refused(answer.detail ?? answer.unknown)
}
