import { EF } from '../../card/files.ts'
import { decodeOwnNumber, encodeOwnNumber } from '../../card/numbers.ts'
import { type CardSession, updateRecord } from '../../card/session.ts'
import { type Answer, CME, cme, done } from '../answer.ts'
import { decodeText, encodeText } from '../charset.ts'
import { number } from '../commandLine.ts'
import type { Call, CommandTable, Modem } from '../modem.ts'
import { withCard } from './card.ts'

/** `ON`, the own numbers, is the card's EF_MSISDN; `SM`, the directory, is empty on a data card. */
const storage = (modem: Modem): string => modem.settings.get('+CPBS') ?? 'SM'

const records = (modem: Modem, session: CardSession): Uint8Array[] =>
  storage(modem) === 'ON' ? (session.card.files.get(EF.MSISDN)?.records ?? []) : []

const read = withCard(({ modem, args }, session) => {
  const all = records(modem, session)
  const from = number(args[0])
  const to = args[1] === undefined ? from : number(args[1])
  if (from === undefined || to === undefined || from < 1 || from > Math.max(all.length, 1)) return cme(CME.badIndex)
  const lines = all.flatMap((record, i) => {
    const { number: own, alpha, type } = decodeOwnNumber(record)
    const wanted = i + 1 >= from && i + 1 <= to && own !== ''
    return wanted ? [`+CPBR: ${i + 1},"${own}",${type},"${encodeText(modem, alpha)}"`] : []
  })
  return done(...lines)
})

/** +CPBW=<index>[,<number>[,<type>[,<text>]]]; an index alone empties the entry (27.007 §8.14). */
const write = withCard((call, session) => {
  const { modem, args } = call
  if (storage(modem) !== 'ON') return cme(CME.notAllowed)
  const index = number(args[0])
  const record = index === undefined ? undefined : records(modem, session)[index - 1]
  if (index === undefined || record === undefined) return cme(CME.badIndex)
  const bytes = newRecord(call, record.length)
  return bytes instanceof Uint8Array ? put(call, session, index, bytes) : bytes
})

function newRecord({ modem, args }: Call, length: number): Uint8Array | Answer {
  const given = args[1]?.text ?? ''
  if (!/^\+?[0-9*#,?]*$/.test(given)) return cme(CME.badNumber)
  const type = args[2] === undefined || args[2].text === '' ? undefined : number(args[2])
  if (type !== undefined && (type < 128 || type > 255)) return cme(CME.badParameters)
  const alpha = decodeText(modem, args[3]?.text ?? '')
  if (alpha === undefined) return cme(CME.badText)
  if (given.replace('+', '').length > 20) return cme(CME.numberTooLong)
  return encodeOwnNumber(given, alpha, length, type) ?? cme(CME.textTooLong)
}

function put({ modem }: Call, session: CardSession, index: number, bytes: Uint8Array): Answer {
  const reply = updateRecord(session, EF.MSISDN, index, bytes)
  if (reply.sw1 !== 0x90) return cme(CME.notAllowed)
  modem.acts.msisdnWrites++
  modem.cardChanged()
  return done()
}

export const phonebook: CommandTable = {
  '+CPBS': {
    test: '("SM","ON")',
    read: withCard(({ modem }, session) => {
      const all = records(modem, session)
      const used = all.filter((record) => decodeOwnNumber(record).number !== '').length
      return done(`+CPBS: "${storage(modem)}",${used},${storage(modem) === 'ON' ? all.length : 250}`)
    }),
    set: ({ modem, args }) => {
      const wanted = args[0]?.text ?? ''
      if (!['SM', 'ON'].includes(wanted)) return cme(CME.notAllowed)
      modem.settings.set('+CPBS', wanted)
      return done()
    },
  },
  '+CPBR': {
    test: withCard(({ modem }, session) => done(`+CPBR: (1-${records(modem, session).length || 250}),20,16`)),
    set: read,
  },
  '+CPBW': {
    test: withCard(({ modem }, session) => done(`+CPBW: (1-${records(modem, session).length || 250}),20,(129,145),16`)),
    set: write,
  },
}
