import { useState } from 'react'
import type { AppView } from '../../src/shared/contract/app.ts'

type Port = AppView['unknownPorts'][number]

const STORE = 'ignored-ports'
/** A port and the device behind it: another device on the same port is offered again. */
const keyOf = (port: Port) => `${port.path} ${port.usb ?? ''}`

function stored(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  } catch {
    return []
  }
}

/** The answer 'not a terminal' is kept on this computer; nothing was ever sent to such a port. */
export function useIgnoredPorts(ports: readonly Port[] | undefined): {
  offered: readonly Port[]
  ignored: number
  ignore: (port: Port) => void
  showAll: () => void
} {
  const [keys, setKeys] = useState(stored)
  const keep = (next: readonly string[]) => {
    setKeys(next)
    localStorage.setItem(STORE, JSON.stringify(next))
  }
  const all = ports ?? []
  const offered = all.filter((port) => !keys.includes(keyOf(port)))
  return {
    offered,
    ignored: all.length - offered.length,
    ignore: (port) => keep([...keys, keyOf(port)]),
    showAll: () => keep([]),
  }
}
