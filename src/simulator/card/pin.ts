/** One card holder verification: a PIN with its unblocking key (TS 102 221 §9.5). */
export interface Chv {
  pin: string
  puk: string
  pinTries: number
  pukTries: number
  enabled: boolean
}

export const PIN_TRIES = 3
export const PUK_TRIES = 10

/** What a card says to a PIN: done, wrong (tries are in the Chv), blocked for good or until the PUK, or nothing to check. */
export type ChvAnswer = 'ok' | 'wrong' | 'blocked' | 'disabled'

export const newChv = (pin: string, puk: string, enabled: boolean): Chv => ({
  pin,
  puk,
  pinTries: PIN_TRIES,
  pukTries: PUK_TRIES,
  enabled,
})

/** VERIFY PIN. A right PIN gives back all tries, a wrong one costs one; at none the card asks for the PUK. */
export function verify(chv: Chv, pin: string): ChvAnswer {
  if (chv.pinTries === 0) return 'blocked'
  if (pin === chv.pin) {
    chv.pinTries = PIN_TRIES
    return 'ok'
  }
  chv.pinTries--
  return chv.pinTries === 0 ? 'blocked' : 'wrong'
}

/** UNBLOCK PIN: a new PIN, and the check enabled (TS 102 221 §11.1.13). After ten wrong keys the card is dead. */
export function unblock(chv: Chv, puk: string, newPin: string): ChvAnswer {
  if (chv.pukTries === 0) return 'blocked'
  if (puk !== chv.puk) {
    chv.pukTries--
    return chv.pukTries === 0 ? 'blocked' : 'wrong'
  }
  Object.assign(chv, { pin: newPin, pinTries: PIN_TRIES, pukTries: PUK_TRIES, enabled: true })
  return 'ok'
}

/** CHANGE PIN: only while the check is enabled. */
export function change(chv: Chv, oldPin: string, newPin: string): ChvAnswer {
  if (!chv.enabled) return 'disabled'
  const answer = verify(chv, oldPin)
  if (answer === 'ok') chv.pin = newPin
  return answer
}

/** ENABLE or DISABLE PIN; both cost a try when the PIN is wrong. */
export function setEnabled(chv: Chv, enabled: boolean, pin: string): ChvAnswer {
  const answer = verify(chv, pin)
  if (answer === 'ok') chv.enabled = enabled
  return answer
}
