import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Console,
  demoOf,
  endSimulation,
  newDataFolder,
  openConsole,
  type Rig,
  removeDataFolder,
  simulate,
} from './bench-under-test.ts'

let folder: string
let rig: Rig
let console: Console
beforeEach(async () => {
  folder = newDataFolder()
  rig = await simulate()
})
afterEach(async () => {
  await console.close()
  await endSimulation(rig)
  removeDataFolder(folder)
})

test('it is offered, started, marked as simulated everywhere, and its controls are handed on', async () => {
  console = await openConsole(folder, { demo: demoOf(rig) })
  expect((await console.until(({ app }) => app())).demo).toEqual({ offered: true, running: false })
  const { terminalId } = await console.client.demo.start({})
  expect(await console.client.demo.start({})).toEqual({ terminalId })
  await console.until(({ terminal }) => terminal(terminalId)?.phase === 'live')
  expect(console.terminals()).toMatchObject([{ simulated: true, endpoint: { kind: 'simulated', path: 'sim' } }])
  expect(console.app()?.demo).toEqual({ offered: true, running: true, terminalId })

  const dark = await console.client.demo.control({ verb: 'pressPower' })
  expect(dark.power).not.toBe('on')
  await console.until(({ terminal }) => terminal(terminalId)?.link.state === 'gone')
  await expect(console.client.demo.control({ verb: 'insertCard', card: 'no such card' })).rejects.toMatchObject({
    data: { code: 'demoRefused' },
  })
})

test('a job on it is there after a restart, with it, and is not counted', async () => {
  console = await openConsole(folder, { demo: demoOf(rig), startDemo: true })
  await console.client.app.change({ technician: 'Li' })
  const id = (await console.until(({ app }) => app()?.demo.terminalId)) ?? ''
  await console.until(({ terminal }) => terminal(id)?.phase === 'live')
  const { jobId } = await console.client.swap.open({ terminalId: id })
  await console.close()
  console = await openConsole(folder, { demo: demoOf(rig) })
  await console.until(({ terminal }) => terminal(id)?.phase === 'live')
  expect(console.job(jobId)).toMatchObject({ simulated: true, status: 'open', terminalId: id })
  expect(console.app()).toMatchObject({ openJobs: 1, orders: 0 })
})

test('where the shell has none, nothing is offered', async () => {
  console = await openConsole(folder, { startDemo: true })
  expect((await console.until(({ app }) => app())).demo).toEqual({ offered: false, running: false })
  expect(console.logged).toHaveLength(1)
})
