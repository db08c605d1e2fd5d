import { esmWords, NOT_SUBSCRIBED } from '../network/causes.ts'

/** A packet data context as it is defined and as it is. */
export interface Context {
  readonly cid: number
  type: string
  apn: string
  user: string
  password: string
  /** 0 none, 1 PAP, 2 CHAP, 3 either. */
  auth: number
  /** Set while the context is active. */
  address: string | undefined
  /** The APN the network really gave; set while the context is active. */
  granted: string | undefined
}

/** What the network says to a wish for a context. */
export interface Subscription {
  /** The APN the card's subscription has; undefined: any. */
  readonly apn: string | undefined
  readonly registered: boolean
}

export type Activation = 'active' | 'noService' | 'notSubscribed' | 'undefined'

export interface Contexts {
  readonly all: ReadonlyMap<number, Context>
  define(cid: number, change: Partial<Pick<Context, 'type' | 'apn' | 'user' | 'password' | 'auth'>>): Context
  remove(cid: number): void
  activate(cid: number): Activation
  deactivate(cid: number): void
  deactivateAll(): void
  /** Why the last one failed, in the words of +CEER; undefined: nothing failed. */
  readonly lastFailure: string | undefined
}

const OPEN_NETWORK_APN = 'cmnet'

/** The contexts outlive the modem's power; `saved` is what it had. An address is new at each activation. */
export function createContexts(saved: readonly Context[], subscription: () => Subscription): Contexts {
  const all = new Map<number, Context>(
    saved.map((context) => [context.cid, { ...context, address: undefined, granted: undefined }]),
  )
  let given = 0
  let lastFailure: string | undefined
  const deactivate = (context: Context) => {
    context.address = undefined
    context.granted = undefined
  }
  return {
    all,
    get lastFailure() {
      return lastFailure
    },
    define(cid, change) {
      const context = all.get(cid) ?? {
        cid,
        type: 'IP',
        apn: '',
        user: '',
        password: '',
        auth: 0,
        address: undefined,
        granted: undefined,
      }
      // An active context keeps what the network gave it until it is activated again (27.007 §10.1.1).
      all.set(cid, Object.assign(context, change))
      return context
    },
    remove: (cid) => void all.delete(cid),
    activate(cid) {
      const context = all.get(cid)
      if (context === undefined) return 'undefined'
      if (context.address !== undefined) return 'active'
      const { apn, registered } = subscription()
      if (!registered) return 'noService'
      const wanted = context.apn === '' ? (apn ?? OPEN_NETWORK_APN) : context.apn
      if (apn !== undefined && wanted.toLowerCase() !== apn.toLowerCase()) {
        lastFailure = esmWords(NOT_SUBSCRIBED)
        return 'notSubscribed'
      }
      given++
      context.granted = wanted
      context.address = `10.${64 + (cid % 64)}.${(given >> 8) & 0xff}.${given & 0xff}`
      lastFailure = undefined
      return 'active'
    },
    deactivate(cid) {
      const context = all.get(cid)
      if (context !== undefined) deactivate(context)
    },
    deactivateAll() {
      for (const context of all.values()) deactivate(context)
    },
  }
}
