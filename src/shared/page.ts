/** What both shells say about the page they serve: which file, its type, and the policy it runs under. Pure. */

/** Stands in the built index.html wherever a nonce belongs; a shell replaces it at each load. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

const MIME_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
}

const extension = (file: string) => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase()

/** The media type of a file by its name; unknown ones are never guessed at. */
export const mimeType = (file: string): string => MIME_TYPES[extension(file) ?? ''] ?? 'application/octet-stream'

/**
 * The file under the renderer folder that a request's path stands for, with forward slashes; undefined: refused. Only plain
 * names are let through: nothing that climbs, no hidden file, no backslash, drive letter or control character. A path without an
 * extension is a page of the single-page interface and stands for index.html.
 */
export function pageFile(pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (!/^\/[A-Za-z0-9_./~@+-]*$/.test(decoded)) return undefined
  const segments = decoded.split('/').filter((segment) => segment !== '')
  if (segments.some((segment) => segment.startsWith('.'))) return undefined
  const file = segments.join('/')
  return extension(file) === undefined ? 'index.html' : file
}

/** The page's content security policy. `connect` names where its connections may go besides its own origin. */
export const contentSecurityPolicy = (nonce: string, connect = ''): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${connect && ` ${connect}`}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The headers every answer carries, in either shell. The host owns the hardware: the page may not reach for it. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'serial=(), usb=(), hid=(), camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export const withNonce = (html: string, nonce: string): string => html.replaceAll(NONCE_PLACEHOLDER, nonce)
