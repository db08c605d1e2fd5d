import '@fontsource-variable/noto-sans-sc/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { connect } from './rpc.ts'
import { App } from './shell/App.tsx'
import { ConsoleProvider } from './state/console.tsx'
import { i18n, wordsReady } from './words/i18n.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
await wordsReady

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <ConsoleProvider connection={connect()}>
        <App />
      </ConsoleProvider>
    </I18nextProvider>
  </StrictMode>,
)
