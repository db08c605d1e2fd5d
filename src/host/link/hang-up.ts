import { read } from 'node:fs'
import { promisify } from 'node:util'

/** An open port of the library's Linux and macOS bindings. (Its own types come out as `any` under this module resolution.) */
interface PolledPort {
  readonly isOpen: boolean
  readonly fd: number | null
  readonly poller: { once(event: 'readable', done: (error: Error | null) => void): unknown }
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>
}

const readSome = promisify(read)

/**
 * Gives an open port a read that ends with the device, as the library's contract has it: at least one byte, or an error, which
 * is marked `canceled` where we closed the port ourselves.
 *
 * Why: a tty that has hung up answers each read with 0 bytes (Linux `hung_up_tty_read`: a USB device unplugged, the far end of
 * a pty closed). The library's read (@serialport/bindings-cpp 13.0.0, `unix-read.js`) then asks again at once, for ever: no
 * 'close' comes, and a core is busy. Opened as the library does, non-blocking and with VMIN 1, a tty with nothing to say answers
 * EAGAIN, so 0 bytes mean a hang-up and nothing else. Windows has no such read and keeps its own.
 */
export function endReadsOnHangUp(port: PolledPort | { readonly poller?: never }): void {
  if (port.poller) port.read = (buffer, offset, length) => readOrHangUp(port, buffer, offset, length)
}

async function readOrHangUp(port: PolledPort, buffer: Buffer, offset: number, length: number) {
  for (;;) {
    if (port.fd === null) throw Object.assign(new Error('the port is closed'), { canceled: true })
    const bytesRead = await readSome(port.fd, buffer, offset, length, null).then((done) => done.bytesRead, notYet)
    if (bytesRead === 0) throw new Error('the device hung up')
    if (bytesRead !== 'not yet') return { buffer, bytesRead }
    if (port.isOpen) await readable(port)
  }
}

function notYet(error: NodeJS.ErrnoException): 'not yet' {
  if (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK' || error.code === 'EINTR') return 'not yet'
  throw error
}

/** Rejects, as `canceled`, when the port is closed meanwhile. */
const readable = ({ poller }: PolledPort) =>
  new Promise<void>((resolve, reject) => {
    poller.once('readable', (error) => (error ? reject(error) : resolve()))
  })
