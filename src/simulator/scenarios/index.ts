import { standard } from './default.ts'
import type { Scenario } from './scenario.ts'

const all: readonly Scenario[] = [
  standard,
  { ...standard, name: 'simcom', persona: 'simcom', imei: '867503030000017' },
  { ...standard, name: 'generic', persona: 'generic', imei: '352000090000013' },
  { ...standard, name: 'noCard', slot: undefined },
  { ...standard, name: 'pinLocked', slot: 'pinLocked' },
  { ...standard, name: 'rejected', slot: 'rejected' },
  { ...standard, name: 'weakSignal', rsrpDbm: -119 },
  { ...standard, name: 'hotSwap', hotSwap: true },
  // Notifications where they hurt: before the answer, in the middle of a list, between the last line and OK.
  {
    ...standard,
    name: 'talkative',
    interruptions: [
      { command: '+CPIN', moment: 'afterEcho', line: '+QIND: SMS DONE' },
      { command: '+CSQ', moment: 'afterEcho', line: '+CREG: 1,"2716","0D1A3B41",7' },
      { command: '+QSIMSTAT', moment: 'afterEcho', line: '+QSIMSTAT: 1,1' },
      { command: '+CGDCONT', moment: 'inListing', line: '+CTZV: 25/11/21,08:00:00+32,0' },
      { command: '+CGSN', moment: 'beforeFinal', line: 'RING' },
      { command: '+CIMI', moment: 'afterEcho', line: '+CTZV: 25/11/21,08:00:00+32,0' },
    ],
  },
  // What may be on a port instead of a modem.
  { ...standard, name: 'silent', behaviour: 'silent' },
  { ...standard, name: 'echoOnly', behaviour: 'echoOnly' },
  { ...standard, name: 'noise', behaviour: 'noise' },
  { ...standard, name: 'noFinalCode', behaviour: 'noFinalCode' },
]

/** Every scenario by its name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(all.map((scenario) => [scenario.name, scenario]))
