import { CME, cme, done } from '../answer.ts'
import { number } from '../commandLine.ts'
import type { Call, CommandEntry, CommandTable } from '../modem.ts'

const bare = (pick: (identity: Call['modem']['identity']) => string): CommandEntry => ({
  exec: ({ modem }) => done(pick(modem.identity)),
  test: () => done(),
})

const manufacturer = bare((identity) => identity.manufacturer)
const model = bare((identity) => identity.model)
const firmware = bare((identity) => identity.firmware)

/** 27.007 §5.4 with the 1 of the newer form; 2 (IMEISV) and 3 (SVN) stand with software version 01. */
const serial: CommandEntry = {
  test: '(0-3)',
  exec: ({ modem }) => done(modem.identity.imei),
  set: ({ modem, args, name }) => {
    const { imei } = modem.identity
    switch (number(args[0])) {
      case 0:
        return done(imei)
      case 1:
        return done(`${name}: "${imei}"`)
      case 2:
        return done(`${name}: "${imei.slice(0, 14)}01"`)
      case 3:
        return done(`${name}: "01"`)
      default:
        return cme(CME.badParameters)
    }
  },
}

/** 27.007 §5, V.250 §6.1: who the modem is. */
export const identity: CommandTable = {
  I: {
    exec: ({ modem: { identity } }) =>
      done(
        `Manufacturer: ${identity.manufacturer}`,
        `Model: ${identity.model}`,
        `Revision: ${identity.firmware}`,
        `IMEI: ${identity.imei}`,
        '+GCAP: +CGSM',
      ),
    set: ({ modem: { identity } }) => done(identity.manufacturer, identity.model, `Revision: ${identity.firmware}`),
  },
  '+CGMI': manufacturer,
  '+GMI': manufacturer,
  '+CGMM': model,
  '+GMM': model,
  '+CGMR': firmware,
  '+GMR': firmware,
  '+CGSN': serial,
  '+GSN': { exec: ({ modem }) => done(modem.identity.imei), test: () => done() },
  '+GCAP': { exec: () => done('+GCAP: +CGSM'), test: () => done() },
  '+CBC': { exec: () => done('+CBC: 0,85,3900'), test: '(0-2),(0-100),(voltage)' },
  '+CPAS': { exec: () => done('+CPAS: 0'), test: '(0,3,4)' },
  '+CCLK': { read: ({ modem }) => done(`+CCLK: "${clockText(modem.clock.now())}"`) },
}

/** 27.007 §8.15: local time with the zone in quarters of an hour; the simulated bench stands in China, UTC+8. */
function clockText(now: number): string {
  const local = new Date(now + 8 * 3_600_000).toISOString()
  return `${local.slice(2, 10).replaceAll('-', '/')},${local.slice(11, 19)}+32`
}
