import type { Duplex } from 'node:stream'
import { createSimulatedTerminal, type SimulatedTerminal, type SimulatorOptions } from './terminal.ts'

const DEADLINE_MS = 5_000
const FINAL = /\r\n(?:OK|ERROR|NO CARRIER|SEND OK|\+CM[ES] ERROR: [^\r]*)\r\n$/

/** The other end of the cable, for tests: it writes a line and waits for what comes back. It knows no more AT than final codes. */
export interface TestClient {
  readonly stream: Duplex
  /** Everything that has come since the last `send` or `clear`. */
  readonly heard: () => string
  /** Sends a command and gives everything up to its final code. */
  send(command: string): Promise<string>
  /** Sends bytes as they are. */
  write(text: string): void
  /** Waits until what was heard fits. */
  until(pattern: RegExp): Promise<string>
  clear(): void
  readonly ended: Promise<void>
}

export function testClient(stream: Duplex): TestClient {
  let heard = ''
  const checks = new Set<() => void>()
  stream.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    for (const check of [...checks]) check()
  })
  const ended = new Promise<void>((resolve) => stream.once('close', () => resolve()))
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        if (!pattern.test(heard)) return
        clearTimeout(timer)
        checks.delete(check)
        resolve(heard)
      }
      const timer = setTimeout(() => reject(new Error(`no ${pattern} in ${JSON.stringify(heard)}`)), DEADLINE_MS)
      checks.add(check)
      check()
    })
  return {
    stream,
    heard: () => heard,
    write: (text) => void stream.write(Buffer.from(text, 'latin1')),
    clear: () => {
      heard = ''
    },
    until,
    async send(command) {
      heard = ''
      stream.write(Buffer.from(`${command}\r`, 'latin1'))
      return until(FINAL)
    },
    ended,
  }
}

/** A terminal on the bench for tests, quick, and a client on its port with echo off. */
export async function bench(options: SimulatorOptions = {}): Promise<{
  readonly terminal: SimulatedTerminal
  readonly client: TestClient
  /** A further session, after cable or power were away. */
  reconnect(): Promise<TestClient>
}> {
  const made = await createSimulatedTerminal({
    ...options,
    timing: {
      portMs: 1,
      startMs: 3,
      cardMs: 3,
      registerMs: 3,
      shutdownMs: 2,
      hangUpMs: 1,
      latencyMs: 0,
      ...options.timing,
    },
  })
  if (!made.ok) throw new Error(made.error)
  const terminal = made.value
  const reconnect = async () => {
    const session = terminal.connect()
    if (!session.ok) throw new Error(session.error)
    const client = testClient(session.value)
    if (terminal.scenario.behaviour === 'modem') await client.send('ATE0')
    return client
  }
  return { terminal, client: await reconnect(), reconnect }
}

/** Waits for a state of the terminal in which `is` holds. */
export function untilState(
  terminal: SimulatedTerminal,
  is: (state: ReturnType<SimulatedTerminal['state']>) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (!is(terminal.state())) return
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`not reached: ${JSON.stringify(terminal.state())}`))
    }, DEADLINE_MS)
    const stop = terminal.onChange(check)
    check()
  })
}
