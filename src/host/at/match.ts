import type { Own } from './at.ts'

/**
 * Whether `line` belongs to the command that stated `own`. The sign before a tag may be missing (`ICCID: 8986…` for `+ICCID:`),
 * blanks round the colon do not count, case does not either.
 */
export function isOwn(own: Own, line: string): boolean {
  if (own === 'none') return false
  if ('bare' in own) {
    if (own.prefixes?.some((prefix) => hasPrefix(line, prefix))) return true
    return !isKnownNotification(line) && !TAGGED.test(line) && own.bare.test(line)
  }
  return own.prefixes.some((prefix) => hasPrefix(line, prefix)) && (own.accept?.(line) ?? true)
}

function hasPrefix(line: string, prefix: string): boolean {
  const wanted = squeeze(prefix)
  const got = squeeze(line.slice(0, prefix.length + 8))
  return got.startsWith(wanted) || (SIGN.test(wanted) && got.startsWith(wanted.slice(1)))
}

/** A sign and a tag of capitals: an answer to another command, or a notification that the list below does not know. */
const TAGGED = /^[+^*$#%&!][A-Z][A-Z0-9_]*\s*(?::|$)/

const SIGN = /^[+^$%*#&!]/
const squeeze = (text: string) => text.replace(/\s*:\s*/, ':').toUpperCase()

/** Lines that modems send on their own account: 27.007, 27.005, and vendors' additions. They are never a bare reply. */
export const isKnownNotification = (line: string): boolean => NOTIFICATION.test(line)

const TAGS = [
  ...['CFUN', 'CPIN', 'CREG', 'CGREG', 'CEREG', 'C5GREG', 'CGEV', 'CIEV', 'CTZ[VEU]', 'NITZ', 'CUSD', 'CRING', 'CLIP'],
  ...['CCWA', 'CMTI?', 'CDSI?', 'CBMI?', 'STC', 'STKPRO', 'STIN'],
  ...['QUSIM', 'QIND', 'QSIMSTAT', 'QIURC', 'QIOPEN', 'QPING', 'QNTP'],
  ...['SIM', 'SIMCARD', 'CPING', 'NETOPEN', 'NETCLOSE', 'CIPEVENT', 'CIPOPEN', 'CIPCLOSE'],
  ...['UUSIMSTAT', 'UUPING\\w*', 'UUSO\\w+', 'ZUSIMR', 'ZURDY', 'ZDONR', 'EIND'],
]
const NOTIFICATION = new RegExp(
  `^(?:\\+(?:${TAGS.join('|')})\\s*:|` +
    '\\^(?:SIMST|BOOT|RSSI|HCSQ|MODE|SRVST|DSFLOWRPT|NDISSTAT|STIN|CIEV|SYSSTART)\\s*:?|' +
    '\\*(?:ATREADY|COPS|CGREG|CREG|SIM\\w*|EUICC|ISIMAID)\\s*:|%(?:XSIM|CESQ|MDMEV)\\s*:|' +
    '(?:MISSED_CALL|VOICE CALL)\\s*:|' +
    '(?:RDY|RING|SMS DONE|PB DONE|SMS READY|CALL READY|GPS READY|START|MODEM:STARTUP|(?:OPL|PNN) UPDATING|(?:UNDER|OVER)-VOLTAGE.*|POWERED DOWN|NORMAL POWER DOWN|NO CARRIER)$)',
  'i',
)
