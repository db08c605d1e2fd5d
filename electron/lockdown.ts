import { app, type Session } from 'electron'
import { isOwn } from './page.ts'

/** Nothing goes out, nothing comes in, nobody is asked: the page talks to the host over its port, and to nothing else. */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwn(url) && (app.isPackaged || !url.startsWith('devtools://')) }),
  )
  session.on('will-download', (event) => event.preventDefault())
}

/** What holds for every page there will ever be in this program. Before the first window. */
export function confinePages(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isOwn(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
  })
}
