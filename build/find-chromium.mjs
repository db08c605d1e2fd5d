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
  const before = process.env.LD_LIBRARY_PATH
  // It needs libnss3, libnspr4 and libexpat. Where they are missing it unpacks copies of its own, but only when it believes to
  // be on AWS Lambda, and it looks at that while it is being imported.
  if (!nssInstalled()) process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const binary = await chromium.executablePath()
  const library = process.env.LD_LIBRARY_PATH
  return { path: binary, env: library && library !== before ? { LD_LIBRARY_PATH: library } : {}, source: 'bundled' }
}

function nssInstalled() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64']
  return folders.some((folder) => {
    const file = `${folder}/libnss3.so`
    return existsSync(file) && statSync(file).size > 0
  })
}
