import * as z from 'zod'

/**
 * What can go wrong, as a documented set. Each code has its sentence in both languages (what happened, what was seen, what to
 * do); a code without words does not compile.
 */
export const PROBLEM_CODES = [
  // Links
  'portNotFound',
  'portAccessDenied',
  'portInUse',
  'connectionRefused',
  'connectTimeout',
  'linkFailed',
  'addressInvalid',
  'alreadyOnBench',
  /** Two terminals answer with one IMEI: `place` is the other's. */
  'imeiTwice',
  // Modem
  'modemSilent',
  'modemEchoOnly',
  'modemNoise',
  'modemNoFinalCode',
  'modemRefused',
  'linkGone',
  // Swap
  'technicianMissing',
  'jobNotFound',
  'jobStale',
  'jobClosed',
  'stepNotCurrent',
  'stepIncomplete',
  'terminalBusy',
  'terminalNotHere',
  'otherTerminal',
  'oldCardStill',
  'otherCard',
  'noCardRead',
  'identityDiffers',
  'readBackDiffers',
  'numberInvalid',
  'iccidInvalid',
  'unsupported',
  'notProved',
  'timedOut',
  // Bench and store
  'portsNotListed',
  'terminalNotFound',
  'orderNotFound',
  'demoNotRunning',
  'demoRefused',
  /** Another console has the data folder: `holder` names it. */
  'folderInUse',
  'storeFailed',
  'diskFull',
  'internal',
] as const
export const ProblemCode = z.enum(PROBLEM_CODES)
export type ProblemCode = z.infer<typeof ProblemCode>

/** A problem as it crosses every boundary: its code, what fills its sentence, and the technical rest in small print (masked). */
export const Problem = z.object({
  code: ProblemCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  detail: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

export const problem = (code: ProblemCode, params?: Problem['params'], detail?: string): Problem => ({
  code,
  ...(params && { params }),
  ...(detail !== undefined && { detail }),
})
