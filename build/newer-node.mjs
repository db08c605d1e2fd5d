import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Does this Node have node:sqlite without a flag? From 22.13. */
export function isNewEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13)
}

/** The Node 24 that `npm ci` brings from the registry, where there is one for this platform. */
export function bundledNode(platform = process.platform, arch = process.arch) {
  const name = platform === 'win32' ? `node-win-${arch}/bin/node.exe` : `node-${platform}-${arch}/bin/node`
  const file = path.resolve(import.meta.dirname, '../node_modules', name)
  return existsSync(file) ? file : undefined
}

/** Runs `script` under another Node in this one's place: its terminal, its signals, its exit status; it does not outlive this one. */
export function runUnder(node, script, args) {
  // The channel is the leash: it closes when this process dies, however that happens.
  const child = spawn(node, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}
