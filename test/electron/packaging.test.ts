import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage } from '@electron/asar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFakeElectron } from '../../build/fake-electron.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
const target = 'linux-x64'

let folder: string
let resources: string
let files: string[]

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'swapbench-pack-'))
  const dist = path.join(folder, 'electron')
  makeFakeElectron(dist, version)
  await run(process.execPath, ['build/build.mjs'], { cwd: root })
  await run(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      ...['--dir', '--linux', '--x64', `-c.electronDist=${dist}`, `-c.directories.output=${path.join(folder, 'out')}`],
    ],
    { cwd: root, timeout: 120_000 },
  )
  resources = path.join(folder, 'out/linux-unpacked/resources')
  files = listPackage(path.join(resources, 'app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inAsar = (file: string) => extractFile(path.join(resources, 'app.asar'), file).toString('utf8')

test('is built for the Electron that is pinned', () => {
  expect(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')).toContain(`electronVersion: ${version}\n`)
})

test('the shell, the page and the command line that runs the simulated terminal are in it', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/electron/main.js',
      '/out/electron/preload.cjs',
      '/out/renderer/index.html',
      '/out/cli/swapbench.js',
    ]),
  )
  expect(JSON.parse(inAsar('package.json'))).toMatchObject({ main: 'out/electron/main.js', type: 'module' })
  expect(inAsar('out/electron/main.js')).toContain("from 'electron'".replaceAll("'", '"'))
})

test('the preload is CommonJS, a dozen lines, and needs nothing but Electron', () => {
  const preload = inAsar('out/electron/preload.cjs')
  const required = [...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)
  expect(required).toEqual(['electron'])
  expect(preload).not.toMatch(/^\s*(import|export)\s/m)
})

test('the page asks for nothing that is not in it', () => {
  const html = inAsar('out/renderer/index.html')
  const wanted = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)
  expect(wanted.length).toBeGreaterThan(0)
  for (const url of wanted) expect(files, url).toContain(`/out/renderer${url}`)
})

test('the serial port binary lies outside of the archive, where the system can load it, and only this platform’s', () => {
  const unpacked = path.join(resources, 'app.asar.unpacked/node_modules/@serialport/bindings-cpp/prebuilds')
  expect(readdirSync(unpacked)).toEqual([target])
  expect(readdirSync(path.join(unpacked, target)).filter((file) => file.endsWith('.node'))).not.toEqual([])
})

test('only what runs is in it: no tool, no source, no map, no Node, nothing twice', () => {
  const packages = new Set(
    files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^@/][^/]*)\//.exec(file)?.[1] ?? []),
  )
  const allowed = /^(serialport|@serialport\/.+|debug|ms|node-gyp-build|node-addon-api)$/
  expect([...packages].filter((name) => !allowed.test(name))).toEqual([])
  expect(files.filter((file) => /\.(map|tsx?)$/.test(file) && !file.endsWith('.d.ts'))).toEqual([])
  expect(files.filter((file) => /^\/(src|electron|renderer|test|build|docs)\//.test(file))).toEqual([])
  expect(existsSync(path.join(resources, 'default_app.asar'))).toBe(false)
})

test('only the languages of the interface are in it', () => {
  expect(readdirSync(path.join(resources, '../locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
})
