import type { EndpointId } from '../../shared/endpoint.ts'
import type { Endpoint } from './link.ts'
import { serialEndpoint } from './serial.ts'
import { type ConnectSimulated, simulatedEndpoint } from './simulated.ts'
import { tcpEndpoint } from './tcp.ts'

/** The endpoint of an address, as `parseAddress` gives it. A simulated one is reached as the shell says. */
export function endpointFor(id: EndpointId, connectSimulated: ConnectSimulated): Endpoint {
  switch (id.kind) {
    case 'serial':
      return serialEndpoint(id.path, id.baudRate === undefined ? {} : { baudRate: id.baudRate })
    case 'tcp':
      return tcpEndpoint(id.path)
    case 'simulated':
      return simulatedEndpoint(id.path, connectSimulated)
  }
}
