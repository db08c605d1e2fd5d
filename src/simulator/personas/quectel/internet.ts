import { type Answer, done, doneAs, doneThen, error } from '../../modem/answer.ts'
import { number } from '../../modem/commandLine.ts'
import type { Call, CommandTable, Modem } from '../../modem/modem.ts'
import type { TrafficError } from '../../network/traffic.ts'

/** The TCP/IP error codes of the EC2x manual that occur here. */
const WORDS: Record<number, string> = {
  0: 'Operate successfully', 561: 'Open PDP context failed', 563: 'Socket identity has been used', 565: 'DNS parse failed',
  566: 'Socket connect failed', 569: 'Operation timeout',
} // biome-ignore format: one table

const codeOf = (why: TrafficError): number => (why === 'unknownHost' ? 565 : 566)

/** Contexts that the TCP/IP stack was given with +QIACT; kept with the modem's other volatile settings. */
const inUse = (modem: Modem, cid: number): boolean =>
  modem.settings.get(`+QIACT ${cid}`) === '1' && modem.contexts.all.get(cid)?.address !== undefined

function fail(modem: Modem, code: number): number {
  modem.settings.set('+QIGETERROR', String(code))
  return code
}

const TYPE_NAMES: Record<number, string> = { 1: 'IP', 2: 'IPV6', 3: 'IPV4V6' }

/** +QICSGP=<context>[,<type>,<apn>,<user>,<password>,<auth>]: with the number alone it reads. */
function contextSettings({ modem, args }: Call): Answer {
  const cid = number(args[0])
  if (cid === undefined || cid < 1 || cid > 16) return error
  if (args.length === 1) {
    const { type = 'IP', apn = '', user = '', password = '', auth = 0 } = modem.contexts.all.get(cid) ?? {}
    const code = Object.keys(TYPE_NAMES).find((key) => TYPE_NAMES[Number(key)] === type) ?? '1'
    return done(`+QICSGP: ${code},"${apn}","${user}","${password}",${auth}`)
  }
  const type = TYPE_NAMES[number(args[1]) ?? 0]
  const auth = args[5] === undefined ? 0 : number(args[5])
  if (type === undefined || auth === undefined || auth > 3) return error
  modem.acts.apnWrites++
  modem.contexts.define(cid, {
    type,
    apn: args[2]?.text ?? '',
    user: args[3]?.text ?? '',
    password: args[4]?.text ?? '',
    auth,
  })
  modem.cardChanged()
  return done()
}

function activate({ modem, args }: Call): Answer {
  const cid = number(args[0])
  if (cid === undefined) return error
  if (modem.contexts.activate(cid) !== 'active') {
    fail(modem, 561)
    return error
  }
  modem.settings.set(`+QIACT ${cid}`, '1')
  return done()
}

const active = ({ modem }: Call): Answer =>
  done(
    ...[...modem.contexts.all.values()]
      .filter(({ cid }) => inUse(modem, cid))
      .map(({ cid, address }) => `+QIACT: ${cid},1,1,"${address}"`),
  )

function deactivate({ modem, args }: Call): Answer {
  const cid = number(args[0])
  if (cid === undefined) return error
  modem.settings.delete(`+QIACT ${cid}`)
  modem.sockets.closeAll()
  // The default bearer of LTE stays: without it the modem would be detached (27.007 code 171).
  if (cid !== 1) modem.contexts.deactivate(cid)
  return done()
}

/** +QIOPEN=<context>,<id>,"TCP",<host>,<port>[,...]: OK at once, the outcome by itself. */
function open({ modem, args }: Call): Answer {
  const [cid, id, port] = [number(args[0]), number(args[1]), number(args[4])]
  const [service, host] = [args[2]?.text, args[3]?.text]
  if (cid === undefined || id === undefined || id > 11 || port === undefined || host === undefined) return error
  if (service !== 'TCP') return error
  return doneThen(() => {
    const report = (code: number) => modem.notify(`+QIOPEN: ${id},${fail(modem, code)}`)
    if (!inUse(modem, cid)) return report(561)
    if (modem.sockets.has(id)) return report(563)
    const events = {
      onData: () => modem.notify(`+QIURC: "recv",${id}`),
      onClosed: () => modem.notify(`+QIURC: "closed",${id}`),
    }
    modem.sockets
      .open(id, host, port, events, modem.powered)
      .then((opened) => report(opened.ok ? 0 : codeOf(opened.error)))
  })
}

