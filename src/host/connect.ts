import { err } from '../shared/result.ts'
import { openAtChat } from './at/chat.ts'
import type { Endpoint } from './link/link.ts'
import { openProblem } from './link-problem.ts'
import type { Connect } from './session/create-session.ts'
import { terminalProblem } from './session/terminal-problem.ts'
import { openModemTerminal } from './terminal/modem/modem-terminal.ts'

/** From an endpoint to the terminal behind it: link, chat, dialect. Each stage has its deadline. */
export const connectTo =
  (endpoint: Endpoint): Connect =>
  async (onOpen, signal) => {
    const link = await endpoint.open(signal)
    if (!link.ok) return err(openProblem(link.error, endpoint.id.path))
    onOpen()
    const chat = openAtChat(link.value)
    let isTerminals = false
    try {
      const terminal = await openModemTerminal(chat, { signal })
      isTerminals = terminal.ok
      return terminal.ok ? terminal : err(terminalProblem(terminal.error))
    } finally {
      // Also after a fault of our own: a port that nobody closes could not be opened again before the next start.
      if (!isTerminals) await chat.close()
    }
  }
