import type { AppView } from '../../shared/contract/app.ts'
import type { Bench } from '../bench/bench.ts'
import type { Orders } from '../orders/orders.ts'
import type { SettingsHolder } from './app-settings.ts'
import type { StateHub } from './state.ts'

export interface AppTopicOptions {
  readonly hub: StateHub
  readonly shell: Pick<AppView, 'version' | 'shell' | 'systemLanguage'>
  readonly settings: SettingsHolder
  readonly bench: Bench
  readonly orders: Orders
  readonly demo: { readonly offered: boolean; readonly terminalId: () => string | undefined }
}

/** Keeps `app` as settings, bench and orders are; `renew` is called when something changed that it is not told of by itself. */
export function publishApp(options: AppTopicOptions): { renew(): void; close(): void } {
  const { hub, shell, settings, bench, orders, demo } = options
  let counted = { open: 0, orders: 0 }
  const renew = () => {
    const counts = orders.count()
    // A store that fails says so where something is written; the last count stands.
    if (counts.ok) counted = counts.value
    const terminalId = demo.terminalId()
    const portsProblem = bench.portsProblem()
    hub.set('app', {
      topic: 'app',
      ...shell,
      settings: settings.current(),
      demo: {
        offered: demo.offered,
        running: terminalId !== undefined,
        ...(terminalId !== undefined && { terminalId }),
      },
      looking: bench.looking(),
      unknownPorts: bench.unknownPorts(),
      ...(portsProblem !== undefined && { portsProblem }),
      openJobs: counted.open,
      orders: counted.orders,
    })
  }
  const stops = [settings.onChange(renew), bench.onChange(renew)]
  renew()
  return {
    renew,
    close() {
      for (const stop of stops) stop()
    },
  }
}
