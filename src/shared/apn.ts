/** Contexts that a modem keeps for the operator's own services (voice, emergency calls, ...); a terminal's data never goes through them. */
const SERVICES = /^(?:ims|sos|emergency|xcap|mms|supl)$/i

/** An APN without the operator's part that networks append, `.mnc000.mcc460.gprs` (3GPP TS 23.003 §9.1.2). */
export const networkPart = (apn: string): string => apn.replace(/\.mnc\d+\.mcc\d+(?:\.gprs)?$/i, '')

/** Whether this APN belongs to a service of the operator's, in whatever case and form a modem gives it. */
export const isServiceApn = (apn: string): boolean => SERVICES.test(networkPart(apn))
