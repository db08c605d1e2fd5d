import { randomUUID } from 'node:crypto'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { type BrowserWindow, ipcMain, type MessagePortMain } from 'electron'
import type { Host } from '../src/host/host.ts'
import { ORIGIN } from './page.ts'

/** Answers the window's page, and no other frame or origin, on the port it hands over. A page that goes takes its port along. */
export function serveRpc(window: BrowserWindow, router: Host['router'], log: (line: string) => void): void {
  const handler = new RPCHandler(router, {
    interceptors: [
      onError((error) => {
        // A problem of the documented set is an answer; anything else is a fault of the host. Its text may hold subscriber data.
        if (!(error instanceof ORPCError)) log(`A call failed in the host: ${error instanceof Error ? error.name : ''}`)
      }),
    ],
  })
  let current: MessagePortMain | undefined
  const drop = () => {
    current?.close()
    current = undefined
  }
  ipcMain.on('rpc:connect', (event) => {
    const [port] = event.ports
    const frame = event.senderFrame
    if (!port) return
    if (frame?.origin !== ORIGIN || frame !== window.webContents.mainFrame) return port.close()
    drop()
    current = port
    handler.upgrade(port, { context: { clientId: randomUUID() } })
    port.start()
  })
  window.webContents.on('render-process-gone', drop)
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) drop()
  })
}
