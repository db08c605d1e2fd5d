import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { PAYMENT_HOST, PAYMENT_PORT } from '../scenarios/default.ts'
import { bench } from '../test-client.ts'

const closing: (() => Promise<void> | void)[] = []
async function open(...args: Parameters<typeof bench>) {
  const on = await bench(...args)
  closing.push(() => on.terminal.close())
  return on
}
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server of the test's own: what arrives there really went through the modem. */
async function loopbackServer() {
  const received: string[] = []
  let sockets: net.Socket[] = []
  const server = net.createServer((socket) => {
    sockets.push(socket)
    socket.on('data', (data) => {
      received.push(data.toString())
      socket.write(`got ${data}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
    sockets = []
  }
  closing.push(() => {
    hangUp()
    return new Promise<void>((resolve) => void server.close(() => resolve()))
  })
  return { port: (server.address() as net.AddressInfo).port, received, hangUp }
}

describe('Quectel sockets', () => {
  it('carry real bytes to a real server, and count them', async () => {
    const server = await loopbackServer()
    const { client, terminal } = await open({ hosts: { 'bank.example': { 443: server.port } } })
    await client.send('AT+QIACT=1')
    expect(await client.send('AT+QIACT?')).toMatch(/\+QIACT: 1,1,1,"10\./)
    await client.send('AT+QIOPEN=1,3,"TCP","bank.example",443,0,0')
    await client.until(/\+QIOPEN: 3,0\r\n/)
    client.write('AT+QISEND=3,5\r')
    await client.until(/> $/)
    client.write('hello')
    await client.until(/SEND OK\r\n[\s\S]*\+QIURC: "recv",3\r\n/)
    expect(server.received).toEqual(['hello'])
    expect(await client.send('AT+QIRD=3,100')).toBe('\r\n+QIRD: 9\r\ngot hello\r\n\r\nOK\r\n')
    expect(await client.send('AT+QGDCNT?')).toContain('+QGDCNT: 5,9\r\n')
    client.clear()
    server.hangUp()
    await client.until(/\+QIURC: "closed",3\r\n/)
    expect(terminal.state().acts.socketsOpened).toBe(1)
  })
  it.each([
    ['an unknown name', 'AT+QIOPEN=1,0,"TCP","nobody.example",80,0,0', 565],
    ['a port nobody listens on', `AT+QIOPEN=1,0,"TCP","${PAYMENT_HOST}",9,0,0`, 566],
    ['an address outside this machine', 'AT+QIOPEN=1,0,"TCP","192.0.2.1",80,0,0', 566],
    ['a context that is not up', `AT+QIOPEN=2,0,"TCP","${PAYMENT_HOST}",${PAYMENT_PORT},0,0`, 561],
  ])('fail for %s', async (_, command, code) => {
    const { client } = await open()
    await client.send('AT+QIACT=1')
    await client.send(command)
    await client.until(new RegExp(`\\+QIOPEN: 0,${code}\r\n`))
    expect(await client.send('AT+QIGETERROR')).toContain(`+QIGETERROR: ${code},"`)
  })
  it('reach nothing through a blocked network, and it again when it opens', async () => {
    const { client, terminal } = await open()
    const dial = `AT+QIOPEN=1,0,"TCP","${PAYMENT_HOST}",${PAYMENT_PORT},0,0`
    await client.send('AT+QIACT=1')
    await terminal.control({ verb: 'blockTraffic', blocked: true })
    await client.send(dial)
    await client.until(/\+QIOPEN: 0,566/)
    await client.send(`AT+QPING=1,"${PAYMENT_HOST}",1,2`)
    expect(await client.until(/\+QPING: 0,2,0,2,0,0,0/)).toContain('+QPING: 569')
    expect(terminal.state().acts.socketsOpened).toBe(0)
    await terminal.control({ verb: 'blockTraffic', blocked: false })
    await client.send(dial)
    await client.until(/\+QIOPEN: 0,0/)
    await client.send(`AT+QPING=1,"${PAYMENT_HOST}",1,1`)
    await client.until(/\+QPING: 0,"127.0.0.1",32,\d+,255\r\n\r\n\+QPING: 0,1,1,0,\d+,\d+,\d+/)
  })
  it('are refused a context outside the subscription', async () => {
    const { client } = await open()
    await client.send('AT+QICSGP=2,1,"other.apn","","",0')
    expect(await client.send('AT+QICSGP=2')).toContain('+QICSGP: 1,"other.apn","","",0')
    expect(await client.send('AT+QIACT=2')).toBe('\r\nERROR\r\n')
    expect(await client.send('AT+QIGETERROR')).toContain('+QIGETERROR: 561,')
    expect(await client.send('AT+CEER')).toContain('not subscribed')
  })
  it('die with the network', async () => {
    const { client, terminal } = await open()
    await client.send('AT+QIACT=1')
    await client.send(`AT+QIOPEN=1,0,"TCP","${PAYMENT_HOST}",${PAYMENT_PORT},0,0`)
    await client.until(/\+QIOPEN: 0,0/)
    await terminal.control({ verb: 'takeCardOut' })
    expect(await client.send('AT+QISEND=0,5')).toBe('\r\nERROR\r\n')
  })
})

describe('SIMCom sockets', () => {
  it('carry real bytes to a real server', async () => {
    const server = await loopbackServer()
    const { client } = await open({ scenario: 'simcom', hosts: { 'bank.example': { 443: server.port } } })
    expect(await client.send('AT+CIPOPEN=0,"TCP","bank.example",443')).toBe('\r\n+CIPOPEN: 0,2\r\n\r\nERROR\r\n')
    await client.send('AT+NETOPEN')
    await client.until(/\+NETOPEN: 0/)
    expect(await client.send('AT+IPADDR')).toMatch(/\+IPADDR: 10\./)
    await client.send('AT+CIPOPEN=0,"TCP","bank.example",443')
    await client.until(/\+CIPOPEN: 0,0/)
    client.write('AT+CIPSEND=0,5\r')
    await client.until(/> $/)
    client.write('hello')
    await client.until(/\+CIPSEND: 0,5,5[\s\S]*\+IPD9\r\ngot hello/)
    expect(server.received).toEqual(['hello'])
    await client.send('AT+CIPCLOSE=0')
    await client.until(/\+CIPCLOSE: 0,0/)
  })
  it('tell an unknown name from a refusal, and answer pings', async () => {
    const { client } = await open({ scenario: 'simcom' })
    await client.send('AT+NETOPEN')
    await client.until(/\+NETOPEN: 0/)
    await client.send('AT+CIPOPEN=0,"TCP","nobody.example",80')
    await client.until(/\+CIPOPEN: 0,11/)
    await client.send(`AT+CIPOPEN=0,"TCP","${PAYMENT_HOST}",9`)
    await client.until(/\+CIPOPEN: 0,1\r/)
    await client.send(`AT+CPING="${PAYMENT_HOST}",1,2,64,1000,1000,255`)
    await client.until(/(?:\+CPING: 1,127.0.0.1,64,\d+,255\r\n\r\n){2}\+CPING: 3,2,2,0,\d+,\d+,\d+/)
  })
})
