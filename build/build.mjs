// Builds what exists so far: the window, the shells, the command line. One step each, all into out/.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
for (const config of ['renderer/vite.config.ts', 'build/vite.node.config.ts']) {
  if (existsSync(path.join(root, config))) await build({ configFile: path.join(root, config), logLevel: 'warn' })
}
