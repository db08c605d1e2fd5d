import { expect, test } from 'vitest'
import { contentSecurityPolicy, mimeType, NONCE_PLACEHOLDER, pageFile, withNonce } from './page.ts'

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/orders/SB-1', 'index.html'],
  ['/assets/main-B2x_9.js', 'assets/main-B2x_9.js'],
  ['//assets//a.css', 'assets/a.css'],
])('%s stands for %s', (pathname, file) => expect(pageFile(pathname)).toBe(file))

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/a/..%2f..%2fpackage.json',
  '/a/../../x.js',
  '/..',
  '/.env',
  '/.git/config',
  '/a\\..\\b.js',
  '/%5c..%5cx.js',
  '/c:/windows/win.ini',
  '/a%00.js',
  '/%zz',
  '/a%0d%0ab.js',
])('%s is refused', (pathname) => expect(pageFile(pathname)).toBeUndefined())

test('media types come from the table, and nothing is guessed', () => {
  expect(mimeType('a/b.JS')).toBe('text/javascript; charset=utf-8')
  expect(mimeType('font.woff2')).toBe('font/woff2')
  expect(mimeType('core.dump')).toBe('application/octet-stream')
})

test('the policy allows own files and the load’s nonce, and nothing inline, evaluated or framed', () => {
  const policy = contentSecurityPolicy('abc', 'ws://127.0.0.1:1')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'nonce-abc';")
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('every placeholder of the page gets the nonce', () => {
  expect(withNonce(`<script nonce="${NONCE_PLACEHOLDER}"></script><meta nonce="${NONCE_PLACEHOLDER}">`, 'n1')).toBe(
    '<script nonce="n1"></script><meta nonce="n1">',
  )
})
