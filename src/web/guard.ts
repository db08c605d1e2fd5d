import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 403 | 404 | 405 | 421
  readonly text: string
}

/**
 * What no request gets past, whatever it asks for. A Host of another name means that a foreign page's name was made to resolve
 * to this machine; an Origin of another page means that a page elsewhere is asking.
 */
export function refuse(request: IncomingMessage, host: string): Refusal | undefined {
  if (request.headers.host !== host) return { status: 421, text: `Swapbench is at http://${host}/ only.` }
  const origin = request.headers.origin
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, text: 'Not from this page.' }
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, text: 'GET and HEAD only.' }
  return undefined
}

/** Told to a person who opens the console without being known to it; no dictionary is loaded yet, so in both languages. */
export const UNKNOWN_VISITOR: Refusal = {
  status: 403,
  text: '此地址已失效。请重新启动 Swapbench，打开它给出的新地址。\nThis address is used up. Start Swapbench again and open the address it prints.\n',
}
