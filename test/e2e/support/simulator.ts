import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ControlLine, type ControlState, type ControlVerb } from '../../../src/shared/control.ts'
import { Lines } from './lines.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** The simulated terminal in its own process, over a real pty, worked by hand through `--control`. */
export interface RunningSimulator {
  /** Where its serial port is: a link that points at the pty while the cable is in and the terminal is on. */
  readonly address: string
  do(verb: ControlVerb): Promise<ControlState>
  state(): Promise<ControlState>
  /** The first state that satisfies `wanted`, now or as it is reported. */
  until(what: string, wanted: (state: ControlState) => boolean): Promise<ControlState>
  stop(): Promise<void>
}

export async function startSimulator(options: {
  folder: string
  scenario?: string
  args?: readonly string[]
}): Promise<RunningSimulator> {
  const link = path.join(options.folder, 'terminal')
  const args = ['src/cli/swapbench.ts', 'simulate', '--pty', '--link', link, '--control', ...(options.args ?? [])]
  if (options.scenario) args.push('--scenario', options.scenario)
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit').then(() => undefined)
  const lines = new Lines(child.stdout)
  const [readyText] = await lines.first(/.*"event":"ready".*/, 20_000)
  const ready = ControlLine.parse(JSON.parse(readyText))
  if (!('address' in ready)) throw new Error(`not a ready line: ${readyText}`)
  let nextId = 0
  const request = async (verb: ControlVerb): Promise<ControlState> => {
    const id = `r${nextId++}`
    child.stdin.write(`${JSON.stringify({ id, ...verb })}\n`)
    const [text] = await lines.first(new RegExp(`.*"id":"${id}".*`), 15_000)
    const line = ControlLine.parse(JSON.parse(text))
    if ('ok' in line && line.ok) return line.state
    throw new Error(`${verb.verb}: ${text}`)
  }
  const state = () => request({ verb: 'state' })
  return {
    address: ready.address,
    do: request,
    state,
    until: async (what, wanted) => {
      const from = lines.seen.length
      const now = await state()
      if (wanted(now)) return now
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the simulator never came to: ${what}`)), 30_000)
        let index = from
        const look = () => {
          for (; index < lines.seen.length; index++) {
            const parsed = ControlLine.safeParse(JSON.parse(lines.seen[index] ?? 'null'))
            if (!parsed.success || !('state' in parsed.data) || !wanted(parsed.data.state)) continue
            clearTimeout(timer)
            child.stdout.off('data', look)
            return resolve(parsed.data.state)
          }
        }
        child.stdout.on('data', look)
        look()
      })
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
