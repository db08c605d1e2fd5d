/**
 * The rules of diagnosis by name. Their conditions stand in src/host/diagnosis, their words in the interface's dictionaries;
 * a rule without words does not compile. Beside each: the params that fill its words, where known.
 */
export const RULES = [
  /** No card is recognised. */
  'simAbsent',
  /** The card asks for its PIN. `triesLeft`. */
  'simPin',
  /** The card asks for its PUK. `triesLeft`. */
  'simPuk',
  /** The PUK is used up: the card can never be unlocked again. */
  'simDead',
  /** The terminal is locked to another network or card. */
  'simBlocked',
  /** The card is there and cannot be read. */
  'simError',
  /** The network refuses the card or the terminal. `denial` (one of DENIALS), `cause` (3GPP number). */
  'registrationDenied',
  /** Only emergency calls: the network does not accept this card. `denial`, `cause`. */
  'emergencyOnly',
  /** The card is ready and the modem looks for a network. */
  'searching',
  /** The card is ready and the modem does not even look: its radio is off, or it gave up. */
  'notRegistered',
  /** `figure` (RSRP or RSSI), `dbm`, `thresholdDbm`. */
  'weakSignal',
  /** Registered, and no context has an APN. */
  'noApn',
  /** Registered with an APN, and no context has an address. `apn`. */
  'noAddress',
] as const
export type Rule = (typeof RULES)[number]

/** What a reject cause comes down to on the bench; each has its own advice. */
export const DENIALS = [
  /** Unknown to the network, or failed authentication: not provisioned, cancelled, wrong card. */
  'cardInvalid',
  /** The network does not accept this IMEI: card bound to another device, or device barred. */
  'imeiBinding',
  /** Suspended, unpaid, or data switched off. */
  'suspended',
  /** Not allowed in this place or network: region lock, roaming, coverage. */
  'region',
  /** The APN is wrong, missing or not subscribed. */
  'apn',
  /** The network itself fails or is congested: it passes. */
  'network',
  /** No cause is known, or it says nothing more. */
  'unknown',
] as const
export type Denial = (typeof DENIALS)[number]
