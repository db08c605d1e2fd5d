import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { swapbench } from './run.ts'

async function run(...argv: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const status = await swapbench(argv, { stdin, stdout, stderr })
  stdout.end()
  stderr.end()
  return { status, stdout: await text(stdout), stderr: await text(stderr) }
}

test.each([
  [['--version'], 0, `${packageJson.version}\n`, ''],
  [['--help'], 0, /^swapbench <command>/, ''],
  [[], 2, '', /^swapbench <command>/],
  [['watch'], 2, '', /not there yet/],
  [['swap', '--port', 'sim'], 2, '', /not there yet/],
  [['nonsense'], 2, '', /no command nonsense/],
  [['constructor'], 2, '', /no command constructor/],
  [['probe'], 2, '', /--port is needed/],
  [['probe', '--port', 'adb'], 2, '', /not supported/],
] as const)('swapbench %j: status %d', async (argv, status, stdout, stderr) => {
  const ran = await run(...argv)
  expect(ran.status).toBe(status)
  expect(ran.stdout).toMatch(stdout)
  expect(ran.stderr).toMatch(stderr)
  if (stdout === '') expect(ran.stdout).toBe('')
})
