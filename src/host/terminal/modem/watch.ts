import type { SnapshotChange } from '../../../shared/snapshot.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { Modem } from './modem.ts'
import { parseRegistrationNotice } from './parse/registration.ts'
import { emitNetwork, forgetNetwork } from './read-network.ts'

/** Passes on what the modem says by itself: registration, card in or out, restart. Returns the way to stop. */
export function watch(modem: Modem, emit: (change: SnapshotChange) => void): () => void {
  return modem.chat.onNotification((line) => {
    const known = <T>(value: T) => ({
      value,
      raw: withoutControls(line),
      source: withoutControls(line).replace(/:.*$/, ''),
      at: new Date(modem.now()).toISOString(),
    })
    const registration = parseRegistrationNotice(line, modem.dialect.accessTechnologies)
    if (registration) {
      const { domain, state } = registration
      const domains = { ...modem.network.domains, [domain]: known(state) }
      modem.network = { ...modem.network, domains }
      return emitNetwork({ modem, emit }, ['network', 'signal'])
    }
    const notice = modem.dialect.notice(line)
    if (!notice) return
    if ('sim' in notice) return emit({ path: 'sim.state', reading: known(notice.sim) })
    modem.reporting.clear()
    forgetNetwork({ modem, emit })
  })
}
