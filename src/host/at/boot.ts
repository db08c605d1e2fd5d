/**
 * Watches for the banners of a modem that has just started: `RDY` (Quectel), `*ATREADY: 1` (ASR), `^SYSSTART` (Cinterion),
 * `^BOOT:` (Huawei), or `+CFUN: 1` followed by the card's first words.
 */
export class BootWatch {
  #lastBoot = ''
  #radioOn = false

  /** Whether `line`, which no command asked for, says that the modem has restarted. `command` is what is in flight. */
  isBanner(line: string, command: string | undefined): boolean {
    if (/^(?:RDY|\*ATREADY:\s*1|\^SYSSTART\b.*)$/.test(line)) return true
    if (line.startsWith('^BOOT:')) {
      // Older Huawei sticks repeat one and the same line every few seconds; only another one is another start.
      const repeated = line === this.#lastBoot
      this.#lastBoot = line
      return !repeated
    }
    if (/\+CFUN=/i.test(command ?? '')) return false
    if (/^\+CFUN:\s*1$/.test(line)) this.#radioOn = true
    else if (this.#radioOn) {
      this.#radioOn = false
      return /^\+(?:CPIN|QUSIM|QIND):/.test(line)
    }
    return false
  }
}
