import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { HOMES, LAYERS, layersJson } from '../build/layers.mjs'

interface Layer {
  folder: string
  may?: string[]
  top?: string[]
  browser?: boolean
}
const layers = LAYERS as Layer[]
const root = path.resolve(import.meta.dirname, '..')

/** One planted import: who imports what, and whether the table lets it through. */
interface Planted {
  from: string
  what: string
  allowed: boolean
}

/** What the table says of one file, told once more and in another way than the rule's generator tells it. */
function allows(layer: Layer, target: string): boolean {
  if (target.startsWith('src/shared/')) return true
  const listed = [
    ...(layer.top ?? []).map((entry) => `src/${entry}`),
    ...(layer.may ?? []).map((entry) =>
      entry.startsWith('types:') ? entry.replace(/^types:(.+)/, 'src/host/$1/$1.ts') : `src/host/${entry}`,
    ),
  ]
  return listed.some((entry) => target === entry || target.startsWith(`${entry}/`))
}

const relative = (from: string, target: string) => {
  const found = path.posix.relative(from, target)
  return found.startsWith('.') ? found : `./${found}`
}

/** Every row against the interface file and an inner file of every other row, host.ts, and every package with a home. */
const planted: Planted[] = layers.flatMap((layer) => {
  const folders = layers.map(({ folder }) => folder).filter((folder) => folder !== layer.folder)
  const files = folders.flatMap((folder) => [`${folder}/${path.basename(folder)}.ts`, `${folder}/inner.ts`])
  return [
    { from: layer.folder, what: './inner.ts', allowed: true },
    ...[...files, 'src/host/host.ts'].map((file) => ({
      from: layer.folder,
      what: relative(layer.folder, file),
      allowed: allows(layer, file),
    })),
    ...Object.entries(HOMES).map(([name, homes]) => ({
      from: layer.folder,
      what: name,
      allowed: homes.includes(layer.folder),
    })),
    ...(layer.browser ? [{ from: layer.folder, what: 'node:fs', allowed: false }] : []),
  ]
})

const FORMS = [
  (what: string) => `import '${what}'`,
  (what: string) => `import type { X } from '${what}'\nexport type Y = X`,
  (what: string) => `export * from '${what}'`,
  (what: string) => `export const later = () => import('${what}')`,
]

const Report = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), message: z.string(), location: z.object({ path: z.string() }) }),
  ),
})

let folder: string
/** The messages of the import rule, by the planted file's path. */
const messages = new Map<string, string[]>()
const fileOf = (index: number, form: number) => `${planted[index]?.from}/planted-${index}-${form}.ts`

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-layers-'))
  copyFileSync(path.join(root, 'biome.layers.json'), path.join(folder, 'biome.layers.json'))
  // The project's own configuration, but for what needs its repository.
  const { vcs: _vcs, $schema: _schema, ...config } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'))
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config))
  for (const { folder: name } of layers) mkdirSync(path.join(folder, name), { recursive: true })
  for (const [index, { what }] of planted.entries())
    for (const [form, write] of FORMS.entries()) writeFileSync(path.join(folder, fileOf(index, form)), write(what))
  // It fails, as it must: its report is on standard output all the same.
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, maxBuffer: 1 << 26 },
  ).catch((error) => error)
  for (const { category, message, location } of Report.parse(JSON.parse(stdout)).diagnostics)
    if (category === 'lint/style/noRestrictedImports')
      messages.set(location.path, [...(messages.get(location.path) ?? []), message])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

test.each(layers)('$folder: what the table forbids fails with its message, what it allows passes', (layer) => {
  const mine = [...planted.entries()].filter(([, { from }]) => from === layer.folder)
  expect(
    mine.some(([, { allowed }]) => allowed),
    'one allowed import at least',
  ).toBe(true)
  expect(
    mine.some(([, { allowed }]) => !allowed),
    'one forbidden import at least',
  ).toBe(true)
  for (const [index, { what, allowed }] of mine)
    for (const form of FORMS.keys()) {
      const homes = (HOMES as Record<string, string[]>)[what]
      const message = homes
        ? `${what} may be imported only in ${homes.join(', ')}.`
        : expect.stringContaining(`${layer.folder} may import only: `)
      const found = messages.get(fileOf(index, form))
      const planted = `${layer.folder} ${FORMS[form]?.(what)}`
      if (allowed) expect(found, planted).toBeUndefined()
      else expect(found, planted).toContainEqual(message)
    }
})

test('the words of the rule name what is allowed', () => {
  const all = new Set([...messages.values()].flat())
  expect(all).toContain('src/host/at may import only: link (types), src/shared.')
  expect(all).toContain('renderer may import only: src/shared.')
  expect(all).toContain('src/web may import only: host/host.ts, simulator, src/shared.')
})

test('the rule in force is the table’s', () => {
  expect(readFileSync(path.join(root, 'biome.layers.json'), 'utf8')).toBe(layersJson())
})
