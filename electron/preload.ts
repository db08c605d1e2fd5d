import { ipcRenderer } from 'electron'

// The whole bridge: the page's end of the contract is handed on to the main process, and nothing else is.
// contextBridge cannot pass a MessagePort, so it comes by window message, from this very window only.
window.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.source === window && event.data === 'rpc:connect' && port)
    ipcRenderer.postMessage('rpc:connect', null, [port])
})
