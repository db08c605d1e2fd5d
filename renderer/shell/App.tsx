import { Component, type ReactNode } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { BenchPage } from '../bench/BenchPage.tsx'
import { OrderPage } from '../orders/OrderPage.tsx'
import { OrdersPage } from '../orders/OrdersPage.tsx'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { useBench, useStatus } from '../state/console.tsx'
import { SwapPage } from '../swap/SwapPage.tsx'
import { TerminalPage } from '../terminal/TerminalPage.tsx'
import { useWords } from '../words/useWords.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Frame } from './Frame.tsx'
import { Overlays } from './Overlays.tsx'
import { useAppearance } from './useAppearance.ts'
import { useHelpSound } from './useHelpSound.ts'
import './App.css'

export function App() {
  return (
    <Router hook={useHashLocation}>
      <Pages />
    </Router>
  )
}

function Pages() {
  useAppearance()
  useHelpSound()
  const status = useStatus()
  const ready = useBench((bench) => bench.app !== undefined)
  return (
    <div className="window">
      <ConnectionBanner />
      {ready ? (
        <Guard>
          <Switch>
            <Route path="/swap/:jobId">{({ jobId }) => <SwapPage jobId={decodeURIComponent(jobId)} />}</Route>
            <Route>
              <Frame>
                <Switch>
                  <Route path="/">
                    <BenchPage />
                  </Route>
                  <Route path="/terminal/:id">{({ id }) => <TerminalPage id={decodeURIComponent(id)} />}</Route>
                  <Route path="/orders">
                    <OrdersPage />
                  </Route>
                  <Route path="/orders/:number">
                    {({ number }) => <OrderPage orderNumber={decodeURIComponent(number)} />}
                  </Route>
                  <Route path="/settings">
                    <SettingsPage />
                  </Route>
                  <Route>
                    <NoPage />
                  </Route>
                </Switch>
              </Frame>
            </Route>
          </Switch>
          <Overlays />
        </Guard>
      ) : (
        status === 'connecting' && <Connecting />
      )}
    </div>
  )
}

function Connecting() {
  const { t } = useWords()
  return (
    <main className="blank" aria-busy="true">
      <p className="lead">{t('shell.connecting')}</p>
    </main>
  )
}

function NoPage() {
  const { t } = useWords()
  return (
    <main className="blank">
      <h1 className="lead">{t('shell.notFound')}</h1>
      <a className="btn" href="#/">
        {t('shell.toBench')}
      </a>
    </main>
  )
}

/** A page that fails says so and can be loaded again; the host and its jobs are not touched by it. */
class Guard extends Component<{ children: ReactNode }, { failed?: string }> {
  override state: { failed?: string } = {}
  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
  override render() {
    return this.state.failed === undefined ? this.props.children : <Failed detail={this.state.failed} />
  }
}

function Failed({ detail }: { detail: string }) {
  const { t } = useWords()
  return (
    <main className="blank" role="alert">
      <h1 className="lead">{t('shell.failed')}</h1>
      <p className="note mono">{detail}</p>
      <button type="button" className="btn go" onClick={() => location.reload()}>
        {t('shell.reload')}
      </button>
    </main>
  )
}