/** +QISEND=<id>,<length>: a prompt, then exactly so many bytes. */
function send({ modem, args }: Call): Answer {
  const [id, length] = [number(args[0]), number(args[1])]
  if (id === undefined || length === undefined || length < 1 || length > 1460 || !modem.sockets.has(id)) return error
  return { kind: 'prompt', length, body: (data) => (modem.sockets.send(id, data) ? doneAs('SEND OK') : error) }
}

function receive({ modem, args }: Call): Answer {
  const id = number(args[0])
  const data = id === undefined ? undefined : modem.sockets.take(id, number(args[1]) ?? 1500)
  if (data === undefined) return error
  return data === '' ? done('+QIRD: 0') : done(`+QIRD: ${data.length}\r\n${data}`)
}

const close = ({ modem, args }: Call): Answer => {
  const id = number(args[0])
  if (id === undefined || id > 11) return error
  modem.sockets.close(id)
  return done()
}

/** +QPING=<context>,<host>[,<timeout s>[,<count>]]: an echo a line, then the sums. */
function ping({ modem, args }: Call): Answer {
  const cid = number(args[0])
  const host = args[1]?.text
  const count = args[3] === undefined ? 4 : number(args[3])
  if (cid === undefined || host === undefined || count === undefined || count < 1 || count > 10) return error
  return doneThen(async () => {
    if (!inUse(modem, cid)) return modem.notify(`+QPING: ${fail(modem, 561)}`)
    const times: number[] = []
    for (let i = 0; i < count && !modem.powered.aborted; i++) {
      const echo = await modem.internet.ping(host, modem.powered)
      if (!echo.ok && echo.error === 'unknownHost') return modem.notify(`+QPING: ${fail(modem, 565)}`)
      if (echo.ok) times.push(echo.value)
      modem.notify(echo.ok ? `+QPING: 0,"127.0.0.1",32,${echo.value},255` : '+QPING: 569')
    }
    const mean = times.length === 0 ? 0 : Math.round(times.reduce((a, b) => a + b) / times.length)
    const [least, most] = times.length === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)]
    modem.notify(`+QPING: 0,${count},${times.length},${count - times.length},${least},${most},${mean}`)
  })
}

export const internet: CommandTable = {
  '+QICSGP': { set: contextSettings, test: '(1-16),(1-3),<APN>,<username>,<password>,(0-3)' },
  '+QIACT': { set: activate, read: active, test: '(1-16)' },
  '+QIDEACT': { set: deactivate, test: '(1-16)' },
  '+QIOPEN': { set: open, test: '(1-16),(0-11),"TCP"' },
  '+QISEND': { set: send, test: '(0-11),(0-1460)' },
  '+QIRD': { set: receive, test: '(0-11),(0-1500)' },
  '+QICLOSE': { set: close, test: '(0-11),(0-65535)' },
  '+QPING': { set: ping, test: '(1-16),<host>,(1-255),(1-10)' },
  '+QIGETERROR': {
    exec: ({ modem }) => {
      const code = Number(modem.settings.get('+QIGETERROR') ?? '0')
      return done(`+QIGETERROR: ${code},"${WORDS[code] ?? 'Unknown error'}"`)
    },
  },
  '+QGDCNT': {
    test: '(0,1)',
    read: ({ modem: { traffic } }) => done(`+QGDCNT: ${traffic.sent},${traffic.received}`),
    set: ({ modem: { traffic }, args }) => {
      const act = number(args[0])
      if (act !== 0 && act !== 1) return error
      if (act === 0) Object.assign(traffic, { sent: 0, received: 0 })
      return done()
    },
  },
}
