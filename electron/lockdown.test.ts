import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { confinePages, lockDown } from './lockdown.ts'

const electron = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { isPackaged: boolean; enableSandbox: () => void },
  protocol: {},
}))
vi.mock('electron', () => electron)

beforeEach(() => {
  electron.app = Object.assign(new EventEmitter(), { isPackaged: true, enableSandbox: vi.fn() })
})

/** A session that keeps what it is given. */
function lockedSession() {
  const given: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (value: (...args: never[]) => unknown) => {
    given[name] = value
  }
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('before') },
  })
  lockDown(session as unknown as Session)
  const cancelled = (url: string) => {
    let cancel: boolean | undefined
    given.before?.(...([{ url }, (answer: { cancel: boolean }) => (cancel = answer.cancel)] as never[]))
    return cancel
  }
  return { session, given, cancelled }
}

test.each([
  ['app://swapbench/', false],
  ['app://swapbench/assets/a.js', false],
  ['app://other/', true],
  ['https://example.com/', true],
  ['http://127.0.0.1:80/', true],
  ['ws://127.0.0.1/', true],
  ['file:///etc/passwd', true],
  ['devtools://devtools/bundled/x.html', true],
  ['app:swapbench', true],
  ['', true],
])('a request for %j is cancelled: %s', (url, cancel) => expect(lockedSession().cancelled(url)).toBe(cancel))

test('developer tools load in a checkout only', () => {
  electron.app.isPackaged = false
  expect(lockedSession().cancelled('devtools://devtools/bundled/x.html')).toBe(false)
  expect(lockedSession().cancelled('https://example.com/')).toBe(true)
})

test('every permission and every device is denied, every download stopped', () => {
  const { session, given } = lockedSession()
  const answer = vi.fn()
  given.request?.(...([{}, 'media', answer] as never[]))
  expect(answer).toHaveBeenCalledWith(false)
  expect(given.check?.()).toBe(false)
  expect(given.device?.()).toBe(false)
  const download = { preventDefault: vi.fn() }
  session.emit('will-download', download)
  expect(download.preventDefault).toHaveBeenCalled()
})

test('pages are sandboxed, open no window, hold no webview and go nowhere else', () => {
  confinePages()
  expect(electron.app.enableSandbox).toHaveBeenCalled()
  let open: (() => unknown) | undefined
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => (open = handler),
  })
  electron.app.emit('web-contents-created', {}, contents)
  expect(open?.()).toEqual({ action: 'deny' })
  const prevented = (name: string, event: object = {}) => {
    const preventDefault = vi.fn()
    contents.emit(name, { ...event, preventDefault })
    return preventDefault.mock.calls.length === 1
  }
  expect(prevented('will-attach-webview')).toBe(true)
  expect(prevented('will-redirect')).toBe(true)
  const goes = (url: string, isMainFrame = true) => prevented('will-frame-navigate', { url, isMainFrame })
  expect(goes('https://example.com/')).toBe(true)
  expect(goes('app://swapbench/', false)).toBe(true)
  expect(goes('app://swapbench/orders')).toBe(false)
})
