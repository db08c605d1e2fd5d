import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the door opens without a database: probe and record work where node:sqlite is missing', async () => {
  const look = `
    const { createHost, probe, recordDialogue } = await import('./src/host/host.ts')
    console.log(JSON.stringify({
      has: [createHost, probe, recordDialogue].map((one) => typeof one),
      sqlite: process.moduleLoadList.filter((name) => /sqlite/.test(name)),
    }))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', look], {
    cwd: path.resolve(import.meta.dirname, '../..'),
  })
  expect(JSON.parse(stdout)).toEqual({ has: ['function', 'function', 'function'], sqlite: [] })
})
