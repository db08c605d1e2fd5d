import { closeSync, lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import tty from 'node:tty'
import { err, ok, type Result } from '../../shared/result.ts'
import type { SimulatedTerminal } from '../terminal.ts'
import type { Face } from './face.ts'

export interface PtyOptions {
  /** A symbolic link that points at the device while it is there, for clients that want one stable path. */
  readonly link?: string
}

/** What node-pty's native part gives: two open file descriptors and the name of the device. */
interface NativePty {
  open(columns: number, rows: number): { master: number; slave: number; pty: string }
}

/**
 * node-pty's own `open` reads from the client's side of the pair and would take the client's answers away, so its native part is used directly.
 * Errors: Windows, which has no such devices, and a platform without the binary.
 */
function loadNative(): Result<NativePty, string> {
  if (process.platform === 'win32') return err('there is no pty on Windows: use --tcp')
  try {
    const load: { requireBinary(file: string): NativePty } = createRequire(import.meta.url)(
      '@lydell/node-pty/requireBinary.js',
    )
    return ok(load.requireBinary('pty.node'))
  } catch (error) {
    return err(`pty: ${(error as Error).message.split('\n')[0]}`)
  }
}

interface Device {
  readonly path: string
  /** The device is destroyed: whoever has it open gets a hang-up. */
  destroy(): void
}

/**
 * The terminal as a tty. While its port is there a device exists; pulling the cable or losing power destroys it, and the next one is new.
 *
 * A child process started by this process inherits the device's master side (the native part does not mark it close-on-exec) and keeps the
 * device alive. The simulator starts none.
 */
export function servePty(terminal: SimulatedTerminal, options: PtyOptions = {}): Result<Face, string> {
  const native = loadNative()
  if (!native.ok) return native
  let device: Device | undefined
  let shown: number | undefined

  function follow() {
    if (terminal.port === shown) return
    device?.destroy()
    device = undefined
    shown = terminal.port
    if (shown !== undefined) device = openDevice(native.ok ? native.value : undefined, terminal)
    relink()
  }
  /** Made beside and renamed: there is no moment at which the link is half there. */
  function relink() {
    if (options.link === undefined) return
    if (device === undefined) return rmSync(options.link, { force: true })
    const fresh = `${options.link}.new`
    rmSync(fresh, { force: true })
    symlinkSync(device.path, fresh)
    renameSync(fresh, options.link)
  }

  if (options.link !== undefined && isSomethingElse(options.link))
    return err(`${options.link} exists and is no symbolic link`)
  try {
    follow()
  } catch (error) {
    device?.destroy()
    return err(`pty: ${(error as Error).message}`)
  }
  const stop = terminal.onChange(follow)
  return ok({
    get address() {
      return device === undefined ? undefined : (options.link ?? device.path)
    },
    settled: async () => {},
    async close() {
      stop()
      device?.destroy()
      device = undefined
      if (options.link !== undefined) rmSync(options.link, { force: true })
    },
  })
}

/** A link that a killed simulator left is replaced; a file of somebody's is not. */
const isSomethingElse = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false

function openDevice(native: NativePty | undefined, terminal: SimulatedTerminal): Device | undefined {
  const session = terminal.connect()
  if (!session.ok || native === undefined) return undefined
  const stream = session.value
  const { master, slave, pty } = native.open(80, 24)
  // Raw: no echo, no line editing, no CR turned into LF. Node has termios only through a tty stream, and undoes it when that stream ends: it stays
  // open, unread, as long as the device does, so that the first client to close the device does not end it either. (Node leaves LF to CR LF on the
  // client's output; a modem skips the LF.)
  const side = new tty.ReadStream(slave)
  side.setRawMode(true)
  const pipe = new tty.ReadStream(master)
  let gone = false
  const destroy = () => {
    if (gone) return
    gone = true
    stream.destroy()
    pipe.destroy()
    side.destroy()
    // Node reopened the device for its stream: the descriptor we were given is still ours to close.
    closeSync(slave)
  }
  pipe.on('error', destroy)
  pipe.on('data', (bytes) => stream.write(bytes))
  stream.on('data', (bytes) => pipe.write(bytes))
  stream.on('close', destroy)
  return { path: pty, destroy }
}
