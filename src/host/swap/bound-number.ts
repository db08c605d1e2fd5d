import type { Problem } from '../../shared/problem.ts'
import type { Result } from '../../shared/result.ts'
import type { Identity, Terminal, TerminalError } from '../terminal/terminal.ts'

/** The writer of the bound phone number, as step 9 uses it; src/host/settings has it, the host hands it in. */
export interface BoundNumber {
  /** The number in the one form in which it is written. Errors: `numberInvalid`. */
  parse(text: string): Result<string, Problem>
  /** What the card holds now, once this terminal can do it at all and is the one meant. Empty: a blank record. */
  readOld(terminal: Terminal, expect: Identity, signal: AbortSignal): Promise<Result<string, TerminalError>>
  /** Writes once. Success is the modem's answer and no proof. */
  write(terminal: Terminal, number: string, expect: Identity, signal: AbortSignal): Promise<Result<void, TerminalError>>
  /** What the card holds, read again from the same terminal and card. */
  readBack(terminal: Terminal, expect: Identity, signal: AbortSignal): Promise<Result<string, TerminalError>>
  /** Whether two records name the same number, however each is written. */
  same(a: string, b: string): boolean
}
