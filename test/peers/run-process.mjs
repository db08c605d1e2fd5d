import { spawn } from 'node:child_process'

/** Runs a program to its end. Resolves with what it printed; rejects when it fails or takes longer than `deadlineMs`. */
export function run(program, args, { deadlineMs = 30_000, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, LC_ALL: 'C' },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(said)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}:\n${said}`))
    })
  })
}

/** Starts a program that stays; `stop` ends it and waits for it. */
export function start(program, args, env = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let said = ''
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return {
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(force)
    },
  }
}

/** Asks `ask` until it gives something or the time is up: peers have no event to wait for. */
export async function until(ask, what, deadlineMs = 20_000) {
  const end = Date.now() + deadlineMs
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`no ${what} in ${deadlineMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
