import type { SerialPort } from 'serialport'
import { err, ok, type Result } from '../../shared/result.ts'
import { DuplexLink } from './duplex-link.ts'
import { endReadsOnHangUp } from './hang-up.ts'
import { findHolders } from './holders.ts'
import type { Endpoint, Link, OpenError } from './link.ts'
import { opening } from './opening.ts'

const OPEN_MS = 5_000
/** What modules and USB bridges speak when nothing else is known. */
export const DEFAULT_BAUD_RATE = 115_200

/** A tty or COM port, 8N1. USB modems take any baud rate. A path may be a link to the device, or a pty. */
export function serialEndpoint(path: string, options: { readonly baudRate?: number } = {}): Endpoint {
  const baudRate = options.baudRate ?? DEFAULT_BAUD_RATE
  const id = { kind: 'serial', path, baudRate } as const
  return {
    id,
    async open(signal): Promise<Result<Link, OpenError>> {
      if (signal.aborted) return err({ code: 'aborted' })
      const holders = await findHolders(path)
      if (holders.length > 0) return err({ code: 'inUse', holders, detail: `held by ${named(holders)}` })
      const opened = await opening(
        { signal, deadlineMs: OPEN_MS, discard: (late: SerialPort) => late.close(() => {}), explain: explainFor(path) },
        () => openPort(path, baudRate),
      )
      if (!opened.ok) return opened
      const port = opened.value
      const setSignals = (signals: { dtr?: boolean; rts?: boolean }) =>
        new Promise<'set' | 'unsupported'>((resolve) =>
          // The option driver, cdc-acm without break, and every pty refuse it; the modem then has its driver's defaults.
          port.set({ ...signals, brk: false }, (error) => resolve(error ? 'unsupported' : 'set')),
        )
      // destroy() would leave the descriptor open; close() on a closed port only calls back with an error.
      const release = (done: () => void) => port.close(() => done())
      return ok(new DuplexLink(id, { stream: port, release, setSignals }))
    },
  }
}

async function openPort(path: string, baudRate: number): Promise<SerialPort> {
  // Loaded when first needed: probing a serial server must not fail for want of a native module.
  const { SerialPort } = await import('serialport')
  const port = new SerialPort({ path, baudRate, autoOpen: false, lock: true })
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
  // Nobody reads before there is a link, so the first read is ours already.
  if (port.port) endReadsOnHangUp(port.port)
  return port
}

// The bindings give words, not codes.
const explainFor =
  (path: string) =>
  async (error: Error): Promise<OpenError> => {
    const detail = error.message
    const busy = /cannot lock|busy|temporarily unavailable|EBUSY|EAGAIN/i.test(detail)
    // Windows says 'Access denied' for a port that another program has.
    if (busy || (process.platform === 'win32' && /access (?:is )?denied/i.test(detail)))
      return { code: 'inUse', holders: await findHolders(path), detail }
    if (/no such (?:file|device)|not found|ENOENT|ENXIO|ENODEV/i.test(detail)) return { code: 'notFound', detail }
    if (/permission|denied|EACCES|EPERM|not permitted/i.test(detail)) return { code: 'accessDenied', detail }
    return { code: 'failed', detail }
  }

const named = (holders: readonly { readonly pid: number; readonly name: string }[]) =>
  holders.map(({ pid, name }) => `${name} (process ${pid})`).join(', ')
