/**
 * The names that a job's records use beside its steps and words (contract/swap.ts). The host writes them, the interface has
 * words for each in both languages; a name without words does not compile.
 */

/** What the bench itself proved (`Proof.what` with `by: 'bench'`). */
export const BENCH_PROOFS = [
  /** Step 2: terminal and old card were read. */
  'beforeRead',
  /** Step 3: the new card's ICCID passed its checks, or was overridden with a reason. */
  'newCardChecked',
  /** Step 5: the link went away. It does not say that the terminal is off. */
  'linkGone',
  /** Step 5: the link stays (a serial server) and the modem behind it fell silent. */
  'modemSilent',
  /** Step 7: the link is back. */
  'linkBack',
  /** Step 7: the terminal that answers has the IMEI from step 2. */
  'terminalSame',
  /** Step 8: the checks were run to their end. `params`: passed, total. */
  'checksRun',
  /** Step 9: the bound number was read back and is what was written. */
  'readBackMatches',
] as const
export type BenchProof = (typeof BENCH_PROOFS)[number]

/** What was typed in or decided (`Proof.what` with `by: 'word'`, beside the words of contract/swap.ts). */
export const RECORDED = [
  'intakeRecorded',
  'overridden',
  'settingSkipped',
  'paymentTest',
  'oldCard',
  'finished',
] as const
export type Recorded = (typeof RECORDED)[number]

/** What a step still needs by input (`needs` with `by: 'input'`). */
export const INPUTS = ['intake', 'newCard', 'boundNumber', 'paymentTest', 'oldCard'] as const
export type InputNeed = (typeof INPUTS)[number]

/** Acts that change something or take time (`pending.act`), and what is awaited meanwhile (`awaiting.what`). */
export const ACTS = ['readBefore', 'verify', 'writeBoundNumber'] as const
export type Act = (typeof ACTS)[number]
export const AWAITED = ['linkGone', 'terminalBack', ...ACTS] as const
export type Awaited = (typeof AWAITED)[number]

/** Further lines of a job's log (`log[].what`), beside proofs, recorded inputs and words. */
export const LOG_LINES = [
  'opened',
  'stepEntered',
  'wentBack',
  'actIntended',
  'actFailed',
  'actResumed',
  'checkPassed',
  'checkFailed',
  'otherTerminalSeen',
  'linkReturned',
  'abandoned',
  'closed',
  'resumed',
] as const
export type LogLine = (typeof LOG_LINES)[number]
