import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Lines } from './lines.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** A console in its own process, started as a user starts it. */
export interface RunningConsole {
  /** The one-time address it printed. */
  readonly url: string
  readonly pid: number
  /** Its whole process group, at once and without a chance to tidy up. */
  kill(): Promise<void>
  /** As Ctrl+C does. */
  stop(): Promise<void>
  readonly exited: Promise<void>
  readonly output: () => string
}

/** The console ended before it printed its address. */
export class EndedTooSoon extends Error {
  readonly signal: NodeJS.Signals | null

  constructor(signal: NodeJS.Signals | null, output: string) {
    super(`the console ended (${signal ?? 'by itself'}) before it printed its address:\n${output}`)
    this.signal = signal
  }
}

/**
 * `npm start -- --browser` less the build: the launcher itself, without a display, so that it prints the one-time address.
 * `dieAt` makes the process kill itself with SIGKILL right after the journal row it names was committed.
 */
export async function startConsole(options: {
  dataFolder: string
  args?: readonly string[]
  /** What the system's locale is. */
  locale?: string
  dieAt?: string
}): Promise<RunningConsole> {
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', NO_COLOR: '1' }
  if (options.locale) env.LC_ALL = env.LANG = `${options.locale.replace('-', '_')}.UTF-8`
  if (options.dieAt) {
    env.NODE_OPTIONS = `--import ${path.join(root, 'test/e2e/support/die-at-row.ts')}`
    env.SWAPBENCH_TEST_DIE_AT = options.dieAt
  }
  const args = ['build/launch.mjs', '--browser', '--data', options.dataFolder, ...(options.args ?? [])]
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit').then(() => undefined)
  const out = new Lines(child.stdout)
  const err = new Lines(child.stderr)
  const output = () => [...out.seen, ...err.seen].join('\n')
  const start = await Promise.race([
    out.first(/(http:\/\/127\.0\.0\.1:\d+\/start\?t=\S+)/, 60_000),
    exited.then(() => Promise.reject(new EndedTooSoon(child.signalCode, output()))),
  ])
  return {
    url: String(start[1]),
    pid: Number(child.pid),
    kill: () => signal(child, 'SIGKILL', exited),
    stop: () => signal(child, 'SIGINT', exited),
    exited,
    output,
  }
}

async function signal(child: ChildProcess, name: NodeJS.Signals, exited: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) process.kill(-Number(child.pid), name)
  await exited
}
