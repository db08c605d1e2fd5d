import { inFours, maskIccid, maskImei, maskImsi, maskPhone, tail } from '../../src/shared/mask.ts'
import { useBench } from '../state/console.tsx'

/** How subscriber data is shown: masked unless the bench is set otherwise. Until the settings are known: masked. */
export interface Identity {
  readonly masked: boolean
  readonly iccid: (text: string) => string
  readonly imei: (text: string) => string
  readonly imsi: (text: string) => string
  readonly phone: (text: string) => string
}

const HIDDEN: Identity = { masked: true, iccid: maskIccid, imei: maskImei, imsi: maskImsi, phone: maskPhone }
const OPEN: Identity = {
  masked: false,
  iccid: inFours,
  imei: inFours,
  imsi: inFours,
  phone: (text) => text.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3'),
}

export const useIdentity = (): Identity => (useBench((bench) => bench.app?.settings.masked ?? true) ? HIDDEN : OPEN)

/** The last digits by which people tell two apart; they are open in either mode. */
export const lastDigits = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : tail(text) || text
