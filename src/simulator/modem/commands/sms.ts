import { fromHex } from '../../card/bcd.ts'
import { gsm } from '../../card/numbers.ts'
import { type Answer, CMS, cms, done } from '../answer.ts'
import { decodeText } from '../charset.ts'
import { number } from '../commandLine.ts'
import type { Call, CommandEntry, CommandTable, Modem } from '../modem.ts'
import { parseSubmit, type SubmittedMessage } from '../pdu.ts'
import { cardError } from './card.ts'
import { setting } from './settings.ts'

const CAPACITY = 50

/** 27.005 names the card's states with codes of its own. */
function problem(modem: Modem): Answer | undefined {
  const refused = cardError(modem)
  if (refused?.kind === 'cme') {
    const codes: Record<number, number> = { 10: CMS.noCard, 11: CMS.pin, 12: CMS.puk }
    return cms(codes[refused.code] ?? CMS.notAllowed)
  }
  const { stat } = modem.registration
  return stat === 1 || stat === 5 ? undefined : cms(CMS.noService)
}

const textMode = (modem: Modem) => modem.settings.get('+CMGF') === '1'

function sent(modem: Modem, message: SubmittedMessage): Answer {
  modem.acts.smsSent.push(message)
  modem.cardChanged()
  return done(`+CMGS: ${modem.acts.smsSent.length & 0xff}`)
}

/** +CMGS=<length> and a PDU, or in text mode +CMGS=<number> and the text (27.005 §3.5.1, §4.3). */
function send({ modem, args }: Call): Answer {
  const refused = problem(modem)
  if (refused !== undefined) return refused
  if (textMode(modem)) {
    const to = args[0]?.text ?? ''
    if (!/^\+?\d{3,20}$/.test(to)) return cms(CMS.badText)
    return {
      kind: 'prompt',
      body: (data) => {
        const text = decodeText(modem, data.replace(/\r\n?/g, '\n'))
        if (text === undefined) return cms(CMS.badText)
        return sent(modem, {
          to,
          text: modem.settings.get('+CSCS') === '"UCS2"' ? text : gsm(Buffer.from(text, 'latin1')),
        })
      },
    }
  }
  const length = number(args[0])
  if (length === undefined) return cms(CMS.badPdu)
  return {
    kind: 'prompt',
    body: (data) => {
      const bytes = fromHex(data.trim())
      const message = bytes && parseSubmit(bytes, length)
      return message?.ok ? sent(modem, message.value) : cms(CMS.badPdu)
    },
  }
}

const STORES = '("SM","ME")'

/** Nothing is ever received here, so every store is empty. */
const stores: CommandEntry = {
  test: `${STORES},${STORES},${STORES}`,
  read: ({ modem }) => {
    const [read = 'SM', write = 'SM', receive = 'SM'] = (modem.settings.get('+CPMS') ?? 'SM,SM,SM').split(',')
    return done(`+CPMS: "${read}",0,${CAPACITY},"${write}",0,${CAPACITY},"${receive}",0,${CAPACITY}`)
  },
  set: ({ modem, args }) => {
    const chosen = args.map((arg) => arg.text)
    if (chosen.length > 3 || chosen.some((name) => name !== 'SM' && name !== 'ME')) return cms(CMS.notAllowed)
    const [read = 'SM', write = read, receive = write] = chosen
    modem.settings.set('+CPMS', `${read},${write},${receive}`)
    return done(`+CPMS: 0,${CAPACITY},0,${CAPACITY},0,${CAPACITY}`)
  },
}

export const sms: CommandTable = {
  '+CMGF': setting('0', '(0,1)', /^[01]$/),
  '+CSMS': {
    test: '(0,1)',
    read: ({ modem }) => done(`+CSMS: ${modem.settings.get('+CSMS') ?? '0'},1,1,1`),
    set: ({ modem, args }) => {
      const service = args[0]?.text ?? ''
      if (!/^[01]$/.test(service)) return cms(CMS.notAllowed)
      modem.settings.set('+CSMS', service)
      return done('+CSMS: 1,1,1')
    },
  },
  '+CSCA': setting('"+8613800000500",145', '', /^"\+?\d{3,20}"(?:,\d{3})?$/),
  '+CSMP': setting('17,167,0,0', '', /^\d*(?:,\d*){0,3}$/),
  '+CNMI': setting('2,1,0,0,0', '(0-3),(0-3),(0,2),(0-2),(0,1)', /^\d(?:,\d?){0,4}$/),
  '+CSDH': setting('0', '(0,1)', /^[01]$/),
  '+CPMS': stores,
  '+CMGS': { test: () => done(), set: send },
  '+CMGL': { test: '(0-4)', exec: () => done(), set: () => done() },
  '+CMGR': { test: () => done(), set: () => cms(CMS.badIndex) },
  '+CMGD': { test: '(),(0-4)', set: () => done() },
}
