import type { Shape } from '../shape.ts'
import type { findings as zh } from '../zh-CN/findings.ts'

export const findings = {
  confidence: { high: 'sure', medium: 'fairly sure', low: 'not sure' },
  seen: 'Seen',
  todo: 'What to do',
  named: '{{state}}: {{title}}',
  nth: 'finding {{n}}/{{total}}',
  rule: {
    simAbsent: {
      title: 'SIM absent',
      seen: 'The modem recognises no card',
      todo: 'Power off and reseat the card: notch the right way, pushed home, not in the PSAM slot',
    },
    simPin: {
      title: 'SIM PIN required',
      seen: 'The card has its SIM PIN switched on|, tries left: {{triesLeft}}',
      todo: "Ask the card's supplier for the SIM PIN; never guess",
    },
    simPuk: {
      title: 'PUK required',
      seen: 'The SIM PIN was wrong too often|, PUK tries left: {{triesLeft}}',
      todo: 'Ask the carrier for the PUK, or swap the card',
    },
    simDead: {
      title: 'SIM permanently blocked',
      seen: 'The PUK tries are used up; this card can never be unlocked',
      todo: 'Swap the card',
    },
    simBlocked: {
      title: 'Locked to another SIM or network',
      seen: 'The terminal does not accept this card',
      todo: 'Ask the acquirer which carrier the terminal accepts; this bench unlocks no terminal',
    },
    simError: {
      title: 'SIM failure',
      seen: 'The card is there and cannot be read',
      todo: 'Power off, clean the contacts and reseat; if it still fails, swap the card',
    },
    registrationDenied: {
      title: 'Registration denied',
      seen: 'The network refuses: {{denial}}| · reject cause {{cause}}',
      todo: '{{denialTodo}}',
    },
    emergencyOnly: {
      title: 'Emergency only',
      seen: 'The network does not accept this card|: {{denial}}| · reject cause {{cause}}',
      todo: '{{denialTodo}}',
    },
    searching: {
      title: 'Searching',
      seen: 'SIM ready, not registered yet',
      todo: 'Wait 30 seconds; if it goes on, look at signal and antenna',
    },
    notRegistered: {
      title: 'Not registered',
      seen: 'SIM ready, and the modem is not searching',
      todo: 'Check flight mode and the mobile data switch, then reboot the terminal',
    },
    weakSignal: {
      title: 'Weak signal',
      seen: '{{figure}} {{dbm}} dBm, below the threshold of {{thresholdDbm}} dBm',
      todo: 'Move the terminal and look again; if still weak, check the antenna',
    },
    noApn: {
      title: 'No APN set',
      seen: 'Registered, and the terminal has no APN',
      todo: "Ask the card's supplier for its APN and enter it on the terminal",
    },
    noAddress: {
      title: 'No IP address',
      seen: 'Registered, and no data context is up|; APN {{apn}}',
      todo: 'Compare the APN with what the card needs, then look at data left and suspension',
    },
  },
  denial: {
    cardInvalid: {
      title: 'unknown card, or failed authentication',
      todo: "Ask the SIM issuer for the card's status: activated, cancelled?",
    },
    imeiBinding: {
      title: 'card bound to another device, or device not accepted',
      todo: 'Ask the supplier for a re-bind; this bench changes no IMEI',
    },
    suspended: {
      title: 'suspended, unpaid, or without data service',
      todo: 'Ask the supplier why it stopped; resume it or swap the card',
    },
    region: {
      title: 'not allowed in this place or network',
      todo: 'Ask the supplier where it may be used; try another place',
    },
    apn: { title: 'APN wrong, missing or not subscribed', todo: 'Ask the supplier for the right APN' },
    network: { title: 'network failure or congestion', todo: 'Wait a few minutes and read again' },
    unknown: {
      title: 'the network gives no reason',
      todo: 'Wait a minute and read again; if it stays, hand over to after-sales',
    },
  },
} as const satisfies Shape<typeof zh>
