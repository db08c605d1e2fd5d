import { ok } from '../../../../shared/result.ts'
import { withoutControls } from '../../../../shared/text.ts'
import { numberOf } from './card.ts'
import { firstFields, integer, malformed } from './parsed.ts'

export interface PhonebookEntry {
  readonly number: string
  /** As the modem writes it in the character set in force, so that it can be written back unchanged. */
  readonly alpha: string
}

/** +CPBR, 27.007 §8.12: index, number, type, text. */
export const parseEntry = firstFields<PhonebookEntry>('CPBR', ([index, number, type, text]) =>
  integer(index) === undefined || number === undefined
    ? malformed
    : ok({ number: numberOf(number, integer(type)), alpha: withoutControls(text ?? '') }),
)

/** +CPBS?, 27.007 §8.11: the selected storage. */
export const parseStorage = firstFields<string>('CPBS', ([storage]) =>
  /^[A-Z]{2}$/.test(storage ?? '') ? ok(storage as string) : malformed,
)
