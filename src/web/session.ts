import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

/** What a restart keeps, so that an open page finds its way back: where the console listened, and the key its cookie holds. */
export const Kept = z.object({ port: z.number().int().min(1).max(65535), key: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export type Kept = z.infer<typeof Kept>

const FILE = 'web.json'
const newSecret = () => randomBytes(32).toString('base64url')

/** What the last console in this folder kept. A missing or damaged file is no error: pages then need a new address. */
export async function readKept(dataFolder: string): Promise<Kept | undefined> {
  try {
    return Kept.parse(JSON.parse(await readFile(path.join(dataFolder, FILE), 'utf8')))
  } catch {
    return undefined
  }
}

/** Readable by the owner only, and never half written. */
export async function keep(dataFolder: string, kept: Kept): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const file = path.join(dataFolder, FILE)
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Compares secrets without telling by its time how far they agree. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * Who may talk to the console: whoever opened its one-time address, known from then on by a cookie. Cookies do not tell ports
 * apart, so its name carries the port.
 */
export class Session {
  readonly key: string
  #token: string | undefined

  constructor(key?: string) {
    this.key = key ?? newSecret()
  }

  /** A token for one opening; the one before it stops working. */
  newToken(): string {
    this.#token = newSecret()
    return this.#token
  }

  /** True once for the token that was given out last. */
  burn(token: string): boolean {
    if (this.#token === undefined || !same(token, this.#token)) return false
    this.#token = undefined
    return true
  }

  cookie(port: number): string {
    return `${cookieName(port)}=${this.key}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Does this Cookie header hold the key? */
  holds(header: string | undefined, port: number): boolean {
    const prefix = `${cookieName(port)}=`
    return (header ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .some((pair) => pair.startsWith(prefix) && same(pair.slice(prefix.length), this.key))
  }
}

const cookieName = (port: number) => `swapbench-${port}`
