import { existsSync, statSync } from 'node:fs'
import { findBrowser } from '../src/web/find-browser.ts'

/**
 * A Chromium for the tests, with what its environment needs: the one SWAPBENCH_CHROMIUM names, an installed one, or the headless
 * one inside the @sparticuz/chromium package, which needs nothing of the system (SWAPBENCH_CHROMIUM=bundled asks for it).
 */
export async function findChromium(env = process.env) {
  const browser = env.SWAPBENCH_CHROMIUM === 'bundled' ? undefined : findBrowser(env)
  if (browser) return { path: browser, env: {}, source: env.SWAPBENCH_CHROMIUM ? 'SWAPBENCH_CHROMIUM' : 'system' }
  if (process.platform !== 'linux') return undefined
  unpacked ??= bundled()
  const { path, env: needs } = await unpacked
  return { path, env: needs, source: 'bundled' }
}

let unpacked

/** Unpacks it, once. What it sets in this process's environment is for itself alone, and is handed back instead of left there. */
async function bundled() {
  const before = { ...process.env }
  // It needs libnss3, libnspr4 and libexpat. Where they are missing it unpacks copies of its own, but only when it believes to
  // be on AWS Lambda, and it looks at that while it is being imported.
  const pretend = nssInstalled() ? {} : { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  Object.assign(process.env, pretend)
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  const env = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => before[name] !== value))
  for (const name of Object.keys(env)) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  return { path, env }
}

function nssInstalled() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64']
  return folders.some((folder) => {
    const file = `${folder}/libnss3.so`
    return existsSync(file) && statSync(file).size > 0
  })
}
