import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy, mimeType, PAGE_HEADERS, pageFile, withNonce } from '../src/shared/page.ts'

export const ORIGIN = 'app://swapbench'

/** Is it an address of this program's page? Not by URL.origin: outside of the page, that is 'null' for app://. */
export function isOwn(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'app:' && url.host === 'swapbench'
}

/** Makes app:// a scheme with an origin, as https has. Before the app is ready, or not at all. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers app://swapbench/ out of the folder of the built interface. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const wanted = isOwn(request.url) && request.method === 'GET'
    const name = wanted ? pageFile(new URL(request.url).pathname) : undefined
    if (name === undefined) return new Response(null, { status: 404 })
    const file = path.join(folder, name)
    const bytes = await readFile(file).catch(() => undefined)
    if (bytes === undefined) return new Response(null, { status: 404 })
    const headers: Record<string, string> = { ...PAGE_HEADERS, 'content-type': mimeType(file) }
    if (!file.endsWith('.html')) return new Response(bytes, { headers })
    const nonce = randomBytes(16).toString('base64url')
    headers['content-security-policy'] = contentSecurityPolicy(nonce)
    return new Response(withNonce(bytes.toString('utf8'), nonce), { headers })
  })
}
