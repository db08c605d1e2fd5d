import type { Shape } from '../shape.ts'
import type { problems as zh } from '../zh-CN/problems.ts'

export const problems = {
  portNotFound: {
    title: 'No such port',
    seen: 'The system does not have it|: {{path}}',
    todo: 'Check cable and address, then "Look again"',
  },
  portsNotListed: {
    title: 'Serial ports cannot be listed',
    seen: 'The system does not say which ports it has, so no terminal appears by itself',
    todo: 'Add the terminal by its address, or restart this computer and "Look again"',
  },
  portAccessDenied: {
    title: 'No permission to open the port',
    seen: 'The system refuses|: {{path}}',
    todo: 'Add this user to the serial group (Linux: dialout), log in again and retry',
  },
  portInUse: {
    title: 'Port in use| by {{holder}}',
    seen: 'Another program has it|: {{path}}',
    todo: 'Close that program, then "Look again"',
  },
  connectionRefused: {
    title: 'Connection refused',
    seen: 'Nothing listens there|: {{path}}',
    todo: 'Check address and port; is the serial server running?',
  },
  connectTimeout: {
    title: 'Connection timed out',
    seen: 'No answer in time|: {{path}}',
    todo: 'Check network and address, then try again',
  },
  linkFailed: {
    title: 'Link failed',
    seen: 'The port was opened and failed|: {{path}}',
    todo: 'Unplug the cable, plug it in again and retry',
  },
  addressInvalid: {
    title: 'Address not understood',
    seen: 'It is neither a port path nor a tcp:// address',
    todo: 'For example /dev/ttyUSB2, COM7, tcp://192.168.1.20:4001',
  },
  alreadyOnBench: {
    title: 'Already on the bench',
    seen: 'This address has a place|: port {{place}}',
    todo: 'Use that place',
  },
  imeiTwice: {
    title: 'Two terminals with one IMEI',
    seen: 'Port {{place}} has this IMEI too',
    todo: 'It may be one terminal on two ports: remove one; if there are two, hand over to after-sales',
  },
  modemSilent: {
    title: 'Modem not answering',
    seen: 'The port is open and not a byte came',
    todo: 'Is the terminal on? Try another port or baud rate',
  },
  modemEchoOnly: {
    title: 'Echo only',
    seen: 'Commands come back unchanged, without a result',
    todo: 'Probably no AT port: try another one',
  },
  modemNoise: {
    title: 'Wrong baud rate',
    seen: 'What came makes no sense',
    todo: 'Try another baud rate; 115200 and 9600 are common',
  },
  modemNoFinalCode: {
    title: 'Answer incomplete',
    seen: 'There was an answer without its final line',
    todo: 'Wait a few seconds and read again; else reboot the terminal',
  },
  modemRefused: {
    title: 'Modem refuses',
    seen: 'The command came back with an error',
    todo: 'See the code in small print; if it stays, hand over to after-sales',
  },
  linkGone: {
    title: 'Link gone',
    seen: 'It does not say that the terminal is off',
    todo: 'Check the cable; it goes on by itself when it is back',
  },
  technicianMissing: {
    title: "No technician's name",
    seen: "Every record carries the technician's name",
    todo: 'Enter it in Settings, then go on',
  },
  jobNotFound: {
    title: 'No such job',
    seen: 'It does not exist, or not on this bench',
    todo: 'Open it from the bench',
  },
  jobStale: {
    title: 'The job has moved on',
    seen: 'Something was recorded meanwhile',
    todo: 'The page is up to date now: look and press again',
  },
  jobClosed: {
    title: 'The job has ended',
    seen: 'Its work order is closed',
    todo: 'Start a new swap if one is needed',
  },
  stepNotCurrent: {
    title: 'Not the current step',
    seen: 'The job is in another step',
    todo: 'The page is back at the current step',
  },
  stepIncomplete: {
    title: 'This step is not complete',
    seen: 'Missing|: {{missing}}',
    todo: 'Complete it, then go on',
  },
  terminalBusy: {
    title: 'Terminal in use',
    seen: 'In use by|: {{holder}}',
    todo: 'Wait until that is done, or abandon that job',
  },
  terminalNotHere: {
    title: 'Terminal not on the bench',
    seen: "This job's terminal is not plugged in",
    todo: 'Plug the same terminal in; it goes on by itself',
  },
  otherTerminal: {
    title: 'A different terminal: stopped',
    seen: "The order's IMEI |ends {{expected}}, |this one's |ends {{seen}}",
    todo: "Unplug it and plug in the order's terminal",
  },
  oldCardStill: {
    title: 'Still the old card',
    seen: "The ICCID read is the old card's|, ends {{tail}}",
    todo: 'Go back to "Change the card" and put the new one in',
  },
  otherCard: {
    title: 'Not the expected card',
    seen: '|Read: ends {{seen}}|, expected: ends {{expected}}',
    todo: 'Put the expected card in, or go back to "New card" and register this one',
  },
  noCardRead: {
    title: 'No card read',
    seen: 'No ICCID could be read',
    todo: 'Go back to "Change the card" and reseat it',
  },
  identityDiffers: {
    title: 'Identity differs: nothing written',
    seen: "IMEI or ICCID is not the order's",
    todo: 'Check that it is the same terminal with the same card',
  },
  readBackDiffers: {
    title: 'Read-back differs',
    seen: 'What was read back is not what was written',
    todo: 'Write once more; if it stays, skip it with the reason',
  },
  numberInvalid: {
    title: 'Not a phone number',
    seen: 'Expected: 11 digits, 13 digits (IoT), or + and a country code',
    todo: 'Check it and type it again',
  },
  iccidInvalid: {
    title: 'Not an ICCID',
    seen: 'Expected: 19 or 20 digits beginning with 89',
    todo: 'Scan again, or type what the card says',
  },
  unsupported: {
    title: 'Not supported',
    seen: 'This terminal or card cannot do it',
    todo: 'Skip it with the reason',
  },
  notProved: {
    title: 'Not proven',
    seen: 'Nothing was read that proves it',
    todo: 'Try again; if it stays, hand over to after-sales',
  },
  timedOut: {
    title: 'Timed out| after {{seconds}} s',
    seen: 'It was not finished in time',
    todo: 'Check the terminal, then try again',
  },
  terminalNotFound: { title: 'No such place', seen: 'The terminal was removed', todo: 'Back to the bench' },
  orderNotFound: { title: 'No such work order', seen: 'Not found|: {{orderNumber}}', todo: 'Check the number' },
  demoNotRunning: {
    title: 'Simulated terminal not running',
    seen: 'The simulated terminal has stopped',
    todo: 'On the bench: "Try it with a simulated terminal"',
  },
  demoRefused: {
    title: 'The simulated terminal refuses',
    seen: 'That cannot be done now',
    todo: 'Look at its power, cable and card',
  },
  storeFailed: {
    title: 'Record not saved',
    seen: 'Nothing was recorded, so nothing was done',
    todo: 'Check the disk; restart the console',
  },
  folderInUse: {
    title: 'Another console has the data',
    seen: 'In use by|: {{holder}}',
    todo: 'Close that console, then open this one',
  },
  diskFull: {
    title: 'Disk full: stopped at a safe step',
    seen: 'Records cannot be written',
    todo: 'Free some space, then go on',
  },
  internal: {
    title: 'Internal error',
    seen: 'It was not done',
    todo: 'Try again; if it stays, hand the small print to after-sales',
  },
} as const satisfies Shape<typeof zh>
