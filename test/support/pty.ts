import { closeSync, constants, openSync } from 'node:fs'
import type { ReadStream } from 'node:tty'
import * as nodePty from '@lydell/node-pty'

// openpty() is there, but not in the package's types.
const { open } = nodePty as unknown as {
  open(options: { encoding: null }): { master: ReadStream; slave: ReadStream; ptsName: string }
}

/** A pty without a program on it: `path` is what a console opens, `master` what the far end of the cable sees. */
export function openPty(): { path: string; master: ReadStream; pull: () => void } {
  const { master, slave, ptsName: path } = open({ encoding: null })
  // One descriptor stays on the slave, unread: the master would fail as soon as the last one closes.
  const keep = openSync(path, constants.O_RDWR | constants.O_NOCTTY)
  slave.destroy()
  master.on('error', () => {})
  const pull = () => {
    closeSync(keep)
    master.destroy()
  }
  return { path, master, pull }
}
