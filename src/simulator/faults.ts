import type { Fate, Interruption } from './modem/channel.ts'
import type { Command } from './modem/commandLine.ts'

/** What goes wrong with commands, on order: each entry is used up as it happens. */
export interface Faults {
  fail(command: string, how: 'silence' | 'error' | 'drop', count: number): void
  fate(command: Command): Fate
  interruption(command: Command, moment: Interruption['moment']): string | undefined
}

const starts = (command: Command, beginning: string) =>
  command.text.toUpperCase().startsWith(beginning.toUpperCase().replace(/^AT/, ''))

export function createFaults(interruptions: readonly Interruption[]): Faults {
  const orders: { command: string; how: Exclude<Fate, 'answer'>; left: number }[] = []
  const notices = interruptions.map((one) => ({ ...one, left: one.times ?? Number.POSITIVE_INFINITY }))
  return {
    fail: (command, how, count) => void orders.push({ command, how, left: count }),
    fate(command) {
      const order = orders.find((one) => one.left > 0 && starts(command, one.command))
      if (order === undefined) return 'answer'
      order.left--
      return order.how
    },
    interruption(command, moment) {
      const notice = notices.find((one) => one.left > 0 && one.moment === moment && starts(command, one.command))
      if (notice === undefined) return undefined
      notice.left--
      return notice.line
    },
  }
}
