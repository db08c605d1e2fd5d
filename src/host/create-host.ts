import type { Problem } from '../shared/problem.ts'
import { ok, type Result } from '../shared/result.ts'
import { holdSettings } from './api/app-settings.ts'
import { createFollowers } from './api/follow.ts'
import { publishState } from './api/publish-state.ts'
import { createRouter } from './api/router.ts'
import { createStateHub } from './api/state.ts'
import { createBench } from './bench/bench.ts'
import { benchMemory } from './bench-memory.ts'
import { connectTo } from './connect.ts'
import { connectDemo, createDemo, DEMO_PATH } from './demo.ts'
import type { Host, HostOptions } from './host.ts'
import { createJournal } from './journal/journal.ts'
import { endpointFor } from './link/endpoints.ts'
import { type Orders, openOrders } from './orders/orders.ts'
import { projectOrders } from './orders/projection.ts'
import { boundNumber } from './settings/bound-number.ts'
import { openStore, type Store } from './store/store.ts'
import { createJobs } from './swap/jobs.ts'

/** Opens the store of the data folder and assembles the host on it; a store that serves no host is closed again. */
export async function createHost(options: HostOptions): Promise<Result<Host, Problem>> {
  const store = openStore({ folder: options.dataFolder })
  if (!store.ok) return store
  const host = await assemble(options, store.value)
  if (!host.ok) store.value.close()
  return host
}

async function assemble(options: HostOptions, store: Store): Promise<Result<Host, Problem>> {
  const { log = () => {}, demo: demoPort, shell, version, systemLanguage } = options
  const settings = holdSettings(store)
  if (!settings.ok) return settings
  const orders = openOrders(store)
  if (!orders.ok) return orders
  const bench = createBench({
    connect: (id) => connectTo(endpointFor(id, connectDemo(demoPort))),
    memory: benchMemory(store),
    log,
  })
  if (!bench.ok) return bench
  const journal = createJournal({
    store,
    now: () => new Date(),
    technician: () => settings.value.current().technician,
    bench: () => settings.value.current().benchName,
    projections: [projectOrders],
  })

  const demo = createDemo(demoPort, bench.value)
  await bench.value.look()
  if (options.startDemo || waitsForDemo(orders.value)) {
    const started = await demo.start()
    if (!started.ok) log(`The simulated terminal did not start: ${started.error.detail ?? ''}`)
  }

  // Only now: a job whose terminal is not on the bench takes its link for gone.
  const jobs = createJobs({
    journal,
    orders: orders.value,
    sessions: bench.value,
    settings: settings.value.current,
    ...(demoPort && { simulatedPaymentHost: demoPort.paymentHost }),
    boundNumber,
    log,
  })
  const resumed = jobs.resume()
  if (!resumed.ok) {
    await bench.value.close()
    return resumed
  }

  const hub = createStateHub()
  const followers = createFollowers(hub)
  const published = publishState({
    hub,
    shell: { shell, version, systemLanguage },
    settings: settings.value,
    bench: bench.value,
    orders: orders.value,
    jobs,
    demo: { offered: demoPort !== undefined, terminalId: () => bench.value.byEndpoint(DEMO_PATH)?.terminalId },
  })
  const router = createRouter({
    followers,
    settings: settings.value,
    journal,
    bench: bench.value,
    orders: orders.value,
    jobs,
    demo,
    log,
  })
  return ok({
    router,
    async close() {
      followers.close()
      await jobs.close()
      published.close()
      await bench.value.close()
      store.close()
    },
  })
}

/** An open job on the simulated terminal: without it the job could not go on. */
const waitsForDemo = (orders: Orders) => {
  const open = orders.openJobs()
  return (
    open.ok &&
    open.value.some((jobId) => {
      const order = orders.ofJob(jobId)
      return order.ok && order.value?.simulated === true
    })
  )
}
