import type { CardSpec } from '../../shared/control.ts'
import { CHINA_MOBILE, CHINA_TELECOM, CHINA_UNICOM } from '../network/operator.ts'
import { type Scenario, usualTiming } from './scenario.ts'

// All numbers are made up: they have the right form and belong to nobody.

/** The cards in the drawer; the same ones for every terminal. */
export const drawer: Readonly<Record<string, CardSpec>> = {
  old: { iccid: '89860426000000000015', imsi: '460041234500001', msisdn: '1440512345001', apn: 'cmiot' },
  new: { iccid: '89860426000000000023', imsi: '460041234500002', apn: 'cmiot' },
  readonlyNew: {
    iccid: '89860426000000000031',
    imsi: '460041234500003',
    msisdn: '1440512345003',
    apn: 'cmiot',
    msisdnReadOnly: true,
  },
  pinLocked: {
    iccid: '89860426000000000049',
    imsi: '460041234500004',
    apn: 'cmiot',
    pin: '1234',
    puk: '12345678',
    pinEnabled: true,
  },
  /** The network does not take it in this terminal: bound to another IMEI. */
  rejected: { iccid: '89860426000000000056', imsi: '460041234500005', apn: 'cmiot', rejectCause: 5 },
  /** Another APN than the terminal is set up with. */
  otherApn: { iccid: '89860426000000000064', imsi: '460041234500006', apn: 'cmmtm' },
  unicom: { iccid: '89860126000000000018', imsi: '460061234500001', apn: 'unim2m.njm2mapn' },
}

/** The payment host of every scenario. */
export const PAYMENT_HOST = 'pay.swapbench.example'
export const PAYMENT_PORT = 7000

/** An EC25 in a terminal of the N910 kind, with a China Mobile IoT card that is due. */
export const standard: Scenario = {
  name: 'default',
  persona: 'quectel',
  imei: '861107030000013',
  slot: 'old',
  cards: drawer,
  operators: [CHINA_MOBILE, CHINA_UNICOM, CHINA_TELECOM],
  rsrpDbm: -92,
  apn: 'cmiot',
  hosts: { [PAYMENT_HOST]: [PAYMENT_PORT] },
  hotSwap: false,
  behaviour: 'modem',
  interruptions: [],
  timing: usualTiming,
}
