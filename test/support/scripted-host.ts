import { implement } from '@orpc/server'
import { createFollowers } from '../../src/host/api/follow.ts'
import { createStateHub } from '../../src/host/api/state.ts'
import { contract, type StateValue } from '../../src/shared/contract/index.ts'
import type { OrderRow, WorkOrder } from '../../src/shared/contract/orders.ts'
import type { SignalSample } from '../../src/shared/contract/terminal.ts'
import type { ControlState } from '../../src/shared/control.ts'
import { problem } from '../../src/shared/problem.ts'
import type { ServeOptions } from '../../src/web/serve-console.ts'

/** What a page can be looked at with: a state as it could stand, and what the calls that only ask are answered with. */
export interface Scene {
  readonly state: Readonly<Record<string, StateValue>>
  readonly orders: readonly OrderRow[]
  readonly order: WorkOrder | undefined
  readonly signalHistory: readonly SignalSample[]
  readonly control: ControlState
}

/**
 * A host that stands still in a scene, for looking at pages in states that are hard to reach with a terminal (64 of them, long
 * texts). It keeps changed settings and does nothing else: what works is tested with the real host.
 */
export function scriptedHost() {
  const os = implement(contract).$context<{ clientId: string }>()
  const hub = createStateHub()
  const followers = createFollowers(hub)
  let scene: Scene | undefined

  const refuse = ({ errors }: { errors: { PROBLEM: (options: { data: ReturnType<typeof problem> }) => Error } }) => {
    throw errors.PROBLEM({ data: problem('internal', undefined, 'scripted host') })
  }
  const { swap, bench } = os
  const router = os.router({
    state: {
      follow: os.state.follow.handler(({ signal }) => followers.follow(signal)),
      ack: os.state.ack.handler(({ input }) => {
        followers.ack(input.streamId, input.seq)
        return {}
      }),
    },
    app: {
      change: os.app.change.handler(({ input, errors }) => {
        const app = hub.get('app')
        if (app?.topic !== 'app') throw errors.PROBLEM({ data: problem('internal') })
        const settings = { ...app.settings, ...input }
        hub.set('app', { ...app, settings })
        return settings
      }),
    },
    bench: {
      look: bench.look.handler(() => ({ found: 0 })),
      add: bench.add.handler(({ input, errors }) => {
        throw errors.PROBLEM({ data: problem('portNotFound', { path: input.address }) })
      }),
      remove: bench.remove.handler(refuse),
      refresh: bench.refresh.handler(() => ({})),
      signalHistory: bench.signalHistory.handler(() => [...(scene?.signalHistory ?? [])]),
    },
    swap: {
      open: swap.open.handler(refuse),
      recordIntake: swap.recordIntake.handler(refuse),
      readBefore: swap.readBefore.handler(refuse),
      checkNewCard: swap.checkNewCard.handler(refuse),
      say: swap.say.handler(refuse),
      verify: swap.verify.handler(refuse),
      writeBoundNumber: swap.writeBoundNumber.handler(refuse),
      skipSetting: swap.skipSetting.handler(refuse),
      recordPaymentTest: swap.recordPaymentTest.handler(refuse),
      recordOldCard: swap.recordOldCard.handler(refuse),
      next: swap.next.handler(refuse),
      goBack: swap.goBack.handler(refuse),
      finish: swap.finish.handler(refuse),
      abandon: swap.abandon.handler(refuse),
    },
    orders: {
      list: os.orders.list.handler(() => {
        const rows = [...(scene?.orders ?? [])]
        return { rows, total: rows.length }
      }),
      get: os.orders.get.handler(({ input, errors }) => {
        if (!scene?.order) throw errors.PROBLEM({ data: problem('orderNotFound', { orderNumber: input.orderNumber }) })
        return scene.order
      }),
    },
    demo: {
      start: os.demo.start.handler(refuse),
      control: os.demo.control.handler(({ errors }) => {
        if (!scene) throw errors.PROBLEM({ data: problem('demoNotRunning') })
        return scene.control
      }),
    },
  })

  return {
    router: router as ServeOptions['host']['router'],
    /** Everything on screen becomes `next`; settings that were changed stay. */
    show(next: Scene) {
      scene = next
      const before = hub.get('app')
      for (const key of [...hub.keys()]) if (!(key in next.state)) hub.delete(key)
      for (const [key, value] of Object.entries(next.state))
        hub.set(key, value.topic === 'app' && before?.topic === 'app' ? { ...value, settings: before.settings } : value)
    },
    close: () => followers.close(),
  }
}
