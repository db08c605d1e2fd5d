import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Holder } from './link.ts'

/**
 * The other processes that have the device at `device` open, by Linux's /proc; empty elsewhere and where nothing may be seen.
 * As root an exclusive lock does not refuse a second opener, so this is asked before every open.
 * Not a holder: this process, and whoever has the other end of the same pty.
 */
export async function findHolders(device: string, proc = '/proc'): Promise<readonly Holder[]> {
  if (process.platform !== 'linux') return []
  const wanted = await stat(device).catch(() => undefined)
  if (!wanted?.isCharacterDevice()) return []
  const pids = (await readdir(proc).catch(() => [])).filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  )
  const found = await Promise.all(pids.map((pid) => holder(path.join(proc, pid), wanted.rdev)))
  return found.filter((one) => one !== undefined)
}

async function holder(process: string, rdev: number): Promise<Holder | undefined> {
  const fds = await readdir(path.join(process, 'fd')).catch(() => [])
  const names = await Promise.all(fds.map((fd) => readlink(path.join(process, 'fd', fd)).catch(() => '')))
  const devices = fds.filter((_, index) => names[index]?.startsWith('/dev/'))
  const stats = await Promise.all(devices.map((fd) => stat(path.join(process, 'fd', fd)).catch(() => undefined)))
  if (!stats.some((one) => one?.isCharacterDevice() && one.rdev === rdev)) return undefined
  const masters = fds.filter((_, index) => names[index]?.endsWith('/ptmx'))
  for (const fd of masters) if (await isMasterOf(path.join(process, 'fdinfo', fd), rdev)) return undefined
  return { pid: Number(path.basename(process)), name: await nameOf(process) }
}

async function nameOf(process: string): Promise<string> {
  const comm = (await readFile(path.join(process, 'comm'), 'utf8').catch(() => '')).replace(/\p{Cc}/gu, '').trim()
  // Node names its thread so; the program's file says more.
  const name = comm === 'MainThread' ? path.basename(await readlink(path.join(process, 'exe')).catch(() => comm)) : comm
  return name || 'unknown'
}

// The slaves of ptys are the devices 136:0 to 143:…; the master's fdinfo names its slave's index (Linux 4.11 and later).
async function isMasterOf(fdinfo: string, rdev: number): Promise<boolean> {
  const [, index] = /^tty-index:\s*(\d+)$/m.exec(await readFile(fdinfo, 'utf8').catch(() => '')) ?? []
  if (index === undefined) return false
  const major = (rdev >> 8) & 0xfff
  const minor = (rdev & 0xff) | ((rdev >> 12) & 0xfff00)
  return major >= 136 && major <= 143 && (major - 136) * 2 ** 20 + minor === Number(index)
}
