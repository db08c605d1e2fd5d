import type { Issuer } from './snapshot.ts'

// 3GPP TS 23.003 §2.2. In mainland China (MCC 460) the MNC has two digits.
const CHINA: Record<string, Issuer> = {
  '00': 'chinaMobile',
  '02': 'chinaMobile',
  '04': 'chinaMobile',
  '07': 'chinaMobile',
  '08': 'chinaMobile',
  '01': 'chinaUnicom',
  '06': 'chinaUnicom',
  '09': 'chinaUnicom',
  '03': 'chinaTelecom',
  '05': 'chinaTelecom',
  '11': 'chinaTelecom',
  '15': 'chinaBroadnet',
}

/** An IMSI as cards hold it: 6 to 15 digits (15 in China). */
export const isImsi = (text: string): boolean => /^\d{6,15}$/.test(text)

/** The home network of an IMSI or of a numeric operator code; undefined for a Chinese MNC that is not known. */
export function issuerOfPlmn(digits: string): Issuer | undefined {
  if (!/^\d{5,}$/.test(digits)) return undefined
  return digits.startsWith('460') ? CHINA[digits.slice(3, 5)] : 'other'
}
