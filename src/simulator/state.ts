import type { ControlState } from '../shared/control.ts'
import { iccidOf, imsiOf, ownNumbersOf } from './card/card.ts'
import type { Modem } from './modem/modem.ts'
import type { Persona } from './personas/persona.ts'
import type { Power } from './power.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { World } from './world.ts'

/** The terminal as the control protocol shows it. */
export function describe(now: {
  readonly scenario: Scenario
  readonly persona: Persona
  readonly world: World
  readonly power: Power
  readonly port: number | undefined
  readonly modem: Modem | undefined
}): ControlState {
  const { scenario, persona, world, power, port, modem } = now
  const { slot } = world
  const stat = modem?.registration.stat
  return {
    scenario: scenario.name,
    power,
    cable: world.cable,
    ...(port === undefined ? {} : { address: `sim:${scenario.name}` }),
    terminal: { manufacturer: persona.identity.manufacturer, model: persona.identity.model, imei: world.imei },
    card:
      slot === undefined
        ? null
        : { name: slot.name, iccid: iccidOf(slot), imsi: imsiOf(slot), msisdn: ownNumbersOf(slot)[0]?.number ?? '' },
    cards: world.drawer.map((card) => ({ name: card.name, iccid: iccidOf(card) })),
    network: {
      registered: stat === 1 || stat === 5,
      rejectCause: modem?.registration.cause ?? null,
      rsrpDbm: world.rsrpDbm,
      trafficBlocked: world.trafficBlocked,
    },
    acts: structuredClone(world.acts),
  }
}
