// `npm start`: the console in Electron, or, where that cannot be, in the browser shell, saying which and why.
//   --browser       the browser shell at once
//   --demo          with the simulated terminal on the bench
//   --data folder   where journal, orders and settings live
//   --port number   for the browser shell
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { electronPackage, findElectron } from './find-electron.mjs'
import { rememberedFailure, rememberFailure, runInstaller } from './install-electron.mjs'
import { bundledNode, isNewEnough, runUnder } from './newer-node.mjs'

const root = path.resolve(import.meta.dirname, '..')
const script = fileURLToPath(import.meta.url)

function readArguments() {
  try {
    return parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
      },
    }).values
  } catch (error) {
    console.error(`${error.message}\nnpm start -- [--browser] [--demo] [--data folder] [--port number]`)
    process.exit(2)
  }
}

/** Electron's binary, or the reason why it is not used. */
async function electron(wishes, dataFolder) {
  if (wishes.browser) return { reason: '--browser was given' }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { reason: 'there is no display' }
  const found = findElectron()
  if (found) return { binary: found }
  const folder = electronPackage()
  if (!folder) return { reason: 'its package is not installed' }
  const failed = rememberedFailure(dataFolder)
  if (failed)
    return {
      reason: `fetching it failed at ${failed.at} (${failed.reason}); \`npx install-electron --no\` tries again`,
    }
  console.log('Fetching Electron, once (over 100 MB; `npm start -- --browser` does without)...')
  const reason = await runInstaller(path.join(folder, 'install.js'))
  const installed = reason === undefined ? findElectron() : undefined
  if (installed) return { binary: installed }
  rememberFailure(dataFolder, reason ?? 'its installer left no binary')
  return { reason: `fetching it failed (${reason ?? 'its installer left no binary'})` }
}

/** Runs the console in Electron. Resolves with its exit status, or with undefined when it ended before a window was open. */
function runElectron(binary, wishes, dataFolder) {
  const args = [root, `--data=${dataFolder}`]
  if (wishes.demo) args.push('--demo')
  // As root Chromium's sandbox cannot be used; it refuses to start rather than to run without.
  if (process.getuid?.() === 0) args.unshift('--no-sandbox')
  return new Promise((resolve) => {
    let open = false
    const child = spawn(binary, args, { stdio: ['inherit', 'pipe', 'inherit'] })
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'Swapbench is open.') open = true
      console.log(line)
    })
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.once('error', () => resolve(undefined))
    child.once('exit', (code) => resolve(open || code === 0 ? (code ?? 1) : undefined))
  })
}

async function main() {
  const wishes = readArguments()
  const { dataFolderOf, serve } = await import('../out/cli/serve.js')
  const dataFolder = dataFolderOf(wishes.data)
  const { binary, reason } = await electron(wishes, dataFolder)
  if (binary) {
    console.log('Starting Swapbench in Electron.')
    const status = await runElectron(binary, wishes, dataFolder)
    if (status !== undefined) return status
    process.removeAllListeners('SIGINT')
    process.removeAllListeners('SIGTERM')
  }
  console.log(`Swapbench runs in the browser shell: Electron is not used, ${reason ?? 'it did not start here'}.`)
  const args = ['--open', '--data', dataFolder]
  if (wishes.demo) args.push('--demo')
  if (wishes.port !== undefined) args.push('--port', wishes.port)
  return serve(args, process)
}

const newer = isNewEnough() ? undefined : bundledNode()
if (newer) runUnder(newer, script, process.argv.slice(2))
else {
  // Under another Node this is the leash of runUnder.
  process.on('disconnect', () => process.exit(1))
  process.exitCode = await main()
  process.disconnect?.()
}
