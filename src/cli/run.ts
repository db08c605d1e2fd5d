import type { CommandIo } from './simulate.ts'

const USAGE = `swapbench <command> [options]

  probe     read one snapshot of the terminal on a port
  record    save a masked transcript of a dialogue
  simulate  run a simulated terminal
  serve     run the console in a browser

  --help, --version
`

type Command = (argv: readonly string[], io: CommandIo) => Promise<number>

/** Each is loaded when it is asked for: probe and record need no database, and run where the console cannot. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  probe: async () => (await import('./probe.ts')).probe,
  record: async () => (await import('./record.ts')).record,
  simulate: async () => (await import('./simulate.ts')).simulate,
  serve: async () => (await import('./serve.ts')).serve,
}
const NOT_THERE_YET = ['watch', 'swap']

/** Runs the command that the arguments name. Exit status: the command's own, 2 for bad arguments. */
export async function swapbench(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined) {
    io.stderr.write(USAGE)
    return 2
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(USAGE)
    return 0
  }
  if (name === '--version') {
    const { default: packageJson } = await import('../../package.json', { with: { type: 'json' } })
    io.stdout.write(`${packageJson.version}\n`)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    io.stderr.write(NOT_THERE_YET.includes(name) ? `${name} is not there yet\n` : `no command ${name}\n${USAGE}`)
    return 2
  }
  return (await load())(rest, io)
}
