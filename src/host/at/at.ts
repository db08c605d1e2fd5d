import type { Result } from '../../shared/result.ts'
import type { LinkEnd } from '../link/link.ts'

/** Final result codes of V.250 §6.2.6, 27.007 §9 and 27.005 §3.2.5, and what vendors add. */
export type FinalResult =
  | { readonly kind: 'ok'; readonly line: string }
  | { readonly kind: 'error'; readonly line: string }
  | {
      readonly kind: 'cme'
      readonly line: string
      readonly code: number | undefined
      readonly text: string | undefined
    }
  | {
      readonly kind: 'cms'
      readonly line: string
      readonly code: number | undefined
      readonly text: string | undefined
    }
  | { readonly kind: 'noCarrier' | 'busy' | 'noAnswer' | 'noDialtone' | 'aborted'; readonly line: string }
  /** `COMMAND NOT SUPPORT`, `TOO MANY PARAMETERS` and other vendor finals. */
  | { readonly kind: 'vendor'; readonly line: string }

/** What was seen while nothing usable came: the difference is what the technician needs. */
export type Seen = 'silence' | 'echoOnly' | 'noise' | 'noFinalCode'

export type AtError =
  /** The modem said no. `lines` are information lines that came before it. */
  | { readonly code: 'refused'; readonly final: FinalResult; readonly lines: readonly string[] }
  | { readonly code: 'timeout'; readonly seen: Seen; readonly afterMs: number; readonly sample: string }
  /** Given up by its signal, or turned away because too many commands wait already. */
  | { readonly code: 'aborted' }
  | { readonly code: 'linkClosed'; readonly end: LinkEnd }
  /** The modem restarted in the middle (a boot banner arrived). */
  | { readonly code: 'modemReset'; readonly line: string }

export interface AtReply {
  /** The information lines that are the command's own, without echo, in order. Notifications are not among them. */
  readonly lines: readonly string[]
  readonly final: FinalResult
}

/** Which lines belong to a command. Everything else is a notification. */
export type Own =
  /** Lines that begin with one of these tags, colon included; the blank after it and a missing `+` or `^` are tolerated by the engine. */
  | { readonly prefixes: readonly string[]; readonly accept?: (line: string) => boolean }
  /** Lines without a tag that fit this shape (a bare IMEI, an IMSI, free text); a line with a known notification tag is never bare. */
  | { readonly bare: RegExp; readonly prefixes?: readonly string[] }
  /** No information line at all. */
  | 'none'

export interface CommandOptions {
  readonly own: Own
  /** Milliseconds until the reply must be complete. Default 3000. */
  readonly timeoutMs?: number
  /** `technician` goes before `polling`. Default `polling`. */
  readonly priority?: 'technician' | 'polling'
  readonly signal?: AbortSignal
}

/** A dialogue as data: sent in order, each step with its own lines; the first refusal ends it unless `tolerant`. */
export interface Dialogue {
  readonly name: string
  readonly deadlineMs: number
  readonly steps: readonly {
    readonly send: string
    readonly own: Own
    readonly timeoutMs?: number
    readonly tolerant?: boolean
  }[]
  /** A notification that matches ends the dialogue as refused. */
  readonly abortOn?: readonly RegExp[]
}

/** One stretch of bytes as it went over the wire. `dir` is seen from us. */
export interface TranscriptEntry {
  readonly at: number
  readonly dir: 'sent' | 'received'
  /** Latin-1: one character, one byte. */
  readonly text: string
}

/** A conversation with whatever is on the link: one command in flight, notifications never block. */
export interface AtChat {
  /** Brings echo, verbosity and error format into a known state: AT until two clean OKs, ATE0, ATV1, AT+CMEE=1. */
  sync(options?: { readonly deadlineMs?: number; readonly signal?: AbortSignal }): Promise<Result<void, AtError>>
  command(line: string, options: CommandOptions): Promise<Result<AtReply, AtError>>
  /**
   * Sends `line`, waits for the `>` prompt (with or without a blank), sends `body` and Ctrl-Z. On no prompt it sends ESC. A final
   * code in place of the prompt is `refused`, an OK too: the body was not taken.
   */
  prompt(
    line: string,
    body: string,
    options: CommandOptions & { readonly promptTimeoutMs?: number },
  ): Promise<Result<AtReply, AtError>>
  run(dialogue: Dialogue, options?: { readonly signal?: AbortSignal }): Promise<Result<readonly AtReply[], AtError>>
  /**
   * Resolves with the first notification that matches, from now on. Register it before the command that provokes it: `+QIOPEN: 0,0`
   * may come with the OK in one packet.
   */
  waitFor(
    match: (line: string) => boolean,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<Result<string, AtError>>
  /** Every line that belongs to no command. Returns the way to stop listening. */
  onNotification(listener: (line: string) => void): () => void
  /** Every byte with its time, unmasked and bounded (the newest 256 KiB); mask it on the way out. */
  transcript(): readonly TranscriptEntry[]
  onTranscript(listener: (entry: TranscriptEntry) => void): () => void
  /** The link's end, passed on. */
  readonly ended: Promise<LinkEnd>
  /** Ends the chat and destroys its link. */
  close(): Promise<void>
}
