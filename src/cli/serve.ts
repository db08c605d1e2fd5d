import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }
import { createHost } from '../host/host.ts'
import type { Language } from '../shared/contract/app.ts'
import { defaultDataFolder } from '../shared/data-folder.ts'
import type { Problem } from '../shared/problem.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { demoProcess } from '../simulator/demo-process.ts'
import { openWindow } from '../web/open-window.ts'
import { type Served, type ServeProblem, serveConsole } from '../web/serve-console.ts'
import type { CommandIo } from './simulate.ts'

const USAGE = `swapbench serve [--port number] [--data folder] [--demo] [--open]

  --port number  where to listen on 127.0.0.1; without it the port of the last time, or any free one
  --data folder  where journal, orders and settings live (also: SWAPBENCH_DATA)
  --demo         start with the simulated terminal on the bench
  --open         open a window of an installed Chromium-family browser
`

interface Wishes {
  readonly port: number | undefined
  readonly dataFolder: string
  readonly demo: boolean
  readonly open: boolean
}

/**
 * Runs the console in the browser shell until it is told to stop, or its window is closed. Exit status: 0 stopped, 1 it could not
 * start, 2 bad arguments.
 */
export async function serve(argv: readonly string[], io: CommandIo): Promise<number> {
  const say = (line: string) => io.stdout.write(`${line}\n`)
  const warn = (line: string) => io.stderr.write(`${line}\n`)
  const wishes = readArguments(argv)
  if (!wishes.ok) {
    warn(`${wishes.error}\n${USAGE}`)
    return 2
  }
  if (!hasSqlite(process.versions.node)) {
    warn(`The console needs Node 22.13 or newer; this is ${process.version}. \`npm start\` brings its own.`)
    return 1
  }
  const { port, dataFolder } = wishes.value
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  } catch (error) {
    warn(`The data folder ${dataFolder} cannot be made: ${(error as Error).message}`)
    return 1
  }
  const stop = untilStopped(io.signal)
  const demo = demoProcess({
    command: thisProgram(),
    stateFile: path.join(dataFolder, 'demo.json'),
    log: warn,
  })
  const host = await createHost({
    dataFolder,
    shell: 'browser',
    version: packageJson.version,
    systemLanguage: systemLanguage(),
    demo,
    startDemo: wishes.value.demo,
    log: warn,
  })
  if (!host.ok) {
    warn(cannotStart(host.error, dataFolder))
    stop.release()
    await demo.close()
    return 1
  }
  const served = await serveConsole({
    host: host.value,
    rendererFolder: path.resolve(import.meta.dirname, '../../out/renderer'),
    dataFolder,
    ...(port !== undefined && { port }),
    log: warn,
  })
  if (served.ok) {
    present(served.value, wishes.value, { say, stop: stop.now })
    await stop.promise
    await served.value.close()
  } else warn(SERVE_WORDS[served.error](port))
  stop.release()
  await host.value.close()
  await demo.close()
  return served.ok ? 0 : 1
}

/** The folder the arguments name, or the usual one. */
export const dataFolderOf = (named: string | undefined): string =>
  path.resolve(named ?? defaultDataFolder({ platform: process.platform, env: process.env, home: homedir() }))

function cannotStart({ code, params, detail }: Problem, dataFolder: string): string {
  if (code === 'folderInUse') return `The data folder ${dataFolder} is in use by another console: ${params?.holder}.`
  return `The console cannot start (${code})${detail ? `: ${detail}` : ''}`
}

const SERVE_WORDS: Record<ServeProblem, (port: number | undefined) => string> = {
  portInUse: (port) => `Port ${port} is in use by another program.`,
  portNotAllowed: (port) => `This user may not listen on port ${port}.`,
  cannotListen: () => 'Nothing can listen on 127.0.0.1 here.',
}

function readArguments(argv: readonly string[]): Result<Wishes, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        open: { type: 'boolean', default: false },
      },
    })
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) return err('--port: 1 to 65535')
    return ok({ port, dataFolder: dataFolderOf(values.data), demo: values.demo, open: values.open })
  } catch (error) {
    return err((error as Error).message)
  }
}

/** Opens the window where that was asked for and can be done, or prints the address. */
function present(served: Served, wishes: Wishes, to: { say: (line: string) => void; stop: () => void }): void {
  const printAddress = () => to.say(`Swapbench is at ${served.url()}`)
  const rest = `Journal, orders and settings are in ${wishes.dataFolder}. Ctrl+C ends it.`
  if (!wishes.open) {
    printAddress()
    to.say(rest)
    return
  }
  const opened = openWindow(served.url(), path.join(wishes.dataFolder, 'browser'))
  if (!opened.ok) {
    to.say(opened.error === 'noDisplay' ? 'No display here.' : 'No Chromium-family browser is installed here.')
    printAddress()
    to.say('Open it in a browser on this computer; it works once.')
    to.say(rest)
    return
  }
  to.say(`Swapbench is open in a window of ${opened.value.browser}.`)
  to.say(rest)
  opened.value.ended.then((how) => {
    if (how === 'closed') to.stop()
    if (how === 'failed') {
      to.say(`${opened.value.browser} did not open a window.`)
      printAddress()
    }
  })
}

/** node:sqlite is there without a flag from 22.13. */
export function hasSqlite(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13)
}

/** This program's command line, run from source or built. */
function thisProgram(): [string, string] {
  const extension = path.extname(import.meta.filename)
  return [process.execPath, path.join(import.meta.dirname, `swapbench${extension}`)]
}

const systemLanguage = (): Language =>
  Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en'

/** Resolves at the first SIGINT or SIGTERM, abort or call of `now`; a second SIGINT ends the process at once. */
function untilStopped(signal: AbortSignal | undefined) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const now = () => resolve()
  process.once('SIGINT', now)
  process.once('SIGTERM', now)
  signal?.addEventListener('abort', now, { once: true })
  if (signal?.aborted) now()
  const release = () => {
    process.off('SIGINT', now)
    process.off('SIGTERM', now)
  }
  return { promise, now, release }
}
