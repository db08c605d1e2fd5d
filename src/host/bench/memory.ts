import * as z from 'zod'
import { EndpointId } from '../../shared/endpoint.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'
import { deviceOf } from './recognise.ts'

/** The places that a person added: they are there again after a restart. */
export const Remembered = z.array(EndpointId).max(256)

/** Where the bench's memory is kept. */
export interface BenchMemory {
  load(): Result<readonly EndpointId[], Problem>
  save(endpoints: readonly EndpointId[]): Result<void, Problem>
}

/**
 * Where a remembered place is now. A path without a USB device behind it is that path. A USB device is found by what it is and
 * where it is plugged in, whatever the system calls its port today; undefined: it is not plugged in.
 */
export function relocate(remembered: EndpointId, ports: readonly EndpointId[]): EndpointId | undefined {
  if (!remembered.usb) return remembered
  const found = ports.find(
    (port) => deviceOf(port) === deviceOf(remembered) && port.usb?.interface === remembered.usb?.interface,
  )
  return found && { ...found, ...(remembered.baudRate !== undefined && { baudRate: remembered.baudRate }) }
}
