import { watch } from 'node:fs'
import path from 'node:path'
import type { EndpointId } from '../../shared/endpoint.ts'
import type { Clock } from './clock.ts'

const FIRST_MS = 250
const LONGEST_MS = 5000
const LONGEST_EAGER_MS = 500

/** How long to wait before attempt `attempt` (from 0): doubled each time up to 5 s, or up to 0.5 s while a reboot is awaited. */
export const retryDelay = (attempt: number, eager: boolean) =>
  Math.min(FIRST_MS * 2 ** Math.min(attempt, 10), eager ? LONGEST_EAGER_MS : LONGEST_MS)

/**
 * Resolves when it is worth trying `endpoint` again: `touched`, its path's directory entry came or went; or `delayMs` have passed,
 * or somebody aborted `pause`. The watch is a shortcut only; where the system has none (COM ports, a directory that is not there)
 * the delay decides.
 */
export async function comeback(
  endpoint: EndpointId,
  delayMs: number,
  clock: Clock,
  pause: AbortController,
): Promise<'touched' | 'elapsed'> {
  let how: 'touched' | 'elapsed' = 'elapsed'
  const onTouched = () => {
    how = 'touched'
    pause.abort()
  }
  const watching = endpoint.kind === 'serial' ? watchEntry(endpoint.path, onTouched) : undefined
  await clock.sleep(delayMs, pause.signal)
  watching?.close()
  return how
}

function watchEntry(file: string, onTouched: () => void) {
  if (!path.isAbsolute(file) || process.platform === 'win32') return undefined
  try {
    const watcher = watch(path.dirname(file), { persistent: false }, (event, name) => {
      // 'change' comes with every byte that another program writes to the port.
      if (event === 'rename' && name === path.basename(file)) onTouched()
    })
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}
