import type { Command } from '../modem/commandLine.ts'
import type { CommandTable, Modem } from '../modem/modem.ts'

/** A make of modem over the base one: its name, its own commands, what it says by itself. */
export interface Persona {
  readonly name: string
  readonly identity: { readonly manufacturer: string; readonly model: string; readonly firmware: string }
  /** What differs from the base modem, command by command. */
  readonly commands: CommandTable
  /** An answer out of a recording, as bytes with the final code; undefined: not recorded. */
  readonly recorded?: (command: Command) => string | undefined
  /** Said when it has started, when the card is there, and when it is done with the card. */
  readonly banners: {
    readonly started: readonly string[]
    readonly card: (modem: Modem) => readonly string[]
    readonly complete: readonly string[]
  }
  /** Said before it goes dark. */
  readonly poweredDown: readonly string[]
  readonly cardRemoved: (modem: Modem) => readonly string[]
  readonly cardInserted: (modem: Modem) => readonly string[]
}
