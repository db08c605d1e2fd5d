import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of the electron package; undefined where it is not installed (a packaged or production install). */
export function electronPackage() {
  const folder = path.resolve(import.meta.dirname, '../node_modules/electron')
  return existsSync(path.join(folder, 'package.json')) ? folder : undefined
}

/**
 * Path of Electron's binary, or undefined. Found by its files, as Electron itself finds it: `require('electron')` would start a
 * download where it is missing.
 */
export function findElectron(env = process.env) {
  const folder = electronPackage()
  if (!folder) return undefined
  const named = path.join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : defaultName()
  const binary = path.join(env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

function defaultName() {
  if (process.platform === 'win32') return 'electron.exe'
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return 'electron'
}
