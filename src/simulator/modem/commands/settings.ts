import { CME, cme, done } from '../answer.ts'
import type { Call, CommandEntry, CommandTable } from '../modem.ts'

/** A command that keeps what it is given and gives it back; `test` is what it takes. */
export function setting(initial: string, test: string, takes: RegExp): CommandEntry {
  return {
    test,
    read: ({ modem, name }) => done(`${name}: ${modem.settings.get(name) ?? initial}`),
    set: ({ modem, name, args }) => {
      const text = args.map((arg) => (arg.quoted ? `"${arg.text}"` : arg.text)).join(',')
      if (!takes.test(text)) return cme(CME.badParameters)
      modem.settings.set(name, text)
      return done()
    },
  }
}

/** What such a command holds, as its argument list. */
export const kept = (call: Pick<Call, 'modem'>, name: string, initial: string): string =>
  call.modem.settings.get(name) ?? initial

const digits = (test: string, initial = '0') => setting(initial, test, /^\d(?:,\d)*$/)

/** Settings without further effect here; clients set them at start and read them back. */
export const settings: CommandTable = {
  '+CSCS': setting('"GSM"', '("GSM","IRA","UCS2","HEX")', /^"(?:GSM|IRA|UCS2|HEX)"$/),
  '+CRC': digits('(0,1)'),
  '+CR': digits('(0,1)'),
  '+CLIP': { ...digits('(0,1)'), read: ({ modem }) => done(`+CLIP: ${modem.settings.get('+CLIP') ?? '0'},1`) },
  '+COLP': digits('(0,1)'),
  '+CSSN': digits('(0,1),(0,1)', '0,0'),
  '+CTZU': digits('(0,1,3)'),
  '+CTZR': digits('(0-2)'),
  '+CGEREP': digits('(0-2),(0,1)', '0,0'),
  '+CUSD': digits('(0-2)'),
  '+CMER': setting('0,0,0,0,0', '(0-3),(0),(0),(0-2),(0,1)', /^\d(?:,\d?){0,4}$/),
  '+CVHU': digits('(0,1)'),
  '+CMMS': digits('(0-2)'),
  '+CGSMS': digits('(0-3)', '1'),
  '+IPR': setting('115200', '(),(9600,19200,38400,57600,115200,230400,460800,921600)', /^\d{4,7}$/),
  '+ICF': setting('3,3', '(3),(3)', /^\d(?:,\d)?$/),
  '+IFC': setting('0,0', '(0,2),(0,2)', /^\d(?:,\d)?$/),
}
