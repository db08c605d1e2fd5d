import { existsSync } from 'node:fs'
import path from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** Where Chromium-family browsers are installed, best first. */
function places(platform: string, env: Env): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) =>
        ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((file) =>
          path.win32.join(folder, file),
        ),
      )
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'brave-browser',
  ]
  return [...(env.PATH ?? '').split(':').filter(path.isAbsolute), '/usr/bin', '/snap/bin'].flatMap((folder) =>
    names.map((name) => path.join(folder, name)),
  )
}

/**
 * The browser for the console's window: the one at the path SWAPBENCH_CHROMIUM, or one that is installed; undefined: there is none.
 */
export function findBrowser(env: Env = process.env, platform: string = process.platform): string | undefined {
  const named = env.SWAPBENCH_CHROMIUM ?? ''
  return path.isAbsolute(named) ? named : places(platform, env).find((file) => existsSync(file))
}
