import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { contentSecurityPolicy, mimeType, pageFile, withNonce } from '../shared/page.ts'

/**
 * Answers with a file of the built interface. Pages get a nonce and a policy of their own at each load; assets carry a hash in
 * their names and may be kept.
 */
export async function sendFile(
  response: ServerResponse,
  folder: string,
  pathname: string,
  host: string,
): Promise<void> {
  const name = pageFile(pathname)
  const file = name === undefined ? undefined : path.join(folder, name)
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (file === undefined || !found?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found.')
    return
  }
  response.setHeader('content-type', mimeType(file))
  if (file.endsWith('.html')) {
    const nonce = randomBytes(16).toString('base64url')
    const html = withNonce(await readFile(file, 'utf8'), nonce)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('content-security-policy', contentSecurityPolicy(nonce, `ws://${host}`))
    response.end(response.req.method === 'HEAD' ? undefined : html)
    return
  }
  response.setHeader('content-length', found.size)
  response.setHeader('cache-control', name?.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache')
  if (response.req.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}
