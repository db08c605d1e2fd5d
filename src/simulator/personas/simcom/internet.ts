import { type Answer, done, doneThen, error, errorAfter } from '../../modem/answer.ts'
import { number } from '../../modem/commandLine.ts'
import { setting } from '../../modem/commands/settings.ts'
import type { Call, CommandTable, Modem } from '../../modem/modem.ts'
import type { TrafficError } from '../../network/traffic.ts'

/** The context that +NETOPEN brings up; +CSOCKSETPN could choose another. */
const CID = 1
const HIGHEST_LINK = 9

/** TCP/IP error codes of the SIM7600 manual: 1 network failure, 2 not opened, 11 name not found. */
const codeOf = (why: TrafficError): number => (why === 'unknownHost' ? 11 : 1)

const isOpen = (modem: Modem): boolean =>
  modem.settings.get('+NETOPEN') === '1' && modem.contexts.all.get(CID)?.address !== undefined

const netOpen = ({ modem }: Call): Answer => {
  if (isOpen(modem)) return errorAfter('+IP ERROR: Network is already opened')
  return doneThen(() => {
    const opened = modem.contexts.activate(CID) === 'active'
    if (opened) modem.settings.set('+NETOPEN', '1')
    modem.notify(`+NETOPEN: ${opened ? 0 : 1}`)
  })
}

const netClose = ({ modem }: Call): Answer => {
  if (!isOpen(modem)) return errorAfter('+NETCLOSE: 2')
  return doneThen(() => {
    modem.sockets.closeAll()
    modem.settings.delete('+NETOPEN')
    modem.notify('+NETCLOSE: 0')
  })
}

const address = ({ modem }: Call): Answer =>
  isOpen(modem) ? done(`+IPADDR: ${modem.contexts.all.get(CID)?.address}`) : errorAfter('+IP ERROR: Network not opened')

/** +CIPOPEN=<link>,"TCP",<host>,<port>: OK at once, the outcome by itself. */
function open({ modem, args }: Call): Answer {
  const [link, port] = [number(args[0]), number(args[3])]
  const host = args[2]?.text
  if (link === undefined || link > HIGHEST_LINK || args[1]?.text !== 'TCP') return error
  if (host === undefined || port === undefined) return error
  const report = (code: number) => modem.notify(`+CIPOPEN: ${link},${code}`)
  if (!isOpen(modem)) return errorAfter(`+CIPOPEN: ${link},2`)
  if (modem.sockets.has(link)) return errorAfter(`+CIPOPEN: ${link},4`)
  return doneThen(() => {
    const events = {
      // Received data comes by itself, with its length before it (+CIPRXGET=0).
      onData: () => {
        const data = modem.sockets.take(link, 1500) ?? ''
        modem.notify(`RECV FROM:${host}:${port}`)
        modem.notify(`+IPD${data.length}\r\n${data}`)
      },
      onClosed: () => modem.notify(`+IPCLOSE: ${link},1`),
    }
    modem.sockets
      .open(link, host, port, events, modem.powered)
      .then((opened) => report(opened.ok ? 0 : codeOf(opened.error)))
  })
}

function send({ modem, args }: Call): Answer {
  const [link, length] = [number(args[0]), number(args[1])]
  if (link === undefined || length === undefined || length < 1 || length > 1500 || !modem.sockets.has(link))
    return error
  return {
    kind: 'prompt',
    length,
    body: (data) =>
      modem.sockets.send(link, data) ? doneThen(() => modem.notify(`+CIPSEND: ${link},${length},${length}`)) : error,
  }
}

function close({ modem, args }: Call): Answer {
  const link = number(args[0])
  if (link === undefined || link > HIGHEST_LINK) return error
  if (!modem.sockets.close(link)) return errorAfter(`+CIPCLOSE: ${link},4`)
  return doneThen(() => modem.notify(`+CIPCLOSE: ${link},0`))
}

/** +CPING=<host>,1[,<count>[,...]]: a line an echo, then the sums. */
function ping({ modem, args }: Call): Answer {
  const host = args[0]?.text
  const count = args[2] === undefined ? 4 : number(args[2])
  if (host === undefined || number(args[1]) !== 1 || count === undefined || count < 1 || count > 100) return error
  if (!isOpen(modem)) return error
  return doneThen(async () => {
    const times: number[] = []
    for (let i = 0; i < count && !modem.powered.aborted; i++) {
      const echo = await modem.internet.ping(host, modem.powered)
      if (echo.ok) times.push(echo.value)
      modem.notify(echo.ok ? `+CPING: 1,127.0.0.1,64,${echo.value},255` : '+CPING: 2')
    }
    const mean = times.length === 0 ? 0 : Math.round(times.reduce((a, b) => a + b) / times.length)
    const [least, most] = times.length === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)]
    modem.notify(`+CPING: 3,${count},${times.length},${count - times.length},${least},${most},${mean}`)
  })
}

export const internet: CommandTable = {
  '+NETOPEN': { exec: netOpen, read: ({ modem }) => done(`+NETOPEN: ${Number(isOpen(modem))}`), test: () => done() },
  '+NETCLOSE': { exec: netClose, test: () => done() },
  '+IPADDR': { exec: address, test: () => done() },
  '+CIPOPEN': { set: open, test: '(0-9),("TCP")' },
  '+CIPSEND': { set: send, test: '(0-9),(1-1500)' },
  '+CIPCLOSE': { set: close, test: '(0-9)' },
  '+CPING': { set: ping, test: '<host>,(1),(1-100)' },
  '+CSOCKSETPN': setting('1', '(1-16)', /^\d+$/),
}
