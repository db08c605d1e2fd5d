import type { Shape } from '../shape.ts'
import type { terminal as zh } from '../zh-CN/terminal.ts'

const NO_COMMAND = "the standard has no command for it, and this modem's own is not known"

export const terminal = {
  findings: 'Findings',
  fine: 'All well',
  fineNote: 'No findings',
  card: 'Card',
  network: 'Signal and network',
  networkNote: 'each second · last 60 s',
  settings: 'Settings',
  settingsNote: 'changed only in a swap',
  start: 'Start swap',
  resume: 'Resume swap',
  refresh: 'Read again',
  remove: 'Remove',
  removeAsk: 'It is read no longer then; it can be added again at any time.',
  gap: 'no reading {{seconds}} s',
  chart: '{{figure}}, last 60 seconds|, now {{dbm}} dBm|, lowest {{lowest}} dBm',
  caveat: 'Written to the card and the work order only; it changes nothing at the acquirer or the carrier',
  storedNote: 'Own-number record (EF_MSISDN) as read',
  noPlanTitle: 'Remaining data unknown',
  noPlan: 'No plan source: neither modem nor card knows plan and usage',
  capabilities: 'What this terminal can do',
  capability: {
    tcp: 'Traffic test (TCP)',
    ping: 'Ping',
    powerOff: 'Power off by command',
    boundNumber: 'Write bound number',
  },
  possible: 'Supported',
  impossible: 'not supported',
  notPossible: 'not supported ({{why}})',
  notPossibleWhy: {
    tcp: NO_COMMAND,
    ping: NO_COMMAND,
    powerOff: NO_COMMAND,
    boundNumber: 'the modem gives no access to the own-number record',
  },
  readAt: '{{time}}, {{age}}',
  contexts: 'Context {{cid}}',
  from: '{{source}} · {{time}}',
} as const satisfies Shape<typeof zh>
