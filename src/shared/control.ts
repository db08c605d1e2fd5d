import * as z from 'zod'

/**
 * What a hand, a cable or a network does to a simulated terminal: one schema, spoken by the interface's drawer and by
 * `simulate --control` (JSON lines on standard input and output). The code under test never speaks it.
 */
const CardSpec = z.object({
  iccid: z.string(),
  imsi: z.string(),
  /** The number stored in EF_MSISDN, E.164 or national; absent or empty: a blank record. */
  msisdn: z.string().optional(),
  /** The PIN; the card asks for it when `pinEnabled`. */
  pin: z.string().optional(),
  pinEnabled: z.boolean().optional(),
  puk: z.string().optional(),
  /** The APN that the network grants this card; any other is rejected with ESM cause 33. */
  apn: z.string().optional(),
  /** A card that refuses UPDATE RECORD on EF_MSISDN with 69 82. */
  msisdnReadOnly: z.boolean().optional(),
  /** The registration reject cause the network has for this card (24.301 Annex A), for example 5: IMEI not accepted. */
  rejectCause: z.number().int().optional(),
})
export type CardSpec = z.infer<typeof CardSpec>

export const ControlVerb = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('state') }),
  /** Hold the power key: a running terminal shuts down, a dark one boots. */
  z.object({ verb: z.literal('pressPower') }),
  z.object({ verb: z.literal('pullCable') }),
  z.object({ verb: z.literal('plugCable') }),
  z.object({ verb: z.literal('takeCardOut') }),
  /** A named card out of the scenario's drawer (`cards` in the state), or one described in full. */
  z.object({ verb: z.literal('insertCard'), card: z.union([z.string(), CardSpec]) }),
  z.object({ verb: z.literal('denyRegistration'), cause: z.number().int().min(0).max(255) }),
  z.object({ verb: z.literal('allowRegistration') }),
  /** RSRP in dBm; the other figures follow. */
  z.object({ verb: z.literal('setSignal'), rsrpDbm: z.number().min(-140).max(-44) }),
  /** A blocked network refuses the modem's traffic though the context is up. */
  z.object({ verb: z.literal('blockTraffic'), blocked: z.boolean() }),
  /**
   * What goes wrong with the next `count` commands that start so (with or without AT). `silence`: nothing is done and nothing said. `error`: nothing
   * is done, and ERROR comes. `drop`: it is done, and the reply is lost.
   */
  z.object({
    verb: z.literal('failNext'),
    command: z.string(),
    how: z.enum(['silence', 'error', 'drop']),
    count: z.number().int().min(1).default(1),
  }),
  /** An unsolicited line, sent at once, wherever the modem is in its dialogue. */
  z.object({ verb: z.literal('notify'), line: z.string() }),
  /** Become another terminal on the same port: the IMEI changes. */
  z.object({ verb: z.literal('replaceTerminal'), imei: z.string() }),
])
export type ControlVerb = z.input<typeof ControlVerb>

export const ControlState = z.object({
  scenario: z.string(),
  power: z.enum(['off', 'booting', 'on', 'shuttingDown']),
  cable: z.boolean(),
  /** The address at which the terminal can be reached now: a pty path or tcp://; absent while it cannot. */
  address: z.string().optional(),
  terminal: z.object({ manufacturer: z.string(), model: z.string(), imei: z.string() }),
  card: z.object({ name: z.string().optional(), iccid: z.string(), imsi: z.string(), msisdn: z.string() }).nullable(),
  /** The cards that lie beside the terminal. */
  cards: z.array(z.object({ name: z.string(), iccid: z.string() })),
  network: z.object({
    registered: z.boolean(),
    rejectCause: z.number().int().nullable(),
    rsrpDbm: z.number(),
    trafficBlocked: z.boolean(),
  }),
  /** How often each act that changes the world was done: what a test compares with 'no act is done twice'. */
  acts: z.object({
    msisdnWrites: z.number().int(),
    apnWrites: z.number().int(),
    pinAttempts: z.number().int(),
    powerOffCommands: z.number().int(),
    socketsOpened: z.number().int(),
    smsSent: z.array(z.object({ to: z.string(), text: z.string() })),
  }),
})
export type ControlState = z.infer<typeof ControlState>

/** One request line of the control protocol: `id` comes back in the reply. */
export const ControlRequest = z.intersection(
  z.object({ id: z.union([z.string(), z.number()]).optional() }),
  ControlVerb,
)

/** One line from the simulator: the reply to a request, or an event. The first line is `ready`. */
export const ControlLine = z.union([
  z.object({ event: z.literal('ready'), address: z.string(), state: ControlState }),
  z.object({ event: z.literal('state'), state: ControlState }),
  z.object({ id: z.union([z.string(), z.number()]).optional(), ok: z.literal(true), state: ControlState }),
  z.object({ id: z.union([z.string(), z.number()]).optional(), ok: z.literal(false), error: z.string() }),
])
export type ControlLine = z.infer<typeof ControlLine>
