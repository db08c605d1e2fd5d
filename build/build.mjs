// Builds everything that runs into out/: the window, the command line, the Electron shell. A step whose inputs are the same as
// when it last ran is skipped, so that `npm start` is quick.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

// Also when a test runs it: React has two faces.
process.env.NODE_ENV = 'production'

const root = path.resolve(import.meta.dirname, '..')
const at = (file) => path.join(root, file)

/** Native modules stay outside the bundles: they load their own binaries from beside themselves. */
const NATIVE = ['electron', 'serialport', '@lydell/node-pty']
const external = [...NATIVE, ...builtinModules, /^node:/]

/** What the bundles use that Node 20 does not have. */
const FOR_NODE_20 = `Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
};`

/** A bundle for Node, with everything in it but the native modules. */
const node = (input, outDir, output, emptyOutDir = true) => ({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: at(outDir),
    emptyOutDir,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rollupOptions: { input, external, output },
  },
})

const STEPS = [
  {
    name: 'window',
    inputs: ['renderer', 'src/shared'],
    outputs: ['out/renderer/index.html'],
    config: { configFile: at('renderer/vite.config.ts'), logLevel: 'warn' },
  },
  {
    name: 'command line',
    inputs: ['src'],
    outputs: ['out/cli/swapbench.js', 'out/cli/serve.js'],
    // serve has an entry of its own: the launcher calls it.
    config: node({ swapbench: at('src/cli/swapbench.ts'), serve: at('src/cli/serve.ts') }, 'out/cli', {
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-chunk.js',
      banner: (chunk) => (chunk.name === 'swapbench' ? FOR_NODE_20 : ''),
    }),
    executable: 'out/cli/swapbench.js',
  },
  {
    name: 'Electron main',
    inputs: ['electron', 'src'],
    outputs: ['out/electron/main.js'],
    config: node({ main: at('electron/main.ts') }, 'out/electron', {
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-chunk.js',
    }),
  },
  {
    name: 'Electron preload',
    inputs: ['electron'],
    outputs: ['out/electron/preload.cjs'],
    // A sandboxed preload must be CommonJS.
    config: node(
      { preload: at('electron/preload.ts') },
      'out/electron',
      { format: 'cjs', entryFileNames: '[name].cjs' },
      false,
    ),
  },
]

/** What a step is made from: names, sizes and times of its files, and of what builds them. */
function fingerprint(step) {
  const hash = createHash('sha256').update(process.version)
  const visit = (file) => {
    const stat = statSync(file)
    if (stat.isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name))
    else if (!/\.test\.tsx?$/.test(file)) hash.update(`${path.relative(root, file)}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
  for (const input of [...step.inputs, 'build/build.mjs', 'package.json', 'package-lock.json']) visit(at(input))
  return hash.digest('hex')
}

const stamps = at('out/.built.json')
const built = existsSync(stamps) ? JSON.parse(readFileSync(stamps, 'utf8')) : {}
for (const step of STEPS) {
  const now = fingerprint(step)
  if (built[step.name] === now && step.outputs.every((file) => existsSync(at(file)))) continue
  const started = performance.now()
  const { build } = await import('vite')
  try {
    await build(step.config)
  } catch (error) {
    console.error(`${step.name}: ${error.message}`)
    process.exit(1)
  }
  if (step.executable) chmodSync(at(step.executable), 0o755)
  built[step.name] = now
  mkdirSync(at('out'), { recursive: true })
  writeFileSync(stamps, JSON.stringify(built))
  console.log(`built ${step.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
