import { useSyncExternalStore } from 'react'

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** One clock for the whole page; it stands still while nobody looks. */
function run() {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible'
  if (wanted && timer === undefined) {
    tick()
    timer = setInterval(tick, 1000)
  } else if (!wanted && timer !== undefined) {
    clearInterval(timer)
    timer = undefined
  }
}

document.addEventListener('visibilitychange', run)

function subscribe(listener: () => void) {
  listeners.add(listener)
  run()
  return () => {
    listeners.delete(listener)
    run()
  }
}

/** The time in milliseconds, once a second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
