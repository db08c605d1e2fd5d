import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { isNewEnough } from '../../build/newer-node.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const command = path.join(root, 'out/cli/swapbench.js')

/** The Node that npm itself runs on: on a bare Debian 12 that is 20, while the tests run on the one out of the registry. */
const systemNode = process.env.npm_node_execpath ?? process.execPath
const { stdout: version } = spawnSync(systemNode, ['-p', 'process.versions.node'], { encoding: 'utf8' })

const run = (...args: string[]) => spawnSync(systemNode, [command, ...args], { encoding: 'utf8', timeout: 60_000 })

beforeAll(() => {
  expect(spawnSync(process.execPath, ['build/build.mjs'], { cwd: root }).status).toBe(0)
}, 60_000)

test('the built command line is a program', () => {
  expect(readFileSync(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  if (process.platform !== 'win32') accessSync(command, constants.X_OK)
})

describe(`on Node ${version.trim()}`, () => {
  test('`probe` reads the simulated terminal', () => {
    const { status, stdout } = run('probe', '--port', 'sim', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'swapbench/probe/1', sim: { state: 'ready' } })
  })

  test('`simulate` and `record` start, and refuse what they do not know', () => {
    for (const name of ['simulate', 'record']) expect(run(name, '--no-such-option'), name).toMatchObject({ status: 2 })
  })

  test.skipIf(isNewEnough(version.trim()))('`serve` says that it needs a newer one', () => {
    const { status, stderr } = run('serve')
    expect(status).toBe(1)
    expect(stderr).toContain('The console needs Node 22.13 or newer')
  })
})
