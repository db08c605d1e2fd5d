import { pause } from '../../clock.ts'
import { emmWords } from '../../network/causes.ts'
import { cesqRsrp, cesqRsrq, csq } from '../../network/signal.ts'
import { CME, cme, done, doneThen } from '../answer.ts'
import { encodeText } from '../charset.ts'
import { number } from '../commandLine.ts'
import type { CommandEntry, CommandTable, Modem } from '../modem.ts'

/** E-UTRAN, the only technology of this network (27.007 §7.2). */
const LTE = 7

/** The three registrations a combined attach brings: circuit switched, packet switched, EPS. */
export const REGISTRATION_REPORTS = ['+CREG', '+CGREG', '+CEREG'] as const
type Report = (typeof REGISTRATION_REPORTS)[number]

const level = (modem: Modem, report: Report): number => Number(modem.settings.get(report) ?? '0')

/** The fields after <stat> that reporting level `n` has (27.007 §7.2, §10.1.20, §10.1.22). */
function details(modem: Modem, report: Report, n: number): string {
  const { stat, cause } = modem.registration
  const { operator } = modem
  const known = (stat === 1 || stat === 5) && operator !== undefined
  // The 2G and 3G registrations are printed with a cell of four to eight digits all the same: it is the LTE cell.
  const place = known ? `"${hex(operator.tac, 4)}","${hex(operator.cell, 8)}",${LTE}` : ''
  if (n < 2) return ''
  if (n === 2 || (n === 4 && report === '+CEREG')) return place && `,${place}`
  if (stat === 3 && cause !== undefined) return `${place === '' ? ',,,' : `,${place}`},0,${cause}`
  return place && `,${place}`
}

export const hex = (value: number, length: number): string => value.toString(16).toUpperCase().padStart(length, '0')

/** The line the modem says by itself when the registration changes; undefined while nobody asked for it. */
export function registrationLine(modem: Modem, report: Report): string | undefined {
  const n = level(modem, report)
  return n === 0 ? undefined : `${report}: ${modem.registration.stat}${details(modem, report, n)}`
}

const registration = (report: Report, highest: number): CommandEntry => ({
  test: `(0-${highest})`,
  read: ({ modem }) => {
    const n = level(modem, report)
    return done(`${report}: ${n},${modem.registration.stat}${details(modem, report, n)}`)
  },
  set: ({ modem, args }) => {
    const n = number(args[0])
    if (n === undefined || n > highest) return cme(CME.badParameters)
    modem.settings.set(report, String(n))
    return done()
  },
})

function operatorName(modem: Modem): string {
  const { operator } = modem
  const { stat } = modem.registration
  const detached = modem.settings.get('+COPS mode') === '2'
  if (detached) return '+COPS: 2'
  if (operator === undefined || (stat !== 1 && stat !== 5)) return '+COPS: 0'
  const format = Number(modem.settings.get('+COPS format') ?? '0')
  // The numeric form is digits in any character set (27.007 §7.3).
  const name = format === 2 ? operator.plmn : encodeText(modem, format === 1 ? operator.short : operator.long)
  return `+COPS: 0,${format},"${name}",${LTE}`
}

const SCAN_MS = 400

const operators: CommandEntry = {
  // A scan takes its time and any character ends it; real ones take up to three minutes.
  test: async (call) => {
    const { modem } = call
    call.abortable()
    if (!(await pause(modem.clock, SCAN_MS, call.signal))) return cme(CME.unknown)
    const { operator } = modem
    const registered = modem.registration.stat === 1 || modem.registration.stat === 5
    const found =
      operator === undefined
        ? ''
        : `(${registered ? 2 : 1},"${encodeText(modem, operator.long)}","${encodeText(modem, operator.short)}","${operator.plmn}",${LTE}),`
    return done(`+COPS: ${found},(0-4),(0-2)`)
  },
  read: ({ modem }) => done(operatorName(modem)),
  set: ({ modem, args }) => {
    const mode = number(args[0])
    const format = number(args[1])
    if (mode === 3) {
      if (format === undefined || format > 2) return cme(CME.badParameters)
      modem.settings.set('+COPS format', String(format))
      return done()
    }
    if (mode !== 0 && mode !== 2) return cme(CME.notSupported)
    modem.settings.set('+COPS mode', String(mode))
    modem.setDetached(mode === 2)
    return done()
  },
}

const functionality: CommandEntry = {
  test: '(0,1,4),(0,1)',
  read: ({ modem }) => done(`+CFUN: ${modem.functionality}`),
  set: ({ modem, args }) => {
    const wanted = number(args[0])
    if (wanted !== 0 && wanted !== 1 && wanted !== 4) return cme(CME.badParameters)
    if (number(args[1]) === 1) return doneThen(() => modem.leave('reset'))
    modem.setFunctionality(wanted)
    return done()
  },
}

/** The last failure in words: of a context, or of the registration. */
function lastFailure(modem: Modem): string {
  const { cause } = modem.registration
  return modem.contexts.lastFailure ?? (cause === undefined ? 'No cause information available' : emmWords(cause))
}

export const network: CommandTable = {
  '+CREG': registration('+CREG', 3),
  '+CGREG': registration('+CGREG', 3),
  '+CEREG': registration('+CEREG', 5),
  '+COPS': operators,
  '+CFUN': functionality,
  '+CEER': { exec: ({ modem }) => done(`+CEER: ${lastFailure(modem)}`), test: () => done() },
  '+CSQ': {
    test: '(0-31,99),(0-7,99)',
    exec: ({ modem: { signal } }) => done(`+CSQ: ${signal === undefined ? 99 : csq(signal)},99`),
  },
  '+CESQ': {
    test: '(0-63,99),(0-7,99),(0-96,255),(0-49,255),(0-34,255),(0-97,255)',
    exec: ({ modem: { signal } }) =>
      done(`+CESQ: 99,99,255,255,${signal === undefined ? '255,255' : `${cesqRsrq(signal)},${cesqRsrp(signal)}`}`),
  },
  '+CIND': {
    test: '("battchg",(0-5)),("signal",(0-5)),("service",(0,1)),("call",(0,1)),("roam",(0,1)),("smsfull",(0,1)),("callsetup",(0-3))',
    read: ({ modem }) => {
      const { stat } = modem.registration
      const bars = modem.signal === undefined ? 0 : Math.min(5, Math.ceil(csq(modem.signal) / 6))
      return done(`+CIND: 4,${bars},${Number(stat === 1 || stat === 5)},0,${Number(stat === 5)},0,0`)
    },
  },
  '+WS46': {
    test: '(28)',
    read: () => done('+WS46: 28'),
    set: ({ args }) => (args[0]?.text === '28' ? done() : cme(CME.notSupported)),
  },
  '+CLCC': { exec: () => done() },
  '+CHUP': { exec: () => done(), test: () => done() },
}
