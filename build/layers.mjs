// The import table: which folder may know which. `node build/layers.mjs` writes it into biome.layers.json, where the
// linter enforces it; test/layers.test.ts plants one forbidden import per row and checks that the file is up to date.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const HOST = [
  'api',
  'swap',
  'settings',
  'diagnosis',
  'bench',
  'session',
  'terminal',
  'at',
  'link',
  'plans',
  'stock',
  'orders',
  'journal',
  'store',
]
const TOP = ['electron', 'renderer', 'web', 'cli', 'simulator', 'host']

/** `may` lists what a folder may import besides itself and src/shared. `types:x` opens only x's interface file (x/x.ts). */
export const LAYERS = [
  { folder: 'electron', top: ['host/host.ts', 'simulator'], packages: ['electron'] },
  { folder: 'src/web', top: ['host/host.ts', 'simulator'], packages: ['ws'] },
  { folder: 'src/cli', top: ['host/host.ts', 'simulator', 'web'], packages: [] },
  { folder: 'renderer', top: [], packages: ['react'], browser: true },
  { folder: 'src/shared', top: [], packages: [], browser: true },
  { folder: 'src/simulator', top: [], packages: ['@lydell/node-pty'] },
  { folder: 'src/host/api', may: HOST.filter((f) => !['link', 'at', 'api'].includes(f)) },
  { folder: 'src/host/swap', may: ['session', 'types:terminal', 'diagnosis', 'plans', 'stock', 'orders', 'journal'] },
  {
    folder: 'src/host/settings',
    may: ['session', 'types:terminal', 'diagnosis', 'plans', 'stock', 'orders', 'journal'],
  },
  { folder: 'src/host/bench', may: ['session', 'terminal', 'link'] },
  { folder: 'src/host/session', may: ['terminal', 'journal'] },
  { folder: 'src/host/terminal', may: ['at', 'types:link'] },
  { folder: 'src/host/at', may: ['types:link'] },
  { folder: 'src/host/link', may: [], packages: ['serialport'] },
  { folder: 'src/host/diagnosis', may: [] },
  { folder: 'src/host/plans', may: ['journal', 'store'] },
  { folder: 'src/host/stock', may: ['journal', 'store'] },
  { folder: 'src/host/orders', may: ['journal', 'store'] },
  { folder: 'src/host/journal', may: ['store'] },
  { folder: 'src/host/store', may: [], packages: ['node:sqlite'] },
]

/** Packages that only some folders may use: the effect each stands for has one home. */
export const HOMES = {
  electron: ['electron'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  serialport: ['src/host/link'],
  'node:sqlite': ['src/host/store'],
  'better-sqlite3': ['src/host/store'],
  ws: ['src/web'],
  '@lydell/node-pty': ['src/simulator'],
}

function override(layer) {
  const inHost = layer.folder.startsWith('src/host/')
  const self = path.basename(layer.folder)
  const allowedHost = layer.may ?? []
  const group = []
  if (inHost) {
    for (const f of HOST.filter((f) => f !== self)) {
      if (allowedHost.includes(f)) continue
      group.push(`**/${f}/**`)
      if (allowedHost.includes(`types:${f}`)) group.push(`!**/${f}/${f}.ts`)
    }
    for (const t of TOP.filter((t) => t !== 'host')) group.push(`**/${t}/**`)
    group.push('**/host.ts')
  } else {
    for (const t of TOP.filter((t) => t !== self)) {
      if (layer.top.includes(t)) continue
      group.push(`**/${t}/**`)
      if (layer.top.includes(`${t}/${t}.ts`)) group.push(`!**/${t}/${t}.ts`)
    }
  }
  if (layer.browser) group.push('node:*')
  if (layer.folder === 'src/shared') group.push('../../**')
  const allowed = [
    ...allowedHost.map((f) => (f.startsWith('types:') ? `${f.slice(6)} (types)` : f)),
    ...(layer.top ?? []),
    'src/shared',
  ]
  const message = `${layer.folder} may import only: ${allowed.join(', ')}.`
  const paths = {}
  for (const [name, homes] of Object.entries(HOMES))
    if (!homes.includes(layer.folder)) paths[name] = `${name} may be imported only in ${homes.join(', ')}.`
  return {
    includes: [`${layer.folder}/**`],
    linter: {
      rules: { style: { noRestrictedImports: { level: 'error', options: { paths, patterns: [{ group, message }] } } } },
    },
  }
}

/** The generated file's text. */
export function layersJson() {
  return `${JSON.stringify({ overrides: LAYERS.map(override) }, null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../biome.layers.json', import.meta.url), layersJson())
