import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { ControlLine, type ControlState, type ControlVerb } from '../../src/shared/control.ts'
import { ProbeDocument } from '../../src/shared/probe.ts'

const SWAPBENCH = path.join(import.meta.dirname, '../../src/cli/swapbench.ts')

function start(argv: readonly string[]): ChildProcess & { stdin: NonNullable<ChildProcess['stdin']> } {
  const child = spawn(process.execPath, [SWAPBENCH, ...argv], { stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly tookMs: number
}

/** `swapbench probe`, as a user starts it. */
export async function probe(...argv: string[]): Promise<Ran> {
  const started = performance.now()
  const child = start(['probe', ...argv])
  const [stdout, stderr, [status]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { status, stdout, stderr, tookMs: performance.now() - started }
}

/** The document that `probe --json` printed: one, valid, and nothing else. */
export async function probed(...argv: string[]): Promise<ProbeDocument> {
  const ran = await probe(...argv, '--json')
  if (ran.status !== 0) throw new Error(`status ${ran.status}: ${ran.stderr}`)
  return ProbeDocument.parse(JSON.parse(ran.stdout))
}

export interface Simulator {
  readonly address: string
  readonly state: ControlState
  /** Does it; resolves with the first state after it that `until` accepts. */
  control(verb: ControlVerb, until?: (state: ControlState) => boolean): Promise<ControlState>
}

/** `swapbench simulate --control`, in a process of its own. */
export async function simulator(...argv: string[]): Promise<Simulator> {
  const child = start(['simulate', '--control', ...argv])
  if (!child.stdout) throw new Error('no output')
  const listeners = new Set<(line: ControlLine) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const parsed = ControlLine.parse(JSON.parse(line))
    for (const listener of [...listeners]) listener(parsed)
  })
  const next = <T>(accept: (line: ControlLine) => T | undefined) =>
    new Promise<T>((resolve) => {
      const listener = (line: ControlLine) => {
        const value = accept(line)
        if (value === undefined) return
        listeners.delete(listener)
        resolve(value)
      }
      listeners.add(listener)
    })
  const { address, state } = await next((line) => ('event' in line && line.event === 'ready' ? line : undefined))
  return {
    address,
    state,
    control: (verb, until = () => true) => {
      const reached = next((line) => ('state' in line && until(line.state) ? line.state : undefined))
      child.stdin.write(`${JSON.stringify(verb)}\n`)
      return reached
    },
  }
}

/** A serial server on loopback that does with each connection what `serve` says. */
export async function serialServer(serve: (socket: net.Socket) => void): Promise<string> {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
    serve(socket)
  })
  onTestFinished(() => {
    server.close()
    for (const socket of open) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `tcp://127.0.0.1:${(server.address() as net.AddressInfo).port}`
}

/** Another program that has `device` open; resolves with its process number once it has. */
export async function holder(program: string, argv: readonly string[]): Promise<number> {
  const child = spawn(program, argv, {
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd: path.join(import.meta.dirname, '../..'),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child.pid ?? 0
}
