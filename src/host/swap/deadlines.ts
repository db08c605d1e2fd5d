/** Every wait of a job, in milliseconds, and why it is as long as it is. */
export const DEADLINES = {
  /** Terminals boot in 30 to 120 s; some check their applications first. Afterwards the wait goes on, but is no longer normal. */
  terminalBack: 180_000,
  /** A modem reads its card within seconds of power-up; SIM BUSY lasts longer on cards with large phonebooks. */
  simReady: 30_000,
  /** Just after boot modems say 'not inserted' before they have looked; what they still say after this is meant. */
  simSettles: 10_000,
  /** First registration of a card on a network new to it: a full band scan takes up to two minutes. */
  registration: 120_000,
  /** A modem that is denied tries other networks and bands; a denial that stands this long is the answer. */
  denialStands: 15_000,
  /** A level is reported a few seconds after registration at the latest. */
  signal: 10_000,
  /** Between two requests for the data context: networks reject a new one for some seconds after a rejection. */
  contextAgain: 10_000,
  /** Between two connections to the payment host. */
  trafficAgain: 2_000,
} as const

/** How often the modem is asked while something is awaited. */
export const POLL_MS = 2_000

export const TRAFFIC_TRIES = 3
export const CONTEXT_TRIES = 2

/** How long what is awaited normally takes, in seconds: shown beside the time that has passed. */
export const NORMAL_SECONDS = {
  linkGone: [5, 30],
  terminalBack: [30, 120],
  readBefore: [5, 20],
  verify: [20, 60],
  writeBoundNumber: [3, 10],
} as const satisfies Record<string, readonly [number, number]>
