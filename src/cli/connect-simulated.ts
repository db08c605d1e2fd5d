import type { ConnectSimulated } from '../host/host.ts'
import { err, ok } from '../shared/result.ts'
import { createSimulatedTerminal } from '../simulator/simulator.ts'

/** A simulated terminal for as long as the link to it lives: `sim`, `sim:<scenario>`. */
export const connectSimulated: ConnectSimulated = async (path) => {
  const [, scenario] = path.split(':')
  const terminal = await createSimulatedTerminal(scenario ? { scenario } : {})
  if (!terminal.ok) return err({ code: 'notFound', detail: terminal.error })
  const stream = terminal.value.connect()
  if (!stream.ok) {
    await terminal.value.close()
    return err({ code: 'notFound', detail: stream.error === 'noCable' ? 'the cable is out' : 'it is switched off' })
  }
  stream.value.once('close', () => void terminal.value.close())
  return ok(stream.value)
}
