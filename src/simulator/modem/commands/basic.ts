import { done, error } from '../answer.ts'
import { number } from '../commandLine.ts'
import type { Call, CommandEntry, CommandTable, PortSettings } from '../modem.ts'

/** A V.250 switch: absent argument is 0, or 1 where the standard says so; anything above `highest` is an error. */
const onOff = (key: 'echo' | 'verbose' | 'quiet', fallback: boolean): CommandEntry => {
  const put = ({ port, args }: Call) => {
    const value = args.length === 0 ? Number(fallback) : number(args[0])
    if (value !== 0 && value !== 1) return error
    port[key] = value === 1
    return done()
  }
  return { exec: put, set: put }
}

const register = (key: 's3' | 's4' | 's5'): CommandEntry => ({
  read: ({ port }) => done(String(port[key]).padStart(3, '0')),
  set: ({ port, args }) => {
    const value = number(args[0])
    if (value === undefined || value > 127) return error
    port[key] = value
    return done()
  },
})

const accepted: CommandEntry = { exec: () => done(), set: () => done() }

function reset({ port }: { port: PortSettings }) {
  Object.assign(port, { echo: true, verbose: true, quiet: false, errors: 0, s3: 13, s4: 10, s5: 8 })
  return done()
}

/** V.250 §6: how the port talks. Settings without effect on this modem are taken as real modems take them. */
export const basic: CommandTable = {
  E: onOff('echo', true),
  V: onOff('verbose', true),
  Q: onOff('quiet', false),
  S3: register('s3'),
  S4: register('s4'),
  S5: register('s5'),
  S0: { read: () => done('000'), set: () => done() },
  S6: accepted,
  S7: accepted,
  S8: accepted,
  S10: accepted,
  X: accepted,
  L: accepted,
  M: accepted,
  H: accepted,
  Z: { exec: reset, set: reset },
  '&F': { exec: reset, set: reset },
  '&C': accepted,
  '&D': accepted,
  '&K': accepted,
  '&S': accepted,
  '&W': accepted,
  '\\Q': accepted,
  // No call can be made: this is a data terminal without a voice subscription.
  D: { set: () => ({ kind: 'noCarrier' }) },
  A: { exec: () => ({ kind: 'noCarrier' }) },
  '+CMEE': {
    test: '(0-2)',
    read: ({ port }) => done(`+CMEE: ${port.errors}`),
    set: ({ port, args }) => {
      const value = number(args[0])
      if (value === undefined || value > 2) return error
      port.errors = value
      return done()
    },
  },
}
