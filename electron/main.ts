import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, Menu, session } from 'electron'
import { createHost, type Host } from '../src/host/host.ts'
import { defaultDataFolder } from '../src/shared/data-folder.ts'
import { demoProcess } from '../src/simulator/demo-process.ts'
import { confinePages, lockDown } from './lockdown.ts'
import { ORIGIN, registerScheme, servePage } from './page.ts'
import { serveRpc } from './rpc-port.ts'

// --data folder, --demo; Chromium's own switches stand among them.
const { values } = parseArgs({ options: { data: { type: 'string' }, demo: { type: 'boolean' } }, strict: false })
const dataFolder = path.resolve(
  typeof values.data === 'string'
    ? values.data
    : defaultDataFolder({ platform: process.platform, env: process.env, home: app.getPath('home') }),
)
const log = (line: string) => console.error(line)

mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
// One console per data folder: Electron's own lock lies in here.
app.setPath('userData', path.join(dataFolder, 'electron'))
registerScheme()
confinePages()
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const demo = demoProcess({
    command: [process.execPath, path.join(import.meta.dirname, '../cli/swapbench.js')],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stateFile: path.join(dataFolder, 'demo.json'),
    log,
  })
  const host = await createHost({
    dataFolder,
    shell: 'electron',
    version: app.getVersion(),
    systemLanguage: app.getPreferredSystemLanguages()[0]?.startsWith('zh') ? 'zh-CN' : 'en',
    demo,
    startDemo: values.demo === true,
    log,
  })
  if (!host.ok) {
    const { code, params, detail } = host.error
    dialog.showErrorBox('Swapbench', [code, params?.holder, detail, dataFolder].filter(Boolean).join('\n'))
    return app.exit(1)
  }
  lockDown(session.defaultSession)
  servePage(path.join(import.meta.dirname, '../renderer'))
  quitInOrder(async () => {
    await host.value.close()
    await demo.close()
  })
  // Only macOS needs a menu: its clipboard keys live there.
  const roles = ['appMenu', 'editMenu', 'windowMenu'] as const
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate(roles.map((role) => ({ role }))) : null,
  )
  await openWindow(host.value)
}

async function openWindow(host: Host): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !app.isPackaged,
    },
  })
  serveRpc(window, host.router, log)
  reloadAfterCrash(window)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${ORIGIN}/`)
  // The launcher waits for this line: without it, it takes the browser shell.
  console.log('Swapbench is open.')
}

/** The host goes on; the page starts over and follows its state again. A page that dies at once again is not tried for ever. */
function reloadAfterCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log(`The window's process is gone (${reason}).`)
    if (performance.now() - last < 5_000) {
      dialog.showErrorBox('Swapbench', `The window's process keeps ending: ${reason}`)
      return app.quit()
    }
    last = performance.now()
    window.webContents.reload()
  })
}

/** Closes the host before the program ends, whichever way it was told to end. */
function quitInOrder(close: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault()
    void close().finally(() => app.exit(0))
  })
}
