import net from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import type { HostTable } from './traffic.ts'

/** A payment host on loopback: it takes connections and sends back what it gets. */
interface PaymentHost {
  readonly port: number
  close(): Promise<void>
}

function startPaymentHost(): Promise<Result<PaymentHost, string>> {
  return new Promise((resolve) => {
    const open = new Set<net.Socket>()
    const server = net.createServer((socket) => {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
      socket.pipe(socket)
    })
    server.once('error', (error) => resolve(err(`payment host: ${error.message}`)))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return resolve(err('payment host: no port'))
      resolve(
        ok({
          port: address.port,
          close: () =>
            new Promise((done) => {
              for (const socket of open) socket.destroy()
              server.close(() => done())
            }),
        }),
      )
    })
  })
}

/** The hosts of the simulated internet, and the servers that stand for them. */
export interface Hosts {
  readonly table: HostTable
  close(): Promise<void>
}

/** Starts a payment host for every name and port of `served`; `further` names servers that are there already. */
export async function startHosts(
  served: Readonly<Record<string, readonly number[]>>,
  further: Readonly<Record<string, Readonly<Record<number, number>>>>,
): Promise<Result<Hosts, string>> {
  const table = new Map<string, Map<number, number>>()
  const servers: PaymentHost[] = []
  const close = async () => void (await Promise.all(servers.map((server) => server.close())))
  for (const [name, ports] of Object.entries(served)) {
    for (const port of ports) {
      const server = await startPaymentHost()
      if (!server.ok) {
        await close()
        return server
      }
      servers.push(server.value)
      table.set(name, (table.get(name) ?? new Map()).set(port, server.value.port))
    }
  }
  for (const [name, ports] of Object.entries(further)) {
    table.set(name, new Map(Object.entries(ports).map(([port, target]) => [Number(port), target])))
  }
  return ok({ table, close })
}
