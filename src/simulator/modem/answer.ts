/** What a command comes to. The channel turns it into bytes, as echo, V, Q, and CMEE are set. */
export type Answer =
  /**
   * Information lines and OK, or a final result of the vendor's own in its place. `after` runs once that is out: results that come later by
   * themselves. (It is not called `then`: an answer must not look like a promise.)
   */
  | {
      readonly kind: 'ok'
      readonly lines: readonly string[]
      readonly words?: string
      readonly after?: () => void
    }
  | { readonly kind: 'cme'; readonly code: number }
  | { readonly kind: 'cms'; readonly code: number }
  | { readonly kind: 'error'; readonly lines?: readonly string[] }
  | { readonly kind: 'noCarrier' }
  /** Bytes as they were recorded, final code included. */
  | { readonly kind: 'recorded'; readonly bytes: string }
  | Prompt

/** The modem wants data: until Ctrl-Z (ESC gives up), or exactly `length` bytes. */
export interface Prompt {
  readonly kind: 'prompt'
  readonly length?: number
  readonly body: (data: string, signal: AbortSignal) => Answer | Promise<Answer>
}

export const done = (...lines: string[]): Answer => ({ kind: 'ok', lines })
export const doneThen = (after: () => void, ...lines: string[]): Answer => ({ kind: 'ok', lines, after })
export const cme = (code: number): Answer => ({ kind: 'cme', code })
export const cms = (code: number): Answer => ({ kind: 'cms', code })
export const error: Answer = { kind: 'error' }
export const errorAfter = (...lines: string[]): Answer => ({ kind: 'error', lines })
export const doneAs = (words: string): Answer => ({ kind: 'ok', lines: [], words })

/** 27.007 §9.2, the codes this modem uses. */
export const CME = {
  notAllowed: 3, notSupported: 4, noCard: 10, pin: 11, puk: 12, cardFailure: 13, cardBusy: 14, wrongPassword: 16, memoryFull: 20,
  badIndex: 21, notFound: 22, textTooLong: 24, badText: 25, numberTooLong: 26, badNumber: 27, noService: 30, badParameters: 50, unknown: 100,
  notSubscribed: 133,
} as const // biome-ignore format: one table

const CME_WORDS: Record<number, string> = {
  3: 'operation not allowed', 4: 'operation not supported', 10: 'SIM not inserted', 11: 'SIM PIN required', 12: 'SIM PUK required',
  13: 'SIM failure', 14: 'SIM busy', 16: 'incorrect password', 20: 'memory full', 21: 'invalid index', 22: 'not found',
  24: 'text string too long', 25: 'invalid characters in text string', 26: 'dial string too long', 27: 'invalid characters in dial string',
  30: 'no network service', 50: 'incorrect parameters', 100: 'unknown', 133: 'requested service option not subscribed',
} // biome-ignore format: one table

/** 27.005 §3.2.5. */
export const CMS = {
  notAllowed: 302, badPdu: 304, badText: 305, noCard: 310, pin: 311, puk: 316, badIndex: 321, noService: 331,
} as const // biome-ignore format: one table

const CMS_WORDS: Record<number, string> = {
  302: 'operation not allowed', 304: 'invalid PDU mode parameter', 305: 'invalid text mode parameter', 310: 'SIM not inserted',
  311: 'SIM PIN required', 316: 'SIM PUK required', 321: 'invalid memory index', 331: 'no network service',
} // biome-ignore format: one table

export const cmeWords = (code: number): string => CME_WORDS[code] ?? 'unknown'
export const cmsWords = (code: number): string => CMS_WORDS[code] ?? 'unknown error'
