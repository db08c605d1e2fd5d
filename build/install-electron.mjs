// Electron's package has no install script of its own: its binary comes when somebody runs its installer. This does, once, and
// remembers for a day where that failed, so that a shop without the network starts at once.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const DAY_MS = 24 * 60 * 60 * 1000

/** What a folder holds, in bytes; 0 where it is not there (yet). */
function size(folder) {
  let sum = 0
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) sum += statSync(path.join(entry.parentPath, entry.name)).size
  } catch {
    // Files come and go while the installer works.
  }
  return sum
}

/**
 * Runs the installer at `script`. Progress is what it writes: into its own temporary folder, into `dist` beside it, to its
 * output. Resolves with undefined when it succeeded, else with the reason; after `stallMs` without progress it is ended.
 */
export function runInstaller(script, { stallMs = 120_000, lookMs = 1_000, say = console.log } = {}) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'swapbench-electron-'))
  const dist = path.join(path.dirname(script), 'dist')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    })
    let reason
    let written = 0
    let seen = -1
    let progressAt = performance.now()
    child.stdout.on('data', (chunk) => {
      written += chunk.length
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      written += text.length
      reason ??= /\S.*/.exec(text)?.[0]
    })
    const watch = setInterval(() => {
      const now = written + size(temporary) + size(dist)
      if (now !== seen) {
        if (now - written > 1e6) say(`  ${Math.round((now - written) / 1e6)} MB`)
        seen = now
        progressAt = performance.now()
      } else if (performance.now() - progressAt > stallMs) {
        reason = `no progress for ${Math.round(stallMs / 1000)} s`
        child.kill('SIGKILL')
      }
    }, lookMs)
    const end = (outcome) => {
      clearInterval(watch)
      rmSync(temporary, { recursive: true, force: true })
      resolve(outcome)
    }
    child.once('error', (error) => end(error.message))
    child.once('close', (code) => end(code === 0 ? undefined : (reason ?? `its installer ended with status ${code}`)))
  })
}

const memory = (dataFolder) => path.join(dataFolder, 'electron-install.json')

/** The failure of less than a day ago: `{ reason, at }`; undefined: none is remembered. */
export function rememberedFailure(dataFolder, now = Date.now()) {
  try {
    const { reason, at } = JSON.parse(readFileSync(memory(dataFolder), 'utf8'))
    const age = now - Date.parse(at)
    return age >= 0 && age < DAY_MS ? { reason: String(reason), at: String(at) } : undefined
  } catch {
    return undefined
  }
}

export function rememberFailure(dataFolder, reason, now = Date.now()) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  writeFileSync(memory(dataFolder), JSON.stringify({ reason, at: new Date(now).toISOString() }))
}
