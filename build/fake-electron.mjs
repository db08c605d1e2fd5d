// A stand-in for Electron's `dist`, so that packaging can be tested where no binary can be had. It cannot run anything.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export function makeFakeElectron(folder, version) {
  for (const name of ['resources', 'locales']) mkdirSync(path.join(folder, name), { recursive: true })
  const put = (name, text) => writeFileSync(path.join(folder, name), text)
  put('electron', '#!/bin/sh\necho "A stand-in for Electron, which cannot run." >&2\nexit 86\n')
  chmodSync(path.join(folder, 'electron'), 0o755)
  put('version', version)
  put('LICENSE', '')
  put('LICENSES.chromium.html', '')
  for (const language of ['zh-CN', 'en-US', 'fr']) put(`locales/${language}.pak`, '')
}
