// `npm test`: everything that needs nothing but this folder, one step after the other, and stops at the first that fails.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { isNewEnough } from './newer-node.mjs'

if (!isNewEnough()) {
  console.error(
    `The tests need Node 22.13 or newer; this is ${process.version}. \`npm test\` brings its own on Linux and Windows.`,
  )
  process.exit(1)
}

const root = path.resolve(import.meta.dirname, '..')
const tool = (file, ...args) => [process.execPath, [path.join(root, file), ...args]]
const STEPS = [
  ['types', ...tool('node_modules/typescript/bin/tsc', '-p', '.')],
  ['lint and format', ...tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  ['build', ...tool('build/build.mjs')],
  ['unit tests', ...tool('node_modules/vitest/vitest.mjs', 'run')],
  ['end to end', ...tool('node_modules/@playwright/test/cli.js', 'test')],
]

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const begun = performance.now()
console.log(`npm test with Node ${process.versions.node}: ${STEPS.map(([name]) => name).join(', ')}`)
for (const [name, program, args] of STEPS) {
  const started = performance.now()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n== ${name} failed after ${seconds(started)}`)
    process.exit(status || 1)
  }
  console.log(`== ${name} passed in ${seconds(started)}`)
}
console.log(`\nnpm test passed in ${seconds(begun)}`)
