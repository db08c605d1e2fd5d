import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const ENTRY = new URL('./simulator.ts', import.meta.url).pathname
const DEADLINE_MS = 20_000

/** A simulated terminal in its own process, worked through its control protocol. */
export async function startTerminal(args) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ENTRY, '--control', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting = []
  let state
  let nextId = 1
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text)
    if (line.state) state = line.state
    for (const one of [...waiting]) one(line)
  })
  /** The first line that `pick` makes something of. */
  const line = (pick, what) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        child.off('exit', gone)
        waiting.splice(waiting.indexOf(look), 1)
      }
      const look = (said) => {
        const found = pick(said)
        if (found === undefined) return
        end()
        resolve(found)
      }
      const gone = () => {
        end()
        reject(new Error(`the simulator ended before ${what}`))
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`no ${what} from the simulator in ${DEADLINE_MS} ms`))
      }, DEADLINE_MS)
      child.once('exit', gone)
      waiting.push(look)
    })
  await line((said) => (said.event === 'ready' ? said : undefined), 'ready line')

  async function control(verb) {
    const id = nextId++
    const reply = line((said) => (said.id === id ? said : undefined), `reply to ${verb.verb}`)
    child.stdin.write(`${JSON.stringify({ id, ...verb })}\n`)
    const said = await reply
    if (!said.ok) throw new Error(`${verb.verb}: ${said.error}`)
    return said.state
  }
  return {
    control,
    state: () => control({ verb: 'state' }),
    /** Waits for a state in which `is` holds. */
    async until(is, what) {
      if (is(state)) return state
      return line((said) => (said.state && is(said.state) ? said.state : undefined), what)
    },
    async close() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

/** Makes the terminal the one that `values` describe: another IMEI, another card, put in while it is off. */
export async function become(terminal, values) {
  await terminal.control({ verb: 'pressPower' })
  await terminal.until(({ power }) => power === 'off', 'power off')
  await terminal.control({ verb: 'replaceTerminal', imei: values.imei })
  await terminal.control({ verb: 'takeCardOut' })
  const { iccid, imsi, apn } = values
  await terminal.control({ verb: 'insertCard', card: { iccid, imsi, apn } })
  await terminal.control({ verb: 'pressPower' })
  return terminal.until(({ power, network }) => power === 'on' && network.registered, 'registration')
}
