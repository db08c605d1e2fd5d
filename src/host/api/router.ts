import { appHandlers } from './handlers/app.ts'
import { benchHandlers } from './handlers/bench.ts'
import { demoHandlers } from './handlers/demo.ts'
import { orderHandlers } from './handlers/orders.ts'
import { stateHandlers } from './handlers/state.ts'
import { swapHandlers } from './handlers/swap.ts'
import { implementer, type Parts } from './parts.ts'

/** Every call and stream of the contract, answered by `parts`. */
export function createRouter(parts: Parts) {
  const os = implementer(parts.log)
  return os.router({
    state: stateHandlers(os, parts),
    app: appHandlers(os, parts),
    bench: benchHandlers(os, parts),
    swap: swapHandlers(os, parts),
    orders: orderHandlers(os, parts),
    demo: demoHandlers(os, parts),
  })
}
