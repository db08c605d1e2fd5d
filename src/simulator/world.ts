import * as z from 'zod'
import type { CardSpec, ControlState } from '../shared/control.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { type Card, makeCard, restoreCard, SavedCard, saveCard } from './card/card.ts'
import type { Context } from './modem/contexts.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** What is there whether or not the modem has power: it survives a restart of the simulator. */
export interface World {
  imei: string
  powered: boolean
  cable: boolean
  slot: Card | undefined
  /** The cards beside the terminal. */
  drawer: Card[]
  contexts: readonly Context[]
  deniedCause: number | undefined
  rsrpDbm: number
  trafficBlocked: boolean
  readonly acts: ControlState['acts']
}

const SavedContext = z.object({
  cid: z.number().int(),
  type: z.string(),
  apn: z.string(),
  user: z.string(),
  password: z.string(),
  auth: z.number().int(),
})

/** The state file. */
export const SavedWorld = z.object({
  scenario: z.string(),
  imei: z.string(),
  powered: z.boolean(),
  cable: z.boolean(),
  slot: SavedCard.nullable(),
  drawer: z.array(SavedCard),
  contexts: z.array(SavedContext),
  deniedCause: z.number().int().optional(),
  rsrpDbm: z.number(),
  trafficBlocked: z.boolean(),
  acts: z.object({
    msisdnWrites: z.number().int(),
    apnWrites: z.number().int(),
    pinAttempts: z.number().int(),
    powerOffCommands: z.number().int(),
    socketsOpened: z.number().int(),
    smsSent: z.array(z.object({ to: z.string(), text: z.string() })),
  }),
})
export type SavedWorld = z.infer<typeof SavedWorld>

const context = (cid: number, apn: string): Context => ({
  cid,
  type: 'IPV4V6',
  apn,
  user: '',
  password: '',
  auth: 0,
  address: undefined,
  granted: undefined,
})

/** The world as the scenario begins: the terminal on, its cable in. */
export function newWorld(scenario: Scenario): Result<World, string> {
  const cards: Card[] = []
  for (const [name, spec] of Object.entries(scenario.cards)) {
    const card = makeCard(name, spec)
    if (!card.ok) return err(`card ${name}: ${card.error}`)
    cards.push(card.value)
  }
  const slot = cards.find(({ name }) => name === scenario.slot)
  return ok({
    imei: scenario.imei,
    powered: true,
    cable: true,
    slot,
    drawer: cards.filter((card) => card !== slot),
    contexts: [context(1, scenario.apn)],
    deniedCause: undefined,
    rsrpDbm: scenario.rsrpDbm,
    trafficBlocked: false,
    acts: { msisdnWrites: 0, apnWrites: 0, pinAttempts: 0, powerOffCommands: 0, socketsOpened: 0, smsSent: [] },
  })
}

export const saveWorld = (scenario: string, world: World): SavedWorld => ({
  scenario,
  imei: world.imei,
  powered: world.powered,
  cable: world.cable,
  slot: world.slot === undefined ? null : saveCard(world.slot),
  drawer: world.drawer.map(saveCard),
  contexts: world.contexts.map(({ cid, type, apn, user, password, auth }) => ({
    cid,
    type,
    apn,
    user,
    password,
    auth,
  })),
  deniedCause: world.deniedCause,
  rsrpDbm: world.rsrpDbm,
  trafficBlocked: world.trafficBlocked,
  acts: structuredClone(world.acts),
})

export function restoreWorld(saved: SavedWorld): Result<World, string> {
  const drawer: Card[] = []
  for (const savedCard of saved.drawer) {
    const card = restoreCard(savedCard)
    if (!card.ok) return err(`card ${savedCard.name}: ${card.error}`)
    drawer.push(card.value)
  }
  const slot = saved.slot === null ? ok(undefined) : restoreCard(saved.slot)
  if (!slot.ok) return err(`card in the slot: ${slot.error}`)
  return ok({
    imei: saved.imei,
    powered: saved.powered,
    cable: saved.cable,
    slot: slot.value,
    drawer,
    contexts: saved.contexts.map((one) => ({ ...context(one.cid, one.apn), ...one })),
    deniedCause: saved.deniedCause,
    rsrpDbm: saved.rsrpDbm,
    trafficBlocked: saved.trafficBlocked,
    acts: structuredClone(saved.acts),
  })
}

/** The card goes to the others beside the terminal. Words come back when it cannot be done. */
export function takeCardOut(world: World): string | undefined {
  if (world.slot === undefined) return 'the slot is empty'
  world.drawer.push(world.slot)
  world.slot = undefined
  return undefined
}

/** A card from beside the terminal, by its name, or a new one as described. Words come back when it cannot be done. */
export function insertCard(world: World, wanted: string | CardSpec): string | undefined {
  if (world.slot !== undefined) return 'there is a card in the slot'
  if (typeof wanted !== 'string') {
    const made = makeCard(`card ${wanted.iccid.slice(-4)}`, wanted)
    if (!made.ok) return made.error
    world.slot = made.value
    return undefined
  }
  const card = world.drawer.find(({ name }) => name === wanted)
  if (card === undefined) return `no card ${wanted} beside the terminal`
  world.drawer = world.drawer.filter((one) => one !== card)
  world.slot = card
  return undefined
}
