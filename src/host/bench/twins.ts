import { sameImei } from '../../shared/imei.ts'
import type { BenchTerminal } from './bench.ts'

/**
 * The place of another terminal that answers with the same IMEI: two ports of one device, or a copied IMEI. Both are shown; which
 * it is, is not ours to decide.
 */
export function twinPlace(terminal: BenchTerminal, all: readonly BenchTerminal[]): number | undefined {
  const { imei } = terminal.session.identity()
  if (imei === undefined) return undefined
  const twin = all.find(({ session }) => {
    const other = session.identity().imei
    return session !== terminal.session && other !== undefined && sameImei(imei, other)
  })
  return twin?.place
}
