import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import * as z from 'zod'
import { type ControlLine, ControlRequest, type ControlState } from '../shared/control.ts'
import type { Face } from './faces/face.ts'
import type { SimulatedTerminal } from './terminal.ts'

const Id = z.object({ id: z.union([z.string(), z.number()]) })

/** The state with the address that the face has. */
export function stateAt(terminal: SimulatedTerminal, face: Face): ControlState {
  const { address: _, ...state } = terminal.state()
  return face.address === undefined ? state : { ...state, address: face.address }
}

/**
 * The control protocol on a pair of streams: one JSON document a line, in and out; the first line out is `ready`. A line that is no request is
 * answered with `ok: false`. Resolves when the input ends; requests are done one after the other, in their order.
 */
export async function serveControl(
  terminal: SimulatedTerminal,
  face: Face,
  streams: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  const say = (line: ControlLine) => streams.output.write(`${JSON.stringify(line)}\n`)
  await face.settled()
  say({ event: 'ready', address: face.address ?? '', state: stateAt(terminal, face) })
  let said = ''
  const tell = async () => {
    await face.settled()
    const state = stateAt(terminal, face)
    const text = JSON.stringify(state)
    if (text === said) return
    said = text
    say({ event: 'state', state })
  }
  said = JSON.stringify(stateAt(terminal, face))
  const stop = terminal.onChange(() => void tell())
  for await (const line of createInterface({ input: streams.input })) {
    if (line.trim() !== '') say(await answer(terminal, face, line))
  }
  stop()
}

async function answer(terminal: SimulatedTerminal, face: Face, line: string): Promise<ControlLine> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { ok: false, error: 'not JSON' }
  }
  const known = Id.safeParse(json)
  const id = known.success ? { id: known.data.id } : {}
  const request = ControlRequest.safeParse(json)
  if (!request.success) {
    return {
      ...id,
      ok: false,
      error: request.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    }
  }
  const done = await terminal.control(request.data)
  await face.settled()
  return done.ok ? { ...id, ok: true, state: stateAt(terminal, face) } : { ...id, ok: false, error: done.error }
}
