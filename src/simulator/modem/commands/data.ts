import { type Answer, CME, cme, done } from '../answer.ts'
import { number } from '../commandLine.ts'
import type { Context } from '../contexts.ts'
import type { Call, CommandEntry, CommandTable, Modem } from '../modem.ts'

const TYPES = ['IP', 'IPV6', 'IPV4V6']
const HIGHEST_CID = 16

const registered = (modem: Modem) => modem.registration.stat === 1 || modem.registration.stat === 5

const define: CommandEntry = {
  test: () => done(...TYPES.map((type) => `+CGDCONT: (1-${HIGHEST_CID}),"${type}",,,(0-2),(0-4),(0,1),(0)`)),
  read: ({ modem }) =>
    done(
      ...[...modem.contexts.all.values()]
        .sort((a, b) => a.cid - b.cid)
        .map(({ cid, type, apn }) => `+CGDCONT: ${cid},"${type}","${apn}","0.0.0.0",0,0,0,0`),
    ),
  set: ({ modem, args }) => {
    const cid = number(args[0])
    if (cid === undefined || cid < 1 || cid > HIGHEST_CID) return cme(CME.badParameters)
    const type = args[1]?.text.toUpperCase()
    if (type !== undefined && !TYPES.includes(type)) return cme(CME.badParameters)
    modem.acts.apnWrites++
    if (type === undefined) modem.contexts.remove(cid)
    else modem.contexts.define(cid, { type, apn: args[2]?.text ?? '' })
    modem.cardChanged()
    return done()
  },
}

/** What came of activating, in 27.007 codes: 30 no network service, 133 requested service option not subscribed. */
export function activate(modem: Modem, cid: number): Answer {
  switch (modem.contexts.activate(cid)) {
    case 'active':
      return done()
    case 'noService':
      return cme(CME.noService)
    case 'notSubscribed':
      return cme(CME.notSubscribed)
    case 'undefined':
      return cme(CME.notAllowed)
  }
}

/** The contexts a command names; all of them when it names none. Undefined when one is not defined. */
function named({ modem, args }: Call, from: number): readonly Context[] | undefined {
  const all = [...modem.contexts.all.values()].sort((a, b) => a.cid - b.cid)
  if (args.length <= from) return all
  const found = args.slice(from).map((arg) => modem.contexts.all.get(number(arg) ?? -1))
  return found.includes(undefined) ? undefined : found.filter((context) => context !== undefined)
}

const activation: CommandEntry = {
  test: '(0,1)',
  read: ({ modem }) =>
    done(
      ...[...modem.contexts.all.values()].map(({ cid, address }) => `+CGACT: ${cid},${Number(address !== undefined)}`),
    ),
  set: (call) => {
    const wanted = number(call.args[0])
    const contexts = named(call, 1)
    if ((wanted !== 0 && wanted !== 1) || contexts === undefined) return cme(CME.badParameters)
    for (const { cid } of contexts) {
      if (wanted === 0) call.modem.contexts.deactivate(cid)
      else {
        const answer = activate(call.modem, cid)
        if (answer.kind !== 'ok') return answer
      }
    }
    return done()
  },
}

const attach: CommandEntry = {
  test: '(0,1)',
  read: ({ modem }) => done(`+CGATT: ${Number(registered(modem))}`),
  set: ({ modem, args }) => {
    const wanted = number(args[0])
    if (wanted !== 0 && wanted !== 1) return cme(CME.badParameters)
    modem.setDetached(wanted === 0)
    return done()
  },
}

const addresses = (call: Call): Answer => {
  const contexts = named(call, 0)
  if (contexts === undefined) return cme(CME.badParameters)
  return done(
    ...contexts
      .filter(({ address }) => address !== undefined || call.args.length > 0)
      .map(({ cid, address }) => `+CGPADDR: ${cid},"${address ?? '0.0.0.0'}"`),
  )
}

/** 27.007 §10.1.23: what the network really gave, with its operator part behind the APN. */
const granted = (call: Call): Answer => {
  const contexts = named(call, 0)
  const { operator } = call.modem
  if (contexts === undefined || operator === undefined) return cme(CME.notAllowed)
  const realm = `mnc0${operator.plmn.slice(3)}.mcc${operator.plmn.slice(0, 3)}.gprs`
  return done(
    ...contexts
      .filter(({ address }) => address !== undefined)
      .map(
        ({ cid, address, granted }) =>
          `+CGCONTRDP: ${cid},${4 + cid},"${granted}.${realm}","${address}.255.255.255.0","${gateway(address ?? '')}","10.0.0.1","10.0.0.2"`,
      ),
  )
}

const gateway = (address: string) => address.replace(/\.\d+$/, '.254')

export const data: CommandTable = {
  '+CGDCONT': define,
  '+CGACT': activation,
  '+CGATT': attach,
  '+CGPADDR': { exec: addresses, set: addresses, test: () => done() },
  '+CGCONTRDP': { exec: granted, set: granted, test: () => done() },
  '+CGAUTH': {
    test: '(1-16),(0-2),64,64',
    read: ({ modem }) =>
      done(
        ...[...modem.contexts.all.values()]
          .filter(({ auth }) => auth > 0)
          .map(({ cid, auth, user }) => `+CGAUTH: ${cid},${auth},"${user}"`),
      ),
    set: ({ modem, args }) => {
      const context = modem.contexts.all.get(number(args[0]) ?? -1)
      const auth = args[1] === undefined ? 0 : number(args[1])
      if (context === undefined || auth === undefined || auth > 2) return cme(CME.badParameters)
      modem.contexts.define(context.cid, { auth, user: args[2]?.text ?? '', password: args[3]?.text ?? '' })
      return done()
    },
  },
}
