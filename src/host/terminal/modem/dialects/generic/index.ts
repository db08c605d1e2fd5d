import type { Dialect, Notice } from '../../dialect.ts'
import { parseIccidReply, simStateOf } from '../../parse/card.ts'
import { fieldsOf } from '../../parse/parsed.ts'
import { bare } from '../../query.ts'
import { cardIccid, pinTries } from '../../standard.ts'

/** A bare or tagged ICCID; which tag comes back does not follow from the command. */
export const iccidQuery = (send: string, ...prefixes: readonly string[]) =>
  bare(send, /^"?[0-9a-f]{18,21}"?$/i, parseIccidReply, prefixes)

/** Lines that every family is known to send when it starts. */
const BOOT = /^(?:RDY|\*ATREADY: ?1|\^BOOT:.*|\+CFUN: ?1|START)$/

function notice(line: string): Notice | undefined {
  if (BOOT.test(line.trim())) return { boot: true }
  const code = fieldsOf(line, 'CPIN')?.[0]
  const sim = code === undefined ? undefined : simStateOf(code)
  return sim && { sim }
}

/** 3GPP TS 27.007 alone. It works with every modem, and knows nothing that the standard does not have. */
export const generic: Dialect = {
  name: 'generic',
  // It is taken where no other dialect is surer.
  recognise: () => 0.01,
  iccid: [
    iccidQuery('AT+CCID', '+CCID:', '+ICCID:'),
    iccidQuery('AT+ICCID', '+ICCID:', '+CCID:'),
    ...cardIccid,
    // Where the modem lets nobody at the card's files: what vendors call the same question.
    iccidQuery('AT^ICCID?', '^ICCID:'),
    iccidQuery('AT+CCID?', '+CCID:'),
    iccidQuery('AT+QCCID', '+QCCID:', '+CCID:'),
    iccidQuery('AT+CICCID', '+ICCID:', '+CICCID:'),
    iccidQuery('AT$MYCCID', '$MYCCID:'),
    iccidQuery('AT+ZGETICCID', '+ZGETICCID:'),
    iccidQuery('AT#CCID', '#CCID:'),
    iccidQuery('AT%XICCID', '%XICCID:'),
  ],
  pinTries: [pinTries],
  servingCell: [],
  extendedCsq: false,
  accessTechnologies: {},
  notice,
  tcp: {
    missing:
      'The standard has no command that opens a connection through the modem, and this modem’s own is not known.',
  },
  ping: { missing: 'The standard has no ping command, and this modem’s own is not known.' },
  powerOff: { missing: 'The standard has no command that switches a modem off, and this modem’s own is not known.' },
}
