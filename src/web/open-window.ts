import { spawn } from 'node:child_process'
import { err, ok, type Result } from '../shared/result.ts'
import { findBrowser } from './find-browser.ts'

export interface OpenedWindow {
  readonly browser: string
  /** How its process ended: `handedOver` where a browser that was running already with this profile took the window. */
  readonly ended: Promise<'closed' | 'handedOver' | 'failed'>
}

/**
 * Opens `url` in a window without tabs or address bar, with a profile of its own. A browser that ends within `shownMs` never showed
 * a window of its own.
 */
export function openWindow(
  url: string,
  profileFolder: string,
  env: NodeJS.ProcessEnv = process.env,
  shownMs = 5_000,
): Result<OpenedWindow, 'noDisplay' | 'noBrowser'> {
  if (!hasDisplay(env)) return err('noDisplay')
  const browser = findBrowser(env)
  if (browser === undefined) return err('noBrowser')
  const args = [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-features=Translate',
    '--window-size=1280,800',
  ]
  // Chromium refuses to run as root with its sandbox; --test-type hides the warning bar about that.
  if (process.getuid?.() === 0) args.push('--no-sandbox', '--test-type')
  const started = performance.now()
  const child = spawn(browser, args, { stdio: 'ignore', env })
  const ended = new Promise<'closed' | 'handedOver' | 'failed'>((resolve) => {
    child.once('error', () => resolve('failed'))
    child.once('exit', (code) => {
      if (performance.now() - started > shownMs) resolve('closed')
      else resolve(code === 0 ? 'handedOver' : 'failed')
    })
  })
  return ok({ browser, ended })
}

export const hasDisplay = (env: NodeJS.ProcessEnv, platform: string = process.platform): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
